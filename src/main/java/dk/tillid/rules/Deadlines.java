package dk.tillid.rules;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Deadlines in working days (hverdage): Monday to Friday, less public holidays (Store Bededag up
/// to 2023), less the days on which the municipality is closed. Safe from any thread; a year is
/// worked out once and then only looked up.
public final class Deadlines {
  /// A year as one municipality works it.
  private record Worked(int year, Set<DayOff> off) {}

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));

  /// For each year how many working days lie before each of its days; the last entry is the whole
  /// year.
  private final Map<Worked, int[]> years = new ConcurrentHashMap<>();

  /// Whether it is a working day where these days are off.
  public boolean isWorkingDay(Set<DayOff> off, LocalDate day) {
    int[] before = year(off, day.getYear());
    return before[day.getDayOfYear()] > before[day.getDayOfYear() - 1];
  }

  /// The day by which the first contact is aimed at; empty where the rules state no aim. The day
  /// after receipt is the first that can count.
  public Optional<LocalDate> due(RuleSet rules, LocalDate receivedOn) {
    return rules.reaching().firstContactWorkingDays().stream()
        .mapToObj(days -> after(rules.office().daysOff(), receivedOn, days))
        .findFirst();
  }

  /// The working day that is `workingDays` after a day.
  ///
  /// @param workingDays at least 1
  public LocalDate after(Set<DayOff> off, LocalDate day, int workingDays) {
    LocalDate reached = day;
    int counted = 0;
    while (counted < workingDays) {
      reached = reached.plusDays(1);
      counted += isWorkingDay(off, reached) ? 1 : 0;
    }
    return reached;
  }

  /// Working days that are left after today until the due day's end: 0 on the day itself, negative
  /// once it has passed (−1 also where only days off have passed since).
  public int workingDaysLeft(Set<DayOff> off, LocalDate today, LocalDate due) {
    return due.isBefore(today) ? -Math.max(1, between(off, due, today)) : between(off, today, due);
  }

  /// Working days after `from` up to and including `to`, `to` not being before `from`.
  private int between(Set<DayOff> off, LocalDate from, LocalDate to) {
    int count = -until(off, from);
    for (int year = from.getYear(); year < to.getYear(); year++) {
      int[] before = year(off, year);
      count += before[before.length - 1];
    }
    return count + until(off, to);
  }

  /// Working days of the year up to and including the day.
  private int until(Set<DayOff> off, LocalDate day) {
    return year(off, day.getYear())[day.getDayOfYear()];
  }

  private int[] year(Set<DayOff> off, int year) {
    return years.computeIfAbsent(new Worked(year, off), this::workOut);
  }

  private int[] workOut(Worked worked) {
    Set<LocalDate> free =
        holidays.getHolidays(Year.of(worked.year())).stream()
            .map(Holiday::getDate)
            .collect(Collectors.toUnmodifiableSet());
    int[] before = new int[Year.of(worked.year()).length() + 1];
    for (int i = 1; i < before.length; i++) {
      LocalDate day = LocalDate.ofYearDay(worked.year(), i);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      boolean works = !weekend && !free.contains(day) && !DayOff.isOff(worked.off(), day);
      before[i] = before[i - 1] + (works ? 1 : 0);
    }
    return before;
  }
}
