package dk.tillid.screening;

import java.util.regex.Pattern;

/// What may stand right beside a form, apart from what is neither letter nor digit.
enum Beside {
  /// Neither letter nor digit: the form stands alone.
  NOTHING("(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"),
  /// Letters: a number stands out though something is glued to it.
  LETTERS("(?<!\\p{N})", "(?!\\p{N})"),
  /// Anything.
  ANYTHING("", "");

  private final String before;
  private final String after;

  Beside(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /// The expression with what may stand beside it.
  Pattern pattern(String find, int flags) {
    return Pattern.compile(before + "(?:" + find + ")" + after, flags);
  }
}
