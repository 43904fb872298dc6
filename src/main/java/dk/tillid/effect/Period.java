package dk.tillid.effect;

import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.PeriodLength;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A quarter or a year that a report counts (periode).
///
/// @param first its first day
/// @param last its last day, or today in the period that runs
public record Period(PeriodLength length, LocalDate first, LocalDate last) {
  /// The most periods of one request: five years of quarters.
  public static final int MOST = 20;

  private static final int QUARTERS = 4;

  /// Consecutive periods of one length.
  ///
  /// @param year the calendar year of the latest
  /// @param quarter its quarter, 1–4; only and always with quarters
  /// @param count how many, the latest included, 1–20
  public record Row(PeriodLength length, int year, OptionalInt quarter, int count) {
    /// Refuses a quarter that is missing, that is none, or that a year cannot have, and a count out
    /// of range.
    ///
    /// @throws Rejected for the row as a whole
    public Row {
      boolean quarterly = length == PeriodLength.QUARTER;
      int number = quarter.orElse(1);
      if (quarter.isPresent() != quarterly || number < 1 || number > QUARTERS) {
        throw new Rejected(Rejected.Field.PERIOD);
      }
      if (count < 1 || count > MOST) {
        throw new Rejected(Rejected.Field.PERIOD);
      }
    }

    /// The periods, the earliest first.
    ///
    /// @throws Rejected where one begins before 1998 or after today
    public List<Period> periods(LocalDate today) {
      int months = months(length);
      LocalDate latest = latest(today);
      return IntStream.range(0, count)
          .mapToObj(place -> latest.minusMonths((long) months * (count - 1 - place)))
          .map(first -> of(length, first, today))
          .toList();
    }

    private LocalDate latest(LocalDate today) {
      if (year < ReportYear.EARLIEST || year > today.getYear()) {
        throw new Rejected(Rejected.Field.YEAR);
      }
      return LocalDate.of(year, 1, 1)
          .plusMonths((long) months(PeriodLength.QUARTER) * (quarter.orElse(1) - 1));
    }
  }

  private static Period of(PeriodLength length, LocalDate first, LocalDate today) {
    if (first.getYear() < ReportYear.EARLIEST || first.isAfter(today)) {
      throw new Rejected(Rejected.Field.YEAR);
    }
    LocalDate last = first.plusMonths(months(length)).minusDays(1);
    return new Period(length, first, today.isBefore(last) ? today : last);
  }

  private static int months(PeriodLength length) {
    return switch (length) {
      case QUARTER -> 3;
      case YEAR -> 12;
    };
  }

  /// The calendar year.
  public int year() {
    return first.getYear();
  }

  /// The quarter, 1–4; empty for a year.
  public OptionalInt quarter() {
    return switch (length) {
      case QUARTER ->
          OptionalInt.of((first.getMonthValue() - 1) / months(PeriodLength.QUARTER) + 1);
      case YEAR -> OptionalInt.empty();
    };
  }

  /// The first day of the period before, which has the same length.
  LocalDate firstBefore() {
    return first.minusMonths(months(length));
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
