package dk.tillid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Tries to tell two kinds of requests apart by the times of their answers. Both scores are in
/// standard deviations of what chance does where the kinds do not differ.
///
/// @param one nanoseconds of the one kind, in the order they were measured
/// @param other as many of the other, measured in turn with them
record Distinguisher(List<Long> one, List<Long> other) {
  /// Chance alone exceeds this once in 300,000 tries.
  static final double FOUND = 4.5;

  private record Timed(long nanos, boolean other) {}

  /// Whether it can tell them apart.
  boolean found() {
    return Math.max(Math.abs(rankSum()), threshold()) >= FOUND;
  }

  /// Mann and Whitney: how far the ranks of the other kind lie above (or, negative, below) those of
  /// the one.
  double rankSum() {
    List<Timed> all = sorted(0, one.size());
    double sum = 0;
    int place = 0;
    while (place < all.size()) {
      int end = place;
      while (end < all.size() && all.get(end).nanos() == all.get(place).nanos()) {
        end++;
      }
      double rank = (place + 1 + end) / 2.0; // the mean of those that are equal
      sum += rank * all.subList(place, end).stream().filter(Timed::other).count();
      place = end;
    }
    double n = other.size();
    double m = one.size();
    double mean = n * (n + m + 1) / 2;
    return (sum - mean) / Math.sqrt(n * m * (n + m + 1) / 12);
  }

  /// Learns the best threshold on the first half, whichever side is slower, and guesses the second.
  double threshold() {
    int half = one.size() / 2;
    List<Timed> learned = sorted(0, half);
    int best = 0;
    int lead = 0;
    long limit = Long.MIN_VALUE;
    for (Timed it : learned) {
      lead += it.other() ? -1 : 1; // ones less others up to here
      if (Math.abs(lead) > Math.abs(best)) {
        best = lead;
        limit = it.nanos();
      }
    }
    return guessed(half, limit, best > 0);
  }

  private double guessed(int from, long limit, boolean otherIsSlower) {
    List<Timed> rest = sorted(from, one.size());
    long right =
        rest.stream().filter(it -> (it.nanos() > limit) == (it.other() == otherIsSlower)).count();
    return (right - rest.size() / 2.0) / (Math.sqrt(rest.size()) / 2);
  }

  private List<Timed> sorted(int from, int to) {
    List<Timed> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(new Timed(one.get(i), false));
      all.add(new Timed(other.get(i), true));
    }
    all.sort(Comparator.comparingLong(Timed::nanos));
    return all;
  }

  /// A quantile in microseconds.
  static long micros(List<Long> nanos, double quantile) {
    long[] sorted = nanos.stream().mapToLong(it -> it).sorted().toArray();
    return sorted[(int) (quantile * (sorted.length - 1))] / 1_000;
  }

  /// For the report.
  @Override
  public String toString() {
    return "ranks %+.1f, threshold %+.1f, p10 %s, p50 %s, p90 %s µs"
        .formatted(
            rankSum(),
            threshold(),
            Arrays.toString(pair(0.1)),
            Arrays.toString(pair(0.5)),
            Arrays.toString(pair(0.9)));
  }

  private long[] pair(double quantile) {
    return new long[] {micros(one, quantile), micros(other, quantile)};
  }
}
