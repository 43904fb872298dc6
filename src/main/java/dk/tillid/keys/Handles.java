package dk.tillid.keys;

import dk.tillid.domain.Handle;

/// Reads a case's short name (dansk: kort sagsnavn) as typed: six characters and two check
/// characters, `XXXX-XXXX`.
public final class Handles {
  static final int LENGTH = 8;

  private Handles() {}

  /// Reads a handle: case, spaces and hyphens are free, o reads as 0, i and l as 1.
  public static CodeReading<Handle> read(String typed) {
    return CodeReader.read(typed, LENGTH, values -> new Handle(Crockford.text(values)));
  }

  /// The handle of 30 given bits, for a demonstration; a registry's handles come of [Randomness].
  public static Handle of(int bits) {
    var six = new int[LENGTH - Crockford.CHECK];
    for (var i = 0; i < six.length; i++) {
      six[i] = bits >>> (5 * (six.length - 1 - i)) & 31;
    }
    return of(six);
  }

  static Handle of(int[] six) {
    var values = java.util.Arrays.copyOf(six, LENGTH);
    Crockford.complete(values);
    return new Handle(Crockford.text(values));
  }
}
