package dk.tillid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.domain.Municipality;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static RuleSet stating(String key, String figures) {
    ObjectNode file =
        (ObjectNode)
            DrawnRuleFile.json(
                "{'format': 1, 'municipality': '0766', 'name': 'n', 'source': 's',"
                    + " 'validFrom': '2024-02-29', 'rules': {}}");
    ObjectNode rule = ((ObjectNode) DrawnRuleFile.json(figures)).put("da", "d").put("en", "e");
    ((ObjectNode) file.get("rules")).set(key, rule);
    return RuleFile.read("a.json", file.toString()).ruleSet().orElseThrow();
  }

  private static RuleKey key(String name) {
    return Arrays.stream(RuleKey.values())
        .filter(it -> it.key().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFigureIsToldAndRulesWithoutFiguresAreWordsOnly() {
    DrawnRuleFile.FIGURES.forEach((name, alternatives) ->
        alternatives.forEach(figures -> {
          RuleKey key = key(name);
          boolean wordsOnly = figures.equals("{}") && key != RuleKey.HOUR_BUDGET;
          Optional<Statement> told = Statement.of(stating(name, figures), key);
          assertThat(told.filter(Statement.WORDS_ONLY::equals).isPresent())
              .as("%s %s", name, figures)
              .isEqualTo(wordsOnly);
          assertThat(told).hasValueSatisfying(it -> assertThat(it.en()).isNotBlank());
        }));
  }

  @Test
  void differentFiguresAreToldApart() {
    DrawnRuleFile.FIGURES.forEach((name, alternatives) ->
        assertThat(
                alternatives.stream()
                    .map(figures -> Statement.of(stating(name, figures), key(name)))
                    .distinct())
            .as(name)
            .hasSameSizeAs(alternatives));
  }

  @Test
  void whatIsNotStatedIsNotTold() {
    RuleSet unstated = RuleSet.unstated(new Municipality("0727"));
    assertThat(Arrays.stream(RuleKey.values()).flatMap(it -> Statement.of(unstated, it).stream()))
        .isEmpty();
  }

  @Test
  void statementsSayWhatTheRulesComeTo() {
    RuleBook shipped = RuleBook.shipped();
    RuleSet hedensted = shipped.ruleSet(new Municipality("0766"), DAY);
    RuleSet vordingborg = shipped.ruleSet(new Municipality("0390"), DAY);
    RuleSet rudersdal = shipped.ruleSet(new Municipality("0230"), DAY);
    assertThat(Statement.of(hedensted, RuleKey.FIRST_CONTACT_TARGET))
        .contains(new Statement("inden for 5 hverdage", "within 5 working days"));
    assertThat(Statement.of(hedensted, RuleKey.COMPLAINT))
        .contains(new Statement("ikke mulig", "not possible"));
    assertThat(Statement.of(vordingborg, RuleKey.COMPLAINT))
        .contains(
            new Statement(
                "skriftlig eller mundtlig, til Center for Psykiatri og Handicap, med hjælp til at"
                    + " skrive",
                "written or oral, to Center for Psykiatri og Handicap, with help to write"));
    assertThat(Statement.of(rudersdal, RuleKey.AGE))
        .contains(
            new Statement(
                "18–65 år, yngre: familieafdeling, ældre: ældreafdeling",
                "18–65 years, younger: family department, older: elderly department"));
    assertThat(Statement.of(rudersdal, RuleKey.DANGER))
        .contains(
            new Statement(
                "kun indgreb af: egen læge, politi", "intervention only by: own doctor, police"));
    assertThat(Statement.of(vordingborg, RuleKey.HOUR_BUDGET))
        .contains(new Statement("ingen grænse om ugen", "no limit a week"));
  }
}
