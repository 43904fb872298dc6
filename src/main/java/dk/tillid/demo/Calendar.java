package dk.tillid.demo;

import dk.tillid.domain.code.DurationBand;
import java.time.LocalDate;

/// The days of one round: the year its report is about, and today.
///
/// @param first 1 January of the year
/// @param last 31 December, or today in the year that runs
record Calendar(LocalDate first, LocalDate last, LocalDate today) {
  static Calendar of(int year, LocalDate today) {
    LocalDate end = LocalDate.of(year, 12, 31);
    return new Calendar(LocalDate.of(year, 1, 1), today.isBefore(end) ? today : end, today);
  }

  /// A number of days that lies in the band however long its months are.
  static int days(DurationBand band, Draw draw) {
    return switch (band) {
      case DECLINED -> 0;
      case M0_3 -> draw.between(5, 85);
      case M3_6 -> draw.between(95, 178);
      case OVER_6M -> draw.between(190, 700);
    };
  }
}
