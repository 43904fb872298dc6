package dk.tillid.keys;

/// Lengths that tell little: 512, 1024, 2048, above that PADMÉ (Nikitin et al., PoPETs 2019-0056),
/// at most 12 % more.
final class Padding {
  private static final int[] STEPS = {512, 1024, 2048};

  private Padding() {}

  /// The padded length for `length` bytes, which it is never below.
  static int lengthFor(int length) {
    for (var step : STEPS) {
      if (length <= step) {
        return step;
      }
    }
    var exponent = 31 - Integer.numberOfLeadingZeros(length);
    var exponentBits = 32 - Integer.numberOfLeadingZeros(exponent);
    var mask = (1 << (exponent - exponentBits)) - 1;
    return (length + mask) & ~mask;
  }
}
