package dk.tillid.retention;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import java.time.LocalDate;
import java.util.Optional;

/// Whether the machine's clock can be believed before something is erased for good by it: the
/// registry must have been in use a week ago, and less than six weeks ago, by the same clock. After
/// a clock that jumped ahead nothing is withdrawn for a week of work under a wrong date, which
/// nobody overlooks; after a long rest it is withdrawn a week later.
record Steadiness(AuditTrail trail) {
  static final int AT_LEAST_DAYS = 7;
  static final int AT_MOST_DAYS = 42;

  boolean bears(LocalDate today) {
    return lastBefore(today.minusDays(AT_LEAST_DAYS).plusDays(1))
        .filter(on -> !on.isBefore(today.minusDays(AT_MOST_DAYS)))
        .isPresent();
  }

  /// The day of the last entry before a day. Found by halving, since days rise along the trail.
  private Optional<LocalDate> lastBefore(LocalDate day) {
    long from = 0;
    long to = trail.checkpoint().size();
    while (from < to) {
      long middle = (from + to) >>> 1;
      if (on(middle).isBefore(day)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? Optional.empty() : Optional.of(on(from - 1));
  }

  private LocalDate on(long position) {
    return trail.entries(position, 1).stream().map(AuditEntry::on).findFirst().orElseThrow();
  }
}
