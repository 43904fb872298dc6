package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.IllegalFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {
  private static final int MOST = 8;

  /// How many words the sentence takes: those it tells of all that it is given.
  private static long words(Sentence sentence, Language language) {
    String[] marked = new String[MOST];
    Arrays.setAll(marked, i -> "<" + i + ">");
    String told = sentence.in(language, (Object[]) marked);
    return Arrays.stream(marked).filter(told::contains).count();
  }

  @ParameterizedTest
  @EnumSource
  void everySentenceTakesEquallyManyWordsInBothLanguages(Sentence sentence) {
    assertThat(words(sentence, Language.DA)).isEqualTo(words(sentence, Language.EN));
    assertThat(sentence.in(Language.DA, new Object[MOST]))
        .isNotEqualTo(sentence.in(Language.EN, new Object[MOST]));
  }

  @Test
  void aSentenceWithoutItsWordsIsNone() {
    assertThat(words(Sentence.TRAITS, Language.DA)).isEqualTo(5);
    assertThatThrownBy(() -> Sentence.TRAITS.in(Language.DA, "one"))
        .isInstanceOf(IllegalFormatException.class);
  }
}
