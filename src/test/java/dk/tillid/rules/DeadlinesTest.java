package dk.tillid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Municipality;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
  private static final Set<DayOff> NONE_OFF = Set.of();
  private static final Set<DayOff> ALL_OFF = EnumSet.allOf(DayOff.class);
  private static final Deadlines DEADLINES = new Deadlines();

  @ParameterizedTest
  @CsvSource({
    "2026-03-09, 2026-03-16, 2026-03-16",
    "2026-04-01, 2026-04-13, 2026-04-13",
    "2023-04-28, 2023-05-08, 2023-05-08",
    "2024-04-19, 2024-04-26, 2024-04-26",
    "2026-05-08, 2026-05-18, 2026-05-18",
    "2026-05-29, 2026-06-05, 2026-06-08",
    "2026-12-17, 2026-12-24, 2026-12-28",
    "2026-12-28, 2027-01-05, 2027-01-06",
  })
  void fiveWorkingDaysEndAsTheCalendarSays(LocalDate received, LocalDate due, LocalDate whenOff) {
    assertThat(DEADLINES.after(NONE_OFF, received, 5)).isEqualTo(due);
    assertThat(DEADLINES.after(ALL_OFF, received, 5)).isEqualTo(whenOff);
  }

  @Test
  void aimComesFromTheRulesAndTheirDaysOff() {
    RuleBook rules = RuleBook.shipped();
    LocalDate received = LocalDate.of(2026, 5, 29);
    assertThat(DEADLINES.due(rules.ruleSet(new Municipality("0766"), received), received))
        .contains(LocalDate.of(2026, 6, 5));
    assertThat(DEADLINES.due(rules.ruleSet(new Municipality("0999"), received), received))
        .contains(LocalDate.of(2026, 6, 8));
    assertThat(DEADLINES.due(rules.ruleSet(new Municipality("0230"), received), received))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09, 2026-03-16, 5",
    "2026-03-15, 2026-03-16, 1",
    "2026-03-16, 2026-03-16, 0",
    "2026-03-17, 2026-03-16, -1",
    "2026-03-23, 2026-03-16, -5",
    "2026-03-14, 2026-03-13, -1",
    "2026-12-30, 2027-01-04, 2",
    "2027-01-04, 2026-12-30, -2",
    "2028-01-03, 2026-01-05, -508",
  })
  void daysLeftTurnNegativeOnceTheDayHasPassed(LocalDate today, LocalDate due, int left) {
    assertThat(DEADLINES.workingDaysLeft(NONE_OFF, today, due)).isEqualTo(left);
  }

  @Test
  void countedDaysAgreeWithWalkingFromDayToDay() {
    LocalDate start = LocalDate.of(2022, 12, 1);
    for (int length = 0; length < 800; length += 7) {
      LocalDate end = start.plusDays(length);
      long walked =
          LongStream.rangeClosed(1, length)
              .filter(i -> DEADLINES.isWorkingDay(ALL_OFF, start.plusDays(i)))
              .count();
      assertThat(DEADLINES.workingDaysLeft(ALL_OFF, start, end)).isEqualTo((int) walked);
    }
  }

  @Test
  void storeBededagWasAHolidayUntil2023() {
    LocalDate last = LocalDate.of(2023, 5, 5);
    LocalDate abolished = LocalDate.of(2024, 4, 26);
    assertThat(last.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(DEADLINES.isWorkingDay(NONE_OFF, last)).isFalse();
    assertThat(DEADLINES.isWorkingDay(NONE_OFF, abolished)).isTrue();
  }

  @Test
  void manyThreadsSeeOneCalendar() {
    Deadlines fresh = new Deadlines();
    LocalDate received = LocalDate.of(2026, 12, 28);
    List<LocalDate> found =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> fresh.after(ALL_OFF, received.plusYears(i % 5), 5))
            .distinct()
            .toList();
    assertThat(found).hasSize(5).contains(LocalDate.of(2027, 1, 6));
  }
}
