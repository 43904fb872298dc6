package dk.tillid.likeness;

/// Weights of evidence: logarithms of likelihood ratios, in thousandths of a bit.
final class Bits {
  /// Evidence that excludes: no sum with it comes near zero.
  static final int EXCLUDED = -10_000_000;

  private static final double MILLI = 1000;

  private Bits() {}

  static boolean excludes(int sum) {
    return sum < EXCLUDED / 2;
  }

  static int of(double ratio) {
    return (int) StrictMath.round(MILLI * StrictMath.log(ratio) / StrictMath.log(2));
  }

  /// A recording is copied with the probability `steady` and else drawn anew: the weight of an
  /// agreement in an answer that a share of the others has.
  static int agreement(double steady, double share) {
    return of(steady / share + 1 - steady);
  }

  static int difference(double steady) {
    return of(1 - steady);
  }
}
