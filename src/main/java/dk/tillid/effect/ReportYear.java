package dk.tillid.effect;

import dk.tillid.domain.Closure;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Rejected;
import java.time.LocalDate;
import java.util.Optional;

/// The days a report covers.
///
/// @param first 1 January
/// @param last 31 December, or today in the year that runs
record ReportYear(LocalDate first, LocalDate last) {
  /// The duty to offer support and contact came with the Service Act of 1 July 1998.
  static final int EARLIEST = 1998;

  /// The year as far as it has passed.
  ///
  /// @throws Rejected for a year before 1998 or in the future
  static ReportYear of(int year, LocalDate today) {
    if (year < EARLIEST || year > today.getYear()) {
      throw new Rejected(Rejected.Field.YEAR);
    }
    LocalDate end = LocalDate.of(year, 12, 31);
    return new ReportYear(LocalDate.of(year, 1, 1), today.isBefore(end) ? today : end);
  }

  int year() {
    return first.getYear();
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && passed(day);
  }

  boolean passed(LocalDate day) {
    return !day.isAfter(last);
  }

  /// Whether the citizen was in contact with the team through this episode in the year.
  boolean holds(Episode episode) {
    return Ladder.reached(episode).filter(this::passed).isPresent()
        && episode.closure().filter(end -> end.on().isBefore(first)).isEmpty();
  }

  /// How the episode had ended by the last day, if it had.
  Optional<Closure> ending(Episode episode) {
    return episode.closure().filter(end -> passed(end.on()));
  }
}
