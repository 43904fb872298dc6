package dk.tillid.effect;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Days on which something happened, each as often as it did, in their order. Kept as numbers,
/// since a municipality's report goes through a million of them.
final class Days {
  private final int[] sorted; // days since 1970-01-01

  private Days(int[] sorted) {
    this.sorted = sorted;
  }

  /// @param days since 1970-01-01, in any order
  static Days of(IntStream days) {
    return new Days(days.sorted().toArray());
  }

  static int number(LocalDate day) {
    return (int) day.toEpochDay();
  }

  IntStream stream() {
    return Arrays.stream(sorted);
  }

  /// How many lie between two days, both included; none where the second is before the first.
  int between(LocalDate from, LocalDate to) {
    return Math.max(0, place(number(to) + 1) - place(number(from)));
  }

  /// Those from a day on, up to the day before another.
  Days span(LocalDate from, Optional<LocalDate> before) {
    int begin = place(number(from));
    int end = before.map(day -> place(number(day))).orElse(sorted.length);
    return new Days(Arrays.copyOfRange(sorted, begin, Math.max(begin, end)));
  }

  /// The earliest day after `day`.
  Optional<LocalDate> after(LocalDate day) {
    return at(place(number(day) + 1));
  }

  Optional<LocalDate> first() {
    return at(0);
  }

  private Optional<LocalDate> at(int place) {
    return place < sorted.length
        ? Optional.of(LocalDate.ofEpochDay(sorted[place]))
        : Optional.empty();
  }

  /// The place of the first that is not before `day`.
  private int place(int day) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < day) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
