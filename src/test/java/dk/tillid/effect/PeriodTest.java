package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.PeriodLength;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 2, 14);

  @Test
  void quartersGoBackOverTheTurnOfTheYear() {
    List<Period> periods = quarters(2024, 1, 3).periods(TODAY);
    assertThat(periods)
        .extracting(Period::first)
        .containsExactly(
            LocalDate.of(2023, 7, 1), LocalDate.of(2023, 10, 1), LocalDate.of(2024, 1, 1));
    assertThat(periods).extracting(it -> it.quarter().orElse(0)).containsExactly(3, 4, 1);
    assertThat(periods.get(1).last()).isEqualTo(LocalDate.of(2023, 12, 31));
    assertThat(periods.get(1).firstBefore()).isEqualTo(LocalDate.of(2023, 7, 1));
  }

  @Test
  void periodThatRunsEndsToday() {
    assertThat(quarters(2024, 1, 1).periods(TODAY).getLast().last()).isEqualTo(TODAY);
    assertThat(years(2024, 5).periods(TODAY).getLast().last()).isEqualTo(TODAY);
    assertThat(years(2024, 5).periods(TODAY).getFirst().year()).isEqualTo(2020);
  }

  @Test
  void onlyQuartersHaveAQuarter() {
    assertThat(years(2023, 1).periods(TODAY).getFirst().quarter()).isEmpty();
    assertThatThrownBy(() -> new Period.Row(PeriodLength.YEAR, 2023, OptionalInt.of(1), 1))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> new Period.Row(PeriodLength.QUARTER, 2023, OptionalInt.empty(), 1))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> quarters(2023, 5, 1)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> quarters(2023, 0, 1)).isInstanceOf(Rejected.class);
  }

  @Test
  void periodsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> quarters(2023, 1, 0)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> quarters(2023, 1, Period.MOST + 1)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> quarters(2024, 2, 1).periods(TODAY)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> years(2025, 1).periods(TODAY)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> years(Integer.MAX_VALUE, 1).periods(TODAY))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> years(1999, 3).periods(TODAY)).isInstanceOf(Rejected.class);
    assertThat(years(1999, 2).periods(TODAY)).hasSize(2);
  }

  private static Period.Row quarters(int year, int quarter, int count) {
    return new Period.Row(PeriodLength.QUARTER, year, OptionalInt.of(quarter), count);
  }

  private static Period.Row years(int year, int count) {
    return new Period.Row(PeriodLength.YEAR, year, OptionalInt.empty(), count);
  }
}
