package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.CodeReading.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Slips of the pen in the citizen's code as it is printed: each is noticed, or is none.
class CitizenCodeTest {
  private static final int CODES = 1_000;
  private static final int SYMBOLS = Crockford.ALPHABET.length();

  /// Everything on a Danish keyboard.
  private static final String TYPED =
      IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).reduce("", String::concat)
          + "æøåÆØÅ§½´¨€";

  private final Randomness randomness = new Randomness();

  private List<String> printed() {
    return Stream.generate(() -> randomness.citizenCode().printed()).limit(CODES).toList();
  }

  /// The mistakes that read as a right code other than the one meant.
  private static List<String> unnoticed(String meant, Stream<String> mistakes) {
    return mistakes.filter(opensAnother(meant)).toList();
  }

  private static Predicate<String> opensAnother(String meant) {
    return typed ->
        CitizenCode.read(typed) instanceof Read<CitizenCode>(CitizenCode code)
            && !code.printed().equals(meant);
  }

  private static Stream<String> otherCharacters(String printed) {
    return IntStream.range(0, printed.length())
        .boxed()
        .flatMap(place ->
            TYPED.chars().mapToObj(typed -> replaced(printed, place, Character.toString(typed))));
  }

  private static String replaced(String printed, int place, String by) {
    return printed.substring(0, place) + by + printed.substring(place + 1);
  }

  private static Stream<String> swaps(String printed) {
    return IntStream.range(0, printed.length() - 1).mapToObj(place -> swapped(printed, place));
  }

  private static String swapped(String printed, int place) {
    return printed.substring(0, place)
        + printed.charAt(place + 1)
        + printed.charAt(place)
        + printed.substring(place + 2);
  }

  @Test
  void noOtherCharacterInAnyPlaceOpensAnotherCode() {
    for (String printed : printed()) {
      assertThat(unnoticed(printed, otherCharacters(printed))).as(printed).isEmpty();
    }
  }

  /// Letter by letter: another symbol in any place is refused and never taken for the same code.
  @Test
  void everyOtherSymbolInEveryPlaceIsRefused() {
    for (String printed : printed()) {
      int refused = 0;
      for (int place = 0; place < printed.length(); place++) {
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
          String typed = replaced(printed, place, Crockford.ALPHABET.substring(symbol, symbol + 1));
          refused += CitizenCode.read(typed) instanceof Read ? 0 : 1;
        }
      }
      // A symbol in place of one of the four hyphens is one too many.
      assertThat(refused).isEqualTo(CitizenCode.LENGTH * (SYMBOLS - 1) + 4 * SYMBOLS);
    }
  }

  /// Neighbours as they are spoken, so also across a hyphen; a hyphen that moved is no mistake.
  @Test
  void everySwapOfNeighboursThatDifferIsRefused() {
    for (String printed : printed()) {
      String bare = printed.replace("-", "");
      for (int place = 0; place + 1 < bare.length(); place++) {
        boolean same = bare.charAt(place) == bare.charAt(place + 1);
        assertThat(CitizenCode.read(swapped(bare, place)) instanceof Read)
            .as("%s, place %s", printed, place)
            .isEqualTo(same);
      }
      assertThat(unnoticed(printed, swaps(printed))).as(printed).isEmpty();
    }
  }

  @Test
  void aLeftOutOrDoubledCharacterIsRefused() {
    for (String printed : printed()) {
      for (int place = 0; place < printed.length(); place++) {
        String character = printed.substring(place, place + 1);
        boolean hyphen = character.equals("-");
        for (String by : List.of("", character + character)) {
          assertThat(CitizenCode.read(replaced(printed, place, by)) instanceof Read)
              .as("%s, place %s", printed, place)
              .isEqualTo(hyphen);
        }
      }
    }
  }

  /// Every symbol written for every other, and every pair of neighbours swapped, in every place of
  /// a right word, the check characters' included.
  @Test
  void everyPairOfSymbolsIsToldApartInEveryPlace() {
    SplittableRandom random = new SplittableRandom(7);
    int pairs = 0;
    for (int place = 0; place + 1 < CitizenCode.LENGTH; place++) {
      for (int pair = 0; pair < SYMBOLS * SYMBOLS; pair++) {
        int[] word = wordWith(random, place, pair / SYMBOLS, pair % SYMBOLS);
        assertThat(Crockford.right(word)).isTrue();
        if (word[place] != word[place + 1]) {
          int[] swapped = word.clone();
          swapped[place] = word[place + 1];
          swapped[place + 1] = word[place];
          assertThat(Crockford.right(swapped)).isFalse();
          assertThat(Crockford.right(with(word, place, word[place + 1]))).isFalse();
          assertThat(Crockford.right(with(word, place + 1, word[place]))).isFalse();
          pairs++;
        }
      }
    }
    assertThat(pairs).isEqualTo(17 * 32 * 31);
  }

  private static int[] with(int[] word, int place, int value) {
    int[] other = word.clone();
    other[place] = value;
    return other;
  }

  /// A right word with these two symbols side by side: drawn until the check characters suit.
  private static int[] wordWith(SplittableRandom random, int place, int one, int two) {
    int[] word = new int[CitizenCode.LENGTH];
    do {
      for (int i = 0; i < word.length - Crockford.CHECK; i++) {
        word[i] = random.nextInt(SYMBOLS);
      }
      word[place] = one;
      word[place + 1] = two;
      Crockford.complete(word);
    } while (word[place] != one || word[place + 1] != two);
    return word;
  }

  /// The control: a check by the plain sum alone takes a swapped word for a right one.
  @Test
  void aCheckWithoutWeightsWouldNotNoticeASwap() {
    int[] word = wordWith(new SplittableRandom(8), 3, 5, 9);
    int plain = 0;
    for (int value : with(with(word, 3, 9), 4, 5)) {
      plain ^= value;
    }
    assertThat(plain).isZero();
  }

  @Test
  void howeverItIsTypedItIsTheSamePersons() {
    try (KeyRing keys = Samples.ring(Samples.counting())) {
      TreeSet<Character> met = new TreeSet<>();
      for (String printed : printed()) {
        Object meant = tag(keys, printed);
        for (String typed : typed(printed)) {
          assertThat(tag(keys, typed)).as(typed).isEqualTo(meant);
        }
        printed.chars().forEach(it -> met.add((char) it));
      }
      assertThat(met).as("all symbols were among them").hasSize(SYMBOLS + 1);
    }
  }

  private static Object tag(KeyRing keys, String typed) {
    return CitizenCode.read(typed) instanceof Read<CitizenCode>(CitizenCode code)
        ? keys.tags().codeTag(code)
        : "refused: " + typed;
  }

  /// As people type it.
  private static List<String> typed(String printed) {
    List<String> ways = new ArrayList<>(List.of(printed, printed.replace("-", "")));
    ways.add(printed.replace('-', ' '));
    ways.add(printed.replace("-", " - "));
    ways.add(printed.replace("-", "\u2013"));
    ways.add("\t" + printed.replace("-", "\u00A0") + "\r\n");
    ways.add(printed.replaceAll("(.)", "$1 "));
    ways.add(printed.replace('0', 'O').replace('1', 'I'));
    ways.add(printed.replace('0', 'o').replace('1', 'l'));
    ways.add(printed.replace('1', 'L'));
    List<String> small = ways.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    ways.addAll(small);
    return ways;
  }
}
