package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  private final Randomness randomness = new Randomness();

  @Test
  void identifiersDoNotRepeat() {
    var seen = new HashSet<Object>();
    for (var i = 0; i < 10_000; i++) {
      assertThat(seen.add(randomness.caseId())).isTrue();
      assertThat(seen.add(randomness.referralId())).isTrue();
      assertThat(seen.add(randomness.citizenCode().printed())).isTrue();
    }
  }

  @Test
  void theTwoWordsDifferAndEveryWordComesUp() {
    var counts = new HashMap<String, Integer>();
    for (var i = 0; i < 40_000; i++) {
      var words = randomness.words();
      assertThat(words.first()).isNotEqualTo(words.second());
      counts.merge(words.first(), 1, Integer::sum);
      counts.merge(words.second(), 1, Integer::sum);
    }
    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(WordList.DANISH);
  }

  @Test
  void everySymbolComesUpInEveryPlaceOfAHandle() {
    var seen = new HashSet<String>();
    for (var i = 0; i < 5_000; i++) {
      var value = randomness.handle().value();
      for (var place = 0; place < value.length(); place++) {
        seen.add(place + ":" + value.charAt(place));
      }
    }
    assertThat(seen).hasSize(8 * 32);
  }

  @Test
  void theWordListIsShortNounsWithoutRepetition() {
    assertThat(WordList.DANISH)
        .hasSizeGreaterThanOrEqualTo(256)
        .doesNotHaveDuplicates()
        .allMatch(word -> word.matches("[a-zæøå]{3,10}"))
        .isSorted();
  }
}
