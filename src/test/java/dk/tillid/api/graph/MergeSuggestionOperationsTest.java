package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which cases the team lead is shown as perhaps of one person.
class MergeSuggestionOperationsTest {
  private static final String RARE =
      "gender: FEMALE, ageBand: A18_25, civilStatus: WIDOWED, livingSituation: WITH_OTHERS,"
          + " targetGroups: [VISIBLE_DISTRESS, NUISANCE_TO_OTHERS, TREATMENT_UNRESOLVED]";
  private static final Caller LEAD = Desk.lead();
  private static final Caller ANNA = Desk.anna();
  private static final Caller BO = nord("bo");
  private static final Caller CARL = nord("carl");

  private Desk desk = new Desk();

  private static Caller nord(String worker) {
    return new Caller.SignedIn(
        new Actor(
            new WorkerId(worker),
            Role.WORKER,
            new Municipality(Desk.HEDENSTED),
            Set.of(new TeamId("nord"))),
        Instant.parse("2026-03-11T18:00:00Z"));
  }

  @BeforeEach
  void others() {
    for (String age : List.of("A26_35", "A36_45", "A46_55", "A56_65")) {
      for (String gender : List.of("MALE", "FEMALE", "OTHER")) {
        open(
            ANNA,
            "syd",
            "gender: %s, ageBand: %s, civilStatus: UNMARRIED, targetGroups: [ISOLATED]"
                .formatted(gender, age),
            "2026-02-01");
      }
    }
  }

  private String open(Caller caller, String team, String traits, String on) {
    return desk.data(
            caller,
            """
            mutation { openCase(input: {idempotencyKey: "%s", team: "%s", source: SELF,
              openedOn: "%s", traits: {%s}}) { ... on CaseOpened { case { handle } } } }
            """
                .formatted(desk.key(), team, on, traits))
        .at("/openCase/case/handle")
        .asText();
  }

  private String first() {
    return open(ANNA, "syd", RARE, "2026-02-01");
  }

  private String second() {
    return open(BO, "nord", RARE, "2026-03-02");
  }

  private JsonNode asked(Caller caller, String arguments) {
    return desk.data(
            caller,
            """
            { mergeSuggestions%s { text(lang: EN) compared total
              edges { cursor node { earlier { handle } later { handle } agreeing differing timing
                sameDayContacts sharedWorker da: reason reasonEn: reason(lang: EN) } }
              pageInfo { hasNextPage hasPreviousPage } } }
            """
                .formatted(arguments))
        .path("mergeSuggestions");
  }

  /// Pairs as "earlier later".
  private List<String> pairs(Caller caller) {
    List<String> pairs = new ArrayList<>();
    asked(caller, "(first: 100)")
        .at("/edges")
        .forEach(it ->
            pairs.add(
                it.at("/node/earlier/handle").asText()
                    + " "
                    + it.at("/node/later/handle").asText()));
    return pairs;
  }

  private void merge(String surviving, String absorbed) {
    desk.data(
        LEAD,
        """
        mutation { mergeCases(input: {idempotencyKey: "%s", case: {handle: "%s"},
          absorbed: {handle: "%s"}}) { __typename ... on Refused { message } } }
        """
            .formatted(desk.key(), surviving, absorbed));
  }

  @Test
  void leadIsShownTheLikeliestPairFirstAndWhy() {
    String first = first();
    String second = second();
    JsonNode answer = asked(LEAD, "");
    assertThat(answer.path("compared").asInt()).isEqualTo(14);
    assertThat(answer.path("text").asText()).contains("weak hint");
    JsonNode pair = answer.at("/edges/0/node");
    assertThat(pair.at("/earlier/handle").asText()).isEqualTo(first);
    assertThat(pair.at("/later/handle").asText()).isEqualTo(second);
    assertThat(pair.path("agreeing").toString()).contains("GENDER", "AGE", "TARGET_GROUPS");
    assertThat(pair.path("differing")).isEmpty();
    assertThat(pair.path("timing").asText()).isEqualTo("SIDE_BY_SIDE");
    assertThat(pair.path("da").asText())
        .contains("Ens: ", "køn (kvinde)", "lever i synlig nød", "Tid: samtidige forløb.");
    assertThat(pair.path("reasonEn").asText())
        .contains("Alike: ", "gender (woman)", "age (18–25)", "Time: cases at the same time.");
  }

  @Test
  void whatDiffersIsSaidToo() {
    first();
    open(BO, "nord", RARE.replace("WIDOWED", "MARRIED"), "2026-03-02");
    JsonNode pair = asked(LEAD, "").at("/edges/0/node");
    assertThat(pair.path("differing").toString()).isEqualTo("[\"CIVIL_STATUS\"]");
    assertThat(pair.path("da").asText()).contains("Forskellige: civilstand.");
  }

