package dk.tillid.likeness;

import dk.tillid.domain.code.CaseTiming;
import java.util.List;

/// How much it tells that two cases lie to one another in time as they do.
final class TimeEvidence {
  /// Pairs are counted among so many cases; they are taken by their random pseudonyms.
  private static final int SAMPLE = 300;

  /// In a young registry all cases run at the same time: then timing tells little.
  private static final double STEADY = 0.8;

  private static final int SHARED_WORKER = -2000;
  private static final int SAME_DAY = -250;
  private static final int MOST_SAME_DAYS = 8;

  private final List<Presence> cases;
  private final int[] weights; // by timing
  private final int most;

  private TimeEvidence(List<Presence> cases, int[] weights) {
    this.cases = cases;
    this.weights = weights;
    int best = Integer.MIN_VALUE;
    for (int weight : weights) {
      best = Math.max(best, weight);
    }
    most = best;
  }

  static TimeEvidence of(List<Presence> cases) {
    CaseTiming[] timings = CaseTiming.values();
    int[] counts = new int[timings.length];
    int sample = Math.min(SAMPLE, cases.size());
    for (int a = 0; a < sample; a++) {
      for (int b = a + 1; b < sample; b++) {
        counts[cases.get(a).timing(cases.get(b)).ordinal()]++;
      }
    }
    double pairs = sample * (sample - 1) / 2.0 + timings.length;
    int[] weights = new int[timings.length];
    for (CaseTiming timing : timings) {
      double share = (counts[timing.ordinal()] + 1) / pairs;
      weights[timing.ordinal()] = Bits.agreement(STEADY, share / ofDoubles(timing));
    }
    return new TimeEvidence(cases, weights);
  }

  /// What no pair exceeds.
  int most() {
    return most;
  }

  CaseTiming timing(int a, int b) {
    return cases.get(a).timing(cases.get(b));
  }

  int weight(CaseTiming timing, boolean sharedWorker, int sameDays) {
    return weights[timing.ordinal()]
        + (sharedWorker ? SHARED_WORKER : 0)
        + SAME_DAY * Math.min(sameDays, MOST_SAME_DAYS);
  }

  /// How double cases lie in time: a judgement. Who comes back mostly does so within the year, and
  /// a worker on the street opens a case beside one that an enquiry opened.
  private static double ofDoubles(CaseTiming timing) {
    return switch (timing) {
      case FOLLOWS_WITHIN_3_MONTHS -> 0.25;
      case FOLLOWS_WITHIN_1_YEAR -> 0.25;
      case FOLLOWS_WITHIN_3_YEARS -> 0.15;
      case FOLLOWS_LATER -> 0.05;
      case OUTREACH_BESIDE_ENQUIRY -> 0.2;
      case SIDE_BY_SIDE -> 0.1;
    };
  }
}
