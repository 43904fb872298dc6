package dk.tillid.casework.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/// Working days by arithmetic of its own.
record Almanac(Wrong wrong) {
  private static final int LAST_PRAYER_DAY = 2023;
  private static final int AIM = 5;
  private static final Set<MonthDay> FIXED =
      Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));
  private static final Set<MonthDay> CLOSED =
      Set.of(MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 31));

  /// Days after Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension,
  /// Whit Sunday and Monday.
  private static final Set<Long> MOVING = Set.of(-3L, -2L, 0L, 1L, 39L, 49L, 50L);

  /// The fourth Friday after Easter.
  private static final long PRAYER_DAY = 26;

  /// The fifth working day after a day.
  LocalDate due(Set<Says> says, LocalDate received) {
    LocalDate day = wrong == Wrong.DUE_COUNTS_THE_DAY_OF_RECEIPT ? received.minusDays(1) : received;
    for (int left = AIM; left > 0; left -= counts(says, day) ? 1 : 0) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean counts(Set<Says> says, LocalDate day) {
    return wrong == Wrong.DUE_COUNTS_WEEKENDS ? !free(says, day) : works(says, day);
  }

  /// Whether the team works.
  boolean works(Set<Says> says, LocalDate day) {
    DayOfWeek name = day.getDayOfWeek();
    return name != DayOfWeek.SATURDAY && name != DayOfWeek.SUNDAY && !free(says, day);
  }

  private boolean free(Set<Says> says, LocalDate day) {
    MonthDay date = MonthDay.from(day);
    boolean closed = says.contains(Says.DAYS_OFF) && CLOSED.contains(date);
    boolean holiday = FIXED.contains(date) || moving(day);
    return (closed && wrong != Wrong.DUE_COUNTS_DAYS_OFF)
        || (holiday && wrong != Wrong.DUE_COUNTS_HOLIDAYS);
  }

  private boolean moving(LocalDate day) {
    long after = day.toEpochDay() - easter(day.getYear()).toEpochDay();
    boolean prayed = day.getYear() <= LAST_PRAYER_DAY || wrong == Wrong.PRAYER_DAY_FOR_EVER;
    return MOVING.contains(after) || (prayed && after == PRAYER_DAY);
  }

  /// Easter Sunday by the rule of Gauss in Lichtenberg's form.
  static LocalDate easter(int year) {
    int century = year / 100;
    int moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    int sun = 2 - (3 * century + 3) / 4;
    int golden = year % 19;
    int seed = (19 * golden + moon) % 30;
    int less = (seed + golden / 11) / 29;
    int border = 21 + seed - less;
    int sunday = 7 - (year + year / 4 + sun) % 7;
    int away = 7 - (border - sunday) % 7;
    return LocalDate.of(year, 3, 1).plusDays(border + away - 1L);
  }
}
