package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No text makes a rule run away. What is counted is how often a character is looked at, since a
/// clock tells more of the machine than of the rule.
class RunawayTest {
  private static final int LONGEST = 140;

  /// Looks at characters all rules together may take for one text of the greatest length; an
  /// ordinary note takes about a tenth of it.
  private static final long MOST_LOOKS = 400_000;

  /// Text that counts how often it is looked at.
  private static final class Counted implements CharSequence {
    private final String text;
    private final long[] looks;

    Counted(String text, long[] looks) {
      this.text = text;
      this.looks = looks;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks[0]++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  void ofNoKindOfTextDoesARuleRunAway() {
    long most = texts().stream().mapToLong(RunawayTest::looks).max().orElseThrow();
    System.out.println("most looks at a character: " + most);
    assertThat(texts()).hasSizeGreaterThan(3_000).allMatch(it -> looks(it) < MOST_LOOKS);
  }

  @Test
  void aRuleThatRunsAwayIsNoticed() {
    long[] looks = new long[1];
    Pattern runaway = Pattern.compile("(?:a{1,3}){1,9}b");
    assertThat(runaway.matcher(new Counted("a".repeat(60), looks)).find()).isFalse();
    assertThat(looks[0]).isGreaterThan(MOST_LOOKS);
  }

  private static long looks(String text) {
    long[] looks = new long[1];
    Screening.standard().findPlain(new Counted(text, looks), EnumSet.allOf(Severity.class));
    return looks[0];
  }

  private static List<String> texts() {
    List<String> units =
        List.of(
            "a",
            "A",
            "1",
            "2",
            " ",
            ".",
            "-",
            "@",
            "/",
            "å",
            "\u200b",
            "x ",
            "1 ",
            "2 ",
            "1.",
            "2-",
            "a.",
            "a@",
            "a-",
            "A ",
            "Ab ",
            "aA",
            "1a",
            "vej ",
            "vej",
            "vej1",
            "gade 1 ",
            "a.a",
            "00",
            "+4",
            "cpr",
            "cpr ",
            "konto",
            "dk1 ",
            "AB12",
            "snabela ",
            "dot a",
            "3. maj ",
            "1/1",
            "Mette ",
            "mette ",
            "kone ",
            "læge ",
            "i ",
            "Torvet 1, 1. ",
            "nr. 1 ",
            "www.a",
            "fb: ");
    List<String> texts = new ArrayList<>();
    for (String unit : units) {
      texts.add(filled(unit));
      units.forEach(other -> texts.add(filled(unit + other)));
      units.forEach(other ->
          texts.add(
              filled(unit).substring(0, LONGEST / 2) + filled(other).substring(0, LONGEST / 2)));
    }
    Random random = new Random(140);
    for (int i = 0; i < 500; i++) {
      String[] drawn = new String[LONGEST];
      Arrays.setAll(drawn, _ -> units.get(random.nextInt(units.size())));
      texts.add(String.join("", drawn).substring(0, LONGEST));
    }
    return texts;
  }

  private static String filled(String unit) {
    return unit.repeat(LONGEST / unit.length() + 1).substring(0, LONGEST);
  }
}
