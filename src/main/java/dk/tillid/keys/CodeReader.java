package dk.tillid.keys;

import java.util.function.Function;

/// Reads a Crockford word with check characters as people type it.
final class CodeReader {
  private static final int LONGEST_INPUT = 100;

  private CodeReader() {}

  static <T> CodeReading<T> read(String typed, int length, Function<int[], T> make) {
    var values = new int[length];
    var n = 0;
    for (var i = 0; i < Math.min(typed.length(), LONGEST_INPUT); i++) {
      var c = typed.charAt(i);
      if (isGap(c)) {
        continue;
      }
      if (n == length) {
        return new CodeReading.TooLong<>();
      }
      values[n] = Crockford.value(c);
      if (values[n] < 0) {
        return new CodeReading.StrangeCharacter<>(n + 1);
      }
      n++;
    }
    if (n < length) {
      return new CodeReading.TooShort<>();
    }
    return judge(values, make);
  }

  private static <T> CodeReading<T> judge(int[] values, Function<int[], T> make) {
    if (Crockford.right(values)) {
      return new CodeReading.Read<>(make.apply(values));
    }
    var place = Crockford.wrongPlace(values);
    return place < 0 ? new CodeReading.DoesNotAddUp<>() : new CodeReading.OneWrong<>(place + 1);
  }

  private static boolean isGap(char c) {
    return c == '-'
        || c == '\u2010'
        || c == '\u2011'
        || c == '\u2013'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }
}
