package dk.tillid.rules;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What every command goes by: the municipalities' rules, the calendar, and the registry's own
/// bounds.
///
/// @param backdatingDays how many days back an event may be recorded, at least 0
/// @param maxEntries the most entries of a list of a case, at least 1; for contacts the most pages;
///   also the most cases of a person
/// @param undoMergeDays for how many days after it a merger can be undone, at least 0
public record Practice(
    RuleBook rules, Deadlines deadlines, int backdatingDays, int maxEntries, int undoMergeDays) {
  /// A quarter of a year.
  public static final int BACKDATING_DAYS = 92;

  /// Far above any real case, low enough that no case grows without end.
  public static final int MAX_ENTRIES = 500;

  /// A month: long enough to notice, short enough that a report is not rewritten afterwards.
  public static final int UNDO_MERGE_DAYS = 30;

  /// The rules under the bounds that hold unless configured.
  public static Practice of(RuleBook rules) {
    return new Practice(rules, new Deadlines(), BACKDATING_DAYS, MAX_ENTRIES, UNDO_MERGE_DAYS);
  }

  /// The rules of a municipality on a day.
  public RuleSet ruleSet(Municipality municipality, LocalDate day) {
    return rules.ruleSet(municipality, day);
  }

  /// Why an event of that day cannot be recorded today, where it cannot.
  public Optional<Refusal> refusal(LocalDate today, LocalDate day) {
    if (day.isAfter(today)) {
      return Optional.of(Refusal.DATE_IN_FUTURE);
    }
    return day.isBefore(today.minusDays(backdatingDays))
        ? Optional.of(Refusal.DATE_TOO_OLD)
        : Optional.empty();
  }

  /// Whether a merger of that day can still be undone today.
  public boolean undoable(LocalDate merged, LocalDate today) {
    return !today.isAfter(merged.plusDays(undoMergeDays));
  }

  /// Whether a list of a case can take no more.
  public boolean full(List<?> entries) {
    return entries.size() >= maxEntries;
  }
}
