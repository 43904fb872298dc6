package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules do well on notes they were not made with.
class HoldOutTest {
  private static final int COUNT = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void numbersAndMailAreHardlyMissed(long seed) {
    HoldOut drawn = new HoldOut(seed);
    assertThat(recall("CPR", drawn.cprNumbers(COUNT))).isGreaterThanOrEqualTo(0.98);
    assertThat(recall("PHONE", drawn.phones(COUNT))).isGreaterThanOrEqualTo(0.98);
    assertThat(recall("EMAIL", drawn.mails(COUNT))).isGreaterThanOrEqualTo(0.98);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void addressesAreMostlyFound(long seed) {
    assertThat(recall("ADDRESS", new HoldOut(seed).addresses(COUNT))).isGreaterThanOrEqualTo(0.85);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void namesOfManyOriginsAreMostlyFound(long seed) {
    Notes cased = new HoldOut(seed).names(COUNT);
    Notes small = new HoldOut(seed).smallNames(COUNT);
    System.out.println(
        Measurement.of(Measurement.NAMES, cased).row("drawn names, with capitals")
            + Measurement.of(Measurement.NAMES, small).row("drawn names, all in small letters"));
    assertThat(Measurement.of(Measurement.NAMES, cased).recall()).isGreaterThanOrEqualTo(0.90);
    assertThat(Measurement.of(Measurement.NAMES, small).recall()).isGreaterThanOrEqualTo(0.40);
  }

  /// The example sentences of a grammar checker, which somebody else wrote for another purpose.
  @Test
  void plainSentencesOfOthersAreLeftAlone() throws IOException {
    List<String> sentences = sentences();
    assertThat(sentences).hasSizeGreaterThan(200);
    assertThat(sentences).allMatch(it -> Screening.standard().blocking(it).isEmpty());
    assertThat(sentences)
        .filteredOn(it -> !Screening.standard().of(it).isEmpty())
        .hasSizeLessThan(sentences.size() / 10);
  }

  private static List<String> sentences() throws IOException {
    try (InputStream in =
        HoldOutTest.class.getResourceAsStream("/org/languagetool/rules/da/grammar.xml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("<example[^>]*>(.*?)</example>")
          .matcher(text)
          .results()
          .map((MatchResult it) -> it.group(1).replaceAll("<[^>]*>", ""))
          .toList();
    }
  }

  private static double recall(String rule, Notes notes) {
    return Measurement.of(Set.of(rule), notes).recall();
  }
}
