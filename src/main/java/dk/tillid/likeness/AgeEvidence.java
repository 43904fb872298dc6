package dk.tillid.likeness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much two ages tell: the years of birth that fit both, against how many of the municipality's
/// citizens were born in them. Ages that have no year in common exclude.
final class AgeEvidence {
  private static final double STEADY = 0.95;
  private static final int SPAN = Years.LATEST - Years.EARLIEST + 1;

  private final int[] kinds; // of each case, which of the distinct years
  private final int[][] weights; // by two kinds

  private AgeEvidence(int[] kinds, int[][] weights) {
    this.kinds = kinds;
    this.weights = weights;
  }

  static AgeEvidence of(List<Years> born) {
    Map<Years, Integer> places = new LinkedHashMap<>();
    int[] kinds =
        born.stream().mapToInt(it -> places.computeIfAbsent(it, _ -> places.size())).toArray();
    double[] until = cumulated(born);
    List<Years> distinct = List.copyOf(places.keySet());
    int[][] weights = new int[distinct.size()][distinct.size()];
    for (int a = 0; a < weights.length; a++) {
      for (int b = 0; b < weights.length; b++) {
        weights[a][b] = weight(until, distinct.get(a), distinct.get(b));
      }
    }
    return new AgeEvidence(kinds, weights);
  }

  int weight(int a, int b) {
    return weights[kinds[a]][kinds[b]];
  }

  private static int weight(double[] until, Years a, Years b) {
    if (!a.known() || !b.known()) {
      return 0;
    }
    Years both = a.and(b);
    return both.known()
        ? Bits.agreement(STEADY, share(until, a) * share(until, b) / share(until, both))
        : Bits.EXCLUDED;
  }

  private static double share(double[] until, Years years) {
    return until[years.last() + 1 - Years.EARLIEST] - until[years.first() - Years.EARLIEST];
  }

  /// The share born before each year; every case is spread evenly over its years, and one more over
  /// all.
  private static double[] cumulated(List<Years> born) {
    double[] density = new double[SPAN];
    Arrays.fill(density, 1.0 / SPAN);
    int known = 1;
    for (Years years : born) {
      int width = years.last() - years.first() + 1;
      for (int year = years.first(); year <= years.last(); year++) {
        density[year - Years.EARLIEST] += 1.0 / width;
      }
      known += years.known() ? 1 : 0;
    }
    double[] until = new double[SPAN + 1];
    for (int i = 0; i < SPAN; i++) {
      until[i + 1] = until[i] + density[i] / known;
    }
    return until;
  }
}
