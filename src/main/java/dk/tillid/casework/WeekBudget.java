package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Person;
import dk.tillid.domain.View;
import dk.tillid.rules.RuleSet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.OptionalInt;

/// How much time of a citizen's week is used (tid om ugen).
///
/// @param monday the first day of the ISO week
/// @param minutesUsed the minutes of all contacts, Monday to Sunday
/// @param minutesAimed the municipality's aim; empty where it states none
public record WeekBudget(LocalDate monday, int minutesUsed, OptionalInt minutesAimed) {
  private static final int DAYS = 7;

  /// The week that holds the day, over all cases of the person: two pseudonyms do not double what
  /// the aim allows one citizen. Opens only the pages that can have a contact in it.
  public static WeekBudget of(RuleSet rules, View view, CaseFile file, LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate sunday = monday.plusDays(DAYS - 1);
    int used =
        Person.of(view, file).files().stream()
            .mapToInt(each -> minutes(view, each, monday, sunday))
            .sum();
    return new WeekBudget(monday, used, rules.frame().minutesPerIsoWeek());
  }

  private static int minutes(View view, CaseFile file, LocalDate monday, LocalDate sunday) {
    return file.contacts().pagesBetween(monday, sunday).stream()
        .flatMap(number -> view.contacts(file.id(), number).stream())
        .flatMap(page -> page.contacts().stream())
        .filter(contact -> !contact.on().isBefore(monday) && !contact.on().isAfter(sunday))
        .mapToInt(contact -> contact.minutes())
        .sum();
  }

  /// The same week with a contact more.
  public WeekBudget plus(int minutes) {
    return new WeekBudget(monday, minutesUsed + minutes, minutesAimed);
  }

  /// What the aim leaves of the week; negative where it is exceeded, empty without an aim.
  public OptionalInt minutesLeft() {
    return minutesAimed.isPresent()
        ? OptionalInt.of(minutesAimed.getAsInt() - minutesUsed)
        : OptionalInt.empty();
  }

  /// Whether the aim is exceeded.
  public boolean over() {
    return minutesLeft().orElse(0) < 0;
  }
}
