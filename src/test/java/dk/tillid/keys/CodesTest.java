package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.CodeReading.DoesNotAddUp;
import dk.tillid.keys.CodeReading.OneWrong;
import dk.tillid.keys.CodeReading.Read;
import dk.tillid.keys.CodeReading.StrangeCharacter;
import dk.tillid.keys.CodeReading.TooLong;
import dk.tillid.keys.CodeReading.TooShort;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  private static final int[] LENGTHS = {CitizenCode.LENGTH, Handles.LENGTH};

  /// The code is linear: a mistake goes unseen exactly if its difference is itself a right word. So
  /// trying every difference tries every mistake in every word.
  @Test
  void noSingleSubstitutionIsARightWord() {
    for (var length : LENGTHS) {
      for (var place = 0; place < length; place++) {
        for (var difference = 1; difference < 32; difference++) {
          var mistake = new int[length];
          mistake[place] = difference;
          assertThat(Crockford.right(mistake)).isFalse();
          assertThat(Crockford.wrongPlace(mistake)).isEqualTo(place);
        }
      }
    }
  }

  @Test
  void noSwapOfTwoNeighboursIsARightWord() {
    for (var length : LENGTHS) {
      for (var place = 0; place + 1 < length; place++) {
        for (var difference = 1; difference < 32; difference++) {
          var mistake = new int[length];
          mistake[place] = difference;
          mistake[place + 1] = difference;
          assertThat(Crockford.right(mistake)).isFalse();
        }
      }
    }
  }

  /// Control for the two claims above: the sum of two right words is a right word, on every pair of
  /// values and places.
  @Test
  void rightWordsAreClosedUnderAddition() {
    for (var length : LENGTHS) {
      for (var place = 0; place < length - Crockford.CHECK; place++) {
        for (var value = 1; value < 32; value++) {
          var one = word(length, place, value);
          var two = word(length, (place + 1) % (length - Crockford.CHECK), 31 - value / 2);
          var sum = new int[length];
          for (var i = 0; i < length; i++) {
            sum[i] = one[i] ^ two[i];
          }
          assertThat(Crockford.right(one)).isTrue();
          assertThat(Crockford.right(sum)).isTrue();
        }
      }
    }
  }

  private static int[] word(int length, int place, int value) {
    var word = new int[length];
    word[place] = value;
    Crockford.complete(word);
    return word;
  }

  @Test
  void readsWhatItPrintsHoweverItIsTyped() {
    var randomness = new Randomness();
    for (var i = 0; i < 500; i++) {
      var printed = randomness.citizenCode().printed();
      assertThat(printed).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{2}");
      var sloppy =
          printed
              .toLowerCase(Locale.ROOT)
              .replace('-', ' ')
              .replace('0', 'o')
              .replace('1', i % 2 == 0 ? 'i' : 'L');
      assertThat(read(printed)).isEqualTo(printed);
      assertThat(read(" " + sloppy + "\n")).isEqualTo(printed);
      assertThat(read(printed.replace("-", ""))).isEqualTo(printed);
    }
  }

  @Test
  void findsTheOneWrongCharacterInEveryPlace() {
    var right = new Randomness().citizenCode().printed().replace("-", "");
    for (var place = 0; place < right.length(); place++) {
      for (var c : Crockford.ALPHABET.toCharArray()) {
        if (c != right.charAt(place)) {
          var typed = right.substring(0, place) + c + right.substring(place + 1);
          assertThat(CitizenCode.read(typed)).isEqualTo(new OneWrong<CitizenCode>(place + 1));
        }
      }
    }
  }

  @Test
  void saysWhichKindOfMistake() {
    var right =
        CitizenCode.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}).printed();
    assertThat(CitizenCode.read("")).isEqualTo(new TooShort<CitizenCode>());
    assertThat(CitizenCode.read(right.substring(1))).isEqualTo(new TooShort<CitizenCode>());
    assertThat(CitizenCode.read(right + "7")).isEqualTo(new TooLong<CitizenCode>());
    assertThat(CitizenCode.read("7".repeat(100_000))).isEqualTo(new TooLong<CitizenCode>());
    assertThat(CitizenCode.read("12u4")).isEqualTo(new StrangeCharacter<CitizenCode>(3));
    assertThat(CitizenCode.read("12*4")).isEqualTo(new StrangeCharacter<CitizenCode>(3));
    assertThat(CitizenCode.read("12å4")).isEqualTo(new StrangeCharacter<CitizenCode>(3));
    assertThat(CitizenCode.read("2" + right.charAt(0) + right.substring(2)))
        .isEqualTo(new DoesNotAddUp<CitizenCode>());
  }

  @Test
  void handlesReadBackAndRefuseAMistake() {
    var randomness = new Randomness();
    for (var i = 0; i < 500; i++) {
      var handle = randomness.handle();
      assertThat(Handles.read(handle.value().toLowerCase(Locale.ROOT)))
          .isEqualTo(new Read<>(handle));
      var wrong = (handle.value().charAt(0) == '7' ? '8' : '7') + handle.value().substring(1);
      assertThat(Handles.read(wrong)).isInstanceOf(OneWrong.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "I", "l", "L"})
  void lookAlikesReadAsOne(String typed) {
    assertThat(Crockford.value(typed.charAt(0))).isEqualTo(1);
  }

  private static String read(String typed) {
    return switch (CitizenCode.read(typed)) {
      case Read<CitizenCode>(var code) -> code.printed();
      case TooShort<CitizenCode> _, TooLong<CitizenCode> _, StrangeCharacter<CitizenCode> _ ->
          "form";
      case OneWrong<CitizenCode> _, DoesNotAddUp<CitizenCode> _ -> "check";
    };
  }
}
