package dk.tillid.likeness;

import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.CaseTiming;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// When a citizen was in the registry, with whom, and on which days somebody was in contact.
///
/// @param stays the episodes
/// @param days days since 1970-01-01
record Presence(List<Stay> stays, Set<WorkerId> workers, Set<Integer> days) {
  private static final int THREE_MONTHS = 92;
  private static final int YEAR = 366;
  private static final int THREE_YEARS = 3 * 365 + 1;

  /// An episode.
  ///
  /// @param from days since 1970-01-01
  /// @param to its last day; `Long.MAX_VALUE` while it runs
  /// @param outreach whether it came of own outreach (egen opsøgende kontakt)
  record Stay(long from, long to, boolean outreach) {}

  Presence {
    stays = List.copyOf(stays);
    workers = Set.copyOf(workers);
    days = Set.copyOf(days);
  }

  CaseTiming timing(Presence other) {
    long gap = Long.MAX_VALUE;
    boolean overlap = false;
    for (Stay stay : stays) {
      for (Stay beside : other.stays) {
        long between = Math.max(stay.from, beside.from) - Math.min(stay.to, beside.to);
        if (between < 0 && stay.outreach != beside.outreach) {
          return CaseTiming.OUTREACH_BESIDE_ENQUIRY;
        }
        overlap |= between < 0;
        gap = Math.min(gap, between);
      }
    }
    return overlap ? CaseTiming.SIDE_BY_SIDE : after(gap);
  }

  private static CaseTiming after(long gap) {
    if (gap <= THREE_MONTHS) return CaseTiming.FOLLOWS_WITHIN_3_MONTHS;
    if (gap <= YEAR) return CaseTiming.FOLLOWS_WITHIN_1_YEAR;
    return gap <= THREE_YEARS ? CaseTiming.FOLLOWS_WITHIN_3_YEARS : CaseTiming.FOLLOWS_LATER;
  }

  /// On how many days both had a contact.
  int sameDays(Presence other) {
    Set<Integer> fewer = days.size() < other.days.size() ? days : other.days;
    Set<Integer> more = days.size() < other.days.size() ? other.days : days;
    return (int) fewer.stream().filter(more::contains).count();
  }

  boolean sharesWorker(Presence other) {
    return !Collections.disjoint(workers, other.workers);
  }
}
