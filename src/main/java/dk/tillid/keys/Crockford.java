package dk.tillid.keys;

/// Crockford's base 32 (no I, L, O, U) with two check characters over GF(32).
///
/// The characters of a word, check characters last, are c₀ … cₙ₋₁ in GF(2⁵) modulo x⁵+x²+1, with α
/// = 2. A word is right when Σ cᵢ = 0 and Σ cᵢ·αⁱ = 0. One wrong character changes the first sum,
/// two swapped neighbours the second; the distance is 3, so one wrong character can even be found.
/// Holds for words of at most 31 characters.
final class Crockford {
  static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  static final int CHECK = 2;

  private static final int MODULUS = 0b100101;
  private static final int[] POWER = powers();
  private static final int[] LOG = logs();

  private Crockford() {}

  private static int[] powers() {
    var power = new int[62];
    var x = 1;
    for (var i = 0; i < power.length; i++) {
      power[i] = x;
      x <<= 1;
      if (x >= 32) {
        x ^= MODULUS;
      }
    }
    return power;
  }

  private static int[] logs() {
    var log = new int[32];
    for (var i = 0; i < 31; i++) {
      log[POWER[i]] = i;
    }
    return log;
  }

  private static int times(int a, int b) {
    return a == 0 || b == 0 ? 0 : POWER[LOG[a] + LOG[b]];
  }

  private static int over(int a, int b) {
    return a == 0 ? 0 : POWER[LOG[a] + 31 - LOG[b]];
  }

  /// The value of a character as people type it, or -1: case is free, o counts as 0, i and l as 1.
  static int value(char c) {
    return switch (c) {
      case 'o', 'O' -> 0;
      case 'i', 'I', 'l', 'L' -> 1;
      default -> c >= 'a' && c <= 'z' ? ALPHABET.indexOf(c - 32) : ALPHABET.indexOf(c);
    };
  }

  static String text(int[] values) {
    var text = new StringBuilder(values.length);
    for (var value : values) {
      text.append(ALPHABET.charAt(value));
    }
    return text.toString();
  }

  /// Fills the last two places so that both sums vanish.
  static void complete(int[] values) {
    var n = values.length;
    values[n - 2] = 0;
    values[n - 1] = 0;
    var plain = plainSum(values);
    var weighted = weightedSum(values);
    var last = over(weighted ^ times(plain, POWER[n - 2]), POWER[n - 2] ^ POWER[n - 1]);
    values[n - 1] = last;
    values[n - 2] = plain ^ last;
  }

  static boolean right(int[] values) {
    return plainSum(values) == 0 && weightedSum(values) == 0;
  }

  /// Where the only wrong character stands (from 0), if one wrong character explains the sums; -1
  /// if not.
  static int wrongPlace(int[] values) {
    var plain = plainSum(values);
    var weighted = weightedSum(values);
    if (plain == 0 || weighted == 0) {
      return -1;
    }
    var place = LOG[over(weighted, plain)];
    return place < values.length ? place : -1;
  }

  private static int plainSum(int[] values) {
    var sum = 0;
    for (var value : values) {
      sum ^= value;
    }
    return sum;
  }

  private static int weightedSum(int[] values) {
    var sum = 0;
    for (var i = 0; i < values.length; i++) {
      sum ^= times(values[i], POWER[i]);
    }
    return sum;
  }
}
