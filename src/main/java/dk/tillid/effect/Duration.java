package dk.tillid.effect;

import dk.tillid.domain.Closure;
import dk.tillid.domain.Episode;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.DurationBand;
import java.time.LocalDate;
import java.util.Optional;

/// How long a course lasted (varighed), by the calendar.
///
/// A course lasts from the first contact to its closing, or to the report's last day where it runs
/// on. It belongs to 0–3 months up to and including the same day of the month three months later,
/// and to 3–6 months up to and including the same day six months later. Where that month has no
/// such day, its last day stands in: from 30 November, three months end on 28 February (29 in a
/// leap year). A course declined at the first attempt stands apart, however long it stayed open.
final class Duration {
  private static final int SHORT_MONTHS = 3;
  private static final int MEDIUM_MONTHS = 6;

  private Duration() {}

  /// The band of an episode that the year holds.
  static DurationBand of(Episode episode, ReportYear year) {
    Optional<Closure> ending = year.ending(episode);
    if (ending.filter(end -> end.reason() == ClosingReason.DECLINED_FIRST_CONTACT).isPresent()) {
      return DurationBand.DECLINED;
    }
    return between(
        episode.firstContactOn().orElseThrow(), ending.map(Closure::on).orElse(year.last()));
  }

  static DurationBand between(LocalDate firstContact, LocalDate end) {
    if (!end.isAfter(firstContact.plusMonths(SHORT_MONTHS))) return DurationBand.M0_3;
    if (!end.isAfter(firstContact.plusMonths(MEDIUM_MONTHS))) return DurationBand.M3_6;
    return DurationBand.OVER_6M;
  }
}
