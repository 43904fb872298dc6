package dk.tillid.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Chance that a seed decides. One for each round, so that rounds can be made in any order.
final class Draw {
  private final SplittableRandom random;

  Draw(long seed, int round) {
    // Neighbouring seeds of this generator give overlapping numbers, hence a seed from a seed.
    long scattered = new SplittableRandom(seed ^ round * 0xD1342543DE82EF95L).nextLong();
    random = new SplittableRandom(scattered);
  }

  long bits() {
    return random.nextLong();
  }

  /// Both bounds included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /// Some of the values, each with the chance, in their order.
  <T> List<T> some(List<T> values, int percent) {
    return values.stream().filter(_ -> percent(percent)).toList();
  }

  /// A day from `from` to `to`, both included; `from` where `to` lies before it.
  LocalDate day(LocalDate from, LocalDate to) {
    long days = Math.max(0, ChronoUnit.DAYS.between(from, to));
    return from.plusDays(random.nextLong(days + 1));
  }

  /// As [#day], but a weekend's day becomes the Friday before, unless that lies before `from`.
  LocalDate weekday(LocalDate from, LocalDate to) {
    LocalDate day = day(from, to);
    int over = day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
    LocalDate friday = day.minusDays(Math.max(0, over));
    return friday.isBefore(from) ? day : friday;
  }

  <T> List<T> shuffled(List<T> values) {
    List<T> shuffled = new ArrayList<>(values);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      T moved = shuffled.set(random.nextInt(i + 1), shuffled.get(i));
      shuffled.set(i, moved);
    }
    return shuffled;
  }

  /// A value `count` times.
  static <T> Stream<T> times(int count, T value) {
    return Stream.generate(() -> value).limit(count);
  }
}
