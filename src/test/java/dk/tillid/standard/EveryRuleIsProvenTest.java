package dk.tillid.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.rules.RuleKey;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule that a municipality can state has a test for each of the four: that it holds where
/// the shipped file states it, and that nothing is enforced where it does not. No rule is left out;
/// those that are words only are proven to be shown in the municipality's own.
class EveryRuleIsProvenTest {
  private static final List<Class<?>> RUDERSDAL =
      List.of(RudersdalStandardTest.class, RudersdalSilenceTest.class);

  static Stream<Arguments> classes() {
    return Stream.of(
        Arguments.of(List.of(HedenstedStandardTest.class), Standard.HEDENSTED),
        Arguments.of(List.of(VordingborgStandardTest.class), Standard.VORDINGBORG),
        Arguments.of(List.of(BallerupStandardTest.class), Standard.BALLERUP),
        Arguments.of(RUDERSDAL, Standard.RUDERSDAL),
        Arguments.of(RUDERSDAL, Standard.RUDERSDAL_BEFORE_THE_GUIDANCE));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyRuleHasATestAndEveryQuotationIsTheMunicipalitys(
      List<Class<?>> tests, Standard standard) {
    assertThat(gaps(tests, standard)).isEmpty();
  }

  @Test
  void missingMisplacedAndMisquotedTestsAreNoticed() {
    List<String> gaps = gaps(List.of(Careless.class), Standard.HEDENSTED);
    assertThat(gaps)
        .contains(
            "complaint is stated and has no test of it",
            "complaint is tested as not stated, but is",
            "phases is tested as stated, but is not",
            "retention is not stated and has no test of it",
            "misquotes: the shipped text does not say »Der er altid mulighed for at klage.«",
            "quotesNothing: a test of a stated rule quotes its sentence as »…«")
        .doesNotContain(
            "price is stated and has no test of it", "note is not stated and has no test of it");
  }

  /// A class with every fault there can be.
  static final class Careless {
    @Stated(RuleKey.PRICE)
    @DisplayName("»Der er altid mulighed for at klage.«")
    void misquotes() {}

    @Stated(RuleKey.PHASES)
    @DisplayName("fem faser")
    void quotesNothing() {}

    @NotStated({RuleKey.COMPLAINT, RuleKey.NOTE})
    void deniesWhatIsStated() {}
  }

  private static List<String> gaps(List<Class<?>> tests, Standard standard) {
    Set<RuleKey> stated = standard.rules().texts().keySet();
    Set<RuleKey> asStated = EnumSet.noneOf(RuleKey.class);
    Set<RuleKey> asNotStated = EnumSet.noneOf(RuleKey.class);
    List<String> gaps = new ArrayList<>();
    for (Method test : methods(tests)) {
      for (Stated it : test.getAnnotationsByType(Stated.class)) {
        asStated.addAll(List.of(it.value()));
        misquoted(test, it, standard).ifPresent(gaps::add);
      }
      for (NotStated it : test.getAnnotationsByType(NotStated.class)) {
        asNotStated.addAll(List.of(it.value()));
      }
    }
    for (RuleKey key : RuleKey.values()) {
      boolean is = stated.contains(key);
      when(gaps, is && !asStated.contains(key), key, "is stated and has no test of it");
      when(gaps, is && asNotStated.contains(key), key, "is tested as not stated, but is");
      when(gaps, !is && !asNotStated.contains(key), key, "is not stated and has no test of it");
      when(gaps, !is && asStated.contains(key), key, "is tested as stated, but is not");
    }
    return gaps;
  }

  private static List<Method> methods(List<Class<?>> tests) {
    return tests.stream().flatMap(it -> Stream.of(it.getDeclaredMethods())).toList();
  }

  private static void when(List<String> gaps, boolean holds, RuleKey key, String gap) {
    if (holds) {
      gaps.add(key.key() + " " + gap);
    }
  }

  private static Optional<String> misquoted(Method test, Stated stated, Standard standard) {
    DisplayName name = test.getAnnotation(DisplayName.class);
    String quoted = name == null ? "" : name.value();
    if (!quoted.startsWith("»") || !quoted.endsWith("«")) {
      return Optional.of(test.getName() + ": a test of a stated rule quotes its sentence as »…«");
    }
    String sentence = quoted.substring(1, quoted.length() - 1);
    boolean said =
        Arrays.stream(stated.value())
            .flatMap(key -> standard.rules().text(key).stream())
            .anyMatch(text -> text.da().contains(sentence));
    return said
        ? Optional.empty()
        : Optional.of(test.getName() + ": the shipped text does not say " + quoted);
  }
}
