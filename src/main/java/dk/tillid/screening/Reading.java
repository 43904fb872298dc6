package dk.tillid.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text under way, cut into words and numbers.
///
/// @param text as the alphabet reads it
record Reading(CharSequence text, List<Word> words, Map<String, Set<String>> lists) {
  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['-][\\p{L}\\p{M}]+)*|\\p{N}+");

  private static final Pattern GAP = Pattern.compile("\\.? {0,3}");
  private static final Pattern POSTCODE = Pattern.compile("[1-9][0-9]{3}");
  private static final Pattern YEAR = Pattern.compile("19[0-9]{2}|20(?!00)[0-9]{2}");

  /// Before a word within a sentence stands a letter, a digit or one of these.
  private static final String WITHIN_SENTENCE = ",'&+%/";

  /// A word or a number.
  ///
  /// @param inside whether it does not begin a sentence
  record Word(String written, int start, boolean inside) {
    int end() {
      return start + written.length();
    }

    boolean capital() {
      String first = written.split("-", 2)[0]; // "SKP-medarbejder" is no name
      return Character.isUpperCase(written.charAt(0))
          && first.chars().anyMatch(Character::isLowerCase);
    }

    boolean postcode() {
      return POSTCODE.matcher(written).matches() && !YEAR.matcher(written).matches();
    }

    /// Whether the word, what it is the genitive of, or the first part of a hyphenated one is in a
    /// list.
    boolean isIn(Set<String> list) {
      String small = written.toLowerCase(Locale.ROOT);
      return Stream.of(small, small.split("-", 2)[0])
          .anyMatch(it -> list.contains(it) || list.contains(withoutGenitive(it)));
    }

    private static String withoutGenitive(String word) {
      int length = word.length();
      if (word.endsWith("'s")) {
        return word.substring(0, length - 2);
      }
      return length > 3 && (word.endsWith("s") || word.endsWith("'"))
          ? word.substring(0, length - 1)
          : word;
    }
  }

  Reading {
    words = List.copyOf(words);
  }

  static Reading of(CharSequence text, Map<String, Set<String>> lists) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start(), inside(text, matcher.start())));
    }
    return new Reading(text, words, lists);
  }

  private static boolean inside(CharSequence text, int start) {
    int before = start - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before >= 0
        && (Character.isLetterOrDigit(text.charAt(before))
            || WITHIN_SENTENCE.indexOf(text.charAt(before)) >= 0);
  }

  /// Whether one word follows the other.
  boolean adjoin(Word first, Word second) {
    return GAP.matcher(text.subSequence(first.end(), second.start())).matches();
  }
}
