package dk.tillid.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/// Days that are no public holidays but on which a municipality may be closed (lukkedage).
public enum DayOff {
  /// 5 June (grundlovsdag).
  CONSTITUTION_DAY(6, 5),
  /// 24 December (juleaftensdag).
  CHRISTMAS_EVE(12, 24),
  /// 31 December (nytårsaftensdag).
  NEW_YEARS_EVE(12, 31);

  private final int month;
  private final int dayOfMonth;

  DayOff(int month, int dayOfMonth) {
    this.month = month;
    this.dayOfMonth = dayOfMonth;
  }

  /// The day of the year.
  public MonthDay day() {
    return MonthDay.of(month, dayOfMonth);
  }

  /// Whether the day is one of those off.
  static boolean isOff(Set<DayOff> off, LocalDate day) {
    return off.stream()
        .anyMatch(it -> it.month == day.getMonthValue() && it.dayOfMonth == day.getDayOfMonth());
  }
}