  @Test
  void bothCasesOfEveryPairShownAreLookedAtForADoubleAndNoOthers() {
    first();
    second();
    JsonNode answer = asked(LEAD, "(first: 1)");
    assertThat(answer.path("total").asInt()).isPositive();
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.MERGE_SUGGESTIONS);
    assertThat(desk.ledger.requests().getLast().purpose()).isEqualTo(Purpose.DUPLICATE_CHECK);
    assertThat(desk.ledger.subjects().getLast()).hasSize(2);
  }

  @Test
  void questionThatFindsNothingIsAccountedForToo() {
    int before = desk.ledger.requests().size();
    assertThat(asked(Desk.caller(Role.TEAMLEAD, Desk.RUDERSDAL), "").path("total").asInt())
        .isZero();
    assertThat(desk.ledger.requests()).hasSize(before + 1);
    assertThat(desk.ledger.subjects().getLast()).isEmpty();
  }

  @Test
  void casesOfTwoMunicipalitiesAreNeverAPair() {
    String first = first();
    String foreign = open(Desk.worker(Desk.RUDERSDAL, "nord"), "nord", RARE, "2026-03-02");
    assertThat(pairs(LEAD)).noneMatch(it -> it.contains(first) || it.contains(foreign));
    assertThat(pairs(Desk.caller(Role.TEAMLEAD, Desk.RUDERSDAL))).isEmpty();
    String own = second();
    assertThat(pairs(LEAD)).contains(first + " " + own);
  }

  @Test
  void mergedCasesAreNoPairAgainAndTheSurvivingOneIsCompared() {
    String first = first();
    String second = second();
    assertThat(pairs(LEAD)).contains(first + " " + second);
    merge(first, second);
    assertThat(pairs(LEAD)).noneMatch(it -> it.contains(second));
    String third = second();
    assertThat(pairs(LEAD)).contains(first + " " + third);
  }

  @Test
  void pairThatTheMergerWouldRefuseIsNotShown() {
    Practice usual = Practice.of(RuleBook.shipped());
    desk =
        new Desk(
            GraphSettings.standard(false),
            new Practice(usual.rules(), usual.deadlines(), 92, 1, 30));
    others();
    String first = first();
    String second = second();
    assertThat(pairs(LEAD)).as("both are free").contains(first + " " + second);
    String third = open(BO, "nord", "gender: UNKNOWN, ageBand: UNKNOWN", "2026-03-02");
    merge(first, third);
    assertThat(pairs(LEAD)).as("one is full").noneMatch(it -> it.contains(first));
  }

  @Test
  void erasedCaseIsNoPair() {
    String first = first();
    String second = second();
    assertThat(pairs(LEAD)).contains(first + " " + second);
    String code =
        desk.data(
                ANNA,
                """
                mutation { giveConsent(input: {idempotencyKey: "%s", case: {handle: "%s"},
                  scope: STATISTICS}) { ... on ConsentGiven { code } } }
                """
                    .formatted(desk.key(), first))
            .at("/giveConsent/code")
            .asText();
    desk.data(
        new Caller.Anonymous(),
        "mutation { revokeConsent(token: \"%s\", scope: EVERYTHING) { __typename } }"
            .formatted(code));
    assertThat(pairs(LEAD)).noneMatch(it -> it.contains(first));
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetition() {
    first();
    second();
    open(CARL, "nord", RARE, "2026-03-03");
    List<String> all = pairs(LEAD);
    assertThat(all).hasSizeGreaterThan(2);
    Set<String> cursors = new HashSet<>();
    List<String> paged = new ArrayList<>();
    String after = "";
    for (boolean more = true; more; ) {
      JsonNode page = asked(LEAD, "(first: 1" + after + ")");
      JsonNode edge = page.at("/edges/0");
      paged.add(
          edge.at("/node/earlier/handle").asText() + " " + edge.at("/node/later/handle").asText());
      assertThat(cursors.add(edge.path("cursor").asText())).isTrue();
      assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(!after.isEmpty());
      after = ", after: \"%s\"".formatted(edge.path("cursor").asText());
      more = page.at("/pageInfo/hasNextPage").asBoolean();
    }
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void cursorOfAnotherListOrAnotherLeadIsRefused() {
    first();
    second();
    String cursor = asked(LEAD, "(first: 1)").at("/edges/0/cursor").asText();
    String query = "{ mergeSuggestions(after: \"%s\") { total } }".formatted(cursor);
    assertThat(Desk.code(desk.ask(LEAD, query))).isEmpty();
    Caller foreign = Desk.caller(Role.TEAMLEAD, Desk.RUDERSDAL);
    assertThat(Desk.code(desk.ask(foreign, query))).isEqualTo("INVALID_VALUE");
    assertThat(Desk.code(desk.ask(LEAD, "{ mergeSuggestions(first: 101) { total } }")))
        .isEqualTo("INVALID_VALUE");
  }
}
