package dk.tillid.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How characters are read: bold, raised and foreign digits as digits, letters of a number as
/// digits, everything else in its plainest form.
///
/// @param lookalikes code point to the plain code point it stands for
/// @param numerals letter to the digit it stands for in a number
record Alphabet(Map<Integer, Integer> lookalikes, Map<Integer, Integer> numerals) {
  /// A character with the marks upon it, or marks that stand upon nothing.
  private static final Pattern PIECE = Pattern.compile("\\P{M}\\p{M}*|\\p{M}+");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  Alphabet {
    lookalikes = Map.copyOf(lookalikes);
    numerals = Map.copyOf(numerals);
  }

  /// Reads a text, piece by piece, so that each unit that is read knows where it comes from.
  Plain read(String text) {
    StringBuilder read = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      read.append(piece(piece.group()));
      while (starts.size() < read.length()) {
        starts.add(piece.start());
        ends.add(piece.end());
      }
    }
    return new Plain(WORD.matcher(read).replaceAll(this::word), starts, ends);
  }

  /// NFKC (UAX #15) makes look-alikes of some characters (½ holds a fraction slash) and breaks
  /// others up (´ into a space and a mark): hence once before it and once after.
  private String piece(String written) {
    return replaced(Normalizer.normalize(replaced(written), Normalizer.Form.NFKC));
  }

  private String replaced(String text) {
    return replaced(text, lookalikes);
  }

  /// A word of digits and numerals, with a digit among them, is a number.
  private String word(MatchResult word) {
    String number = replaced(word.group(), numerals);
    boolean meant =
        number.chars().allMatch(Alphabet::isDigit)
            && word.group().chars().anyMatch(Alphabet::isDigit);
    return meant ? number : word.group();
  }

  private static String replaced(String text, Map<Integer, Integer> by) {
    StringBuilder replaced = new StringBuilder();
    text.codePoints().forEach(it -> replaced.appendCodePoint(by.getOrDefault(it, it)));
    return replaced.toString();
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }
}
