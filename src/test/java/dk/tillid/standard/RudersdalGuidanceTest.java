package dk.tillid.standard;

import static dk.tillid.rules.RuleKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Municipality;
import dk.tillid.rules.RuleBook;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the guidance of 15 February 2011 brought into Rudersdal's rules (vejledning nr. 13), and
/// that nobody is held to it before that day.
class RudersdalGuidanceTest {
  private static final LocalDate GUIDANCE = LocalDate.of(2011, 2, 15);

  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of(
            LEGAL_BASIS, "Socialministeriets vejledning nr. 13 af 15/2 2011 beskriver formål"),
        Arguments.of(PURPOSE, "SKP-ordningen er et supplement til de øvrige sociale tilbud"),
        Arguments.of(
            TARGET_GROUP,
            "målgruppen ikke snævert afgrænset til personer med egentlige psykiatriske diagnoser"),
        Arguments.of(REFERRAL, "Der er således ikke tale om en visiteret ordning."),
        Arguments.of(TIME_LIMIT, "ikke kan fastsættes tidsmæssige rammer for forløbet"),
        Arguments.of(ANONYMITY, "Støtte-kontaktpersonen kan tilbyde brugeren at være anonym."));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void sentenceHoldsFromTheDayOfTheGuidanceOn(RuleKey key, String sentence) {
    assertThat(on(GUIDANCE).text(key).orElseThrow().da()).contains(sentence);
    assertThat(on(GUIDANCE.minusDays(1)).text(key).orElseThrow().da()).doesNotContain(sentence);
    assertThat(shown(GUIDANCE, key)).contains(sentence);
    assertThat(shown(GUIDANCE.minusDays(1), key)).doesNotContain(sentence);
  }

  @Test
  void everyOtherSentenceHoldsInBothTimes() {
    assertThat(
            Arrays.stream(RuleKey.values())
                .filter(key -> !on(GUIDANCE).text(key).equals(on(GUIDANCE.minusDays(1)).text(key))))
        .containsExactly(LEGAL_BASIS, PURPOSE, TARGET_GROUP, REFERRAL, TIME_LIMIT, ANONYMITY);
  }

  private static RuleSet on(LocalDate day) {
    return RuleBook.shipped().ruleSet(new Municipality(Standard.RUDERSDAL.municipality()), day);
  }

  private static String shown(LocalDate day, RuleKey key) {
    return Edge.shown(new Standard(Standard.RUDERSDAL.municipality(), day), key)
        .get("quote")
        .asText();
  }
}
