package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.code.Purpose;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Merged cases as staff and the citizen see them: the surviving one in team `syd`, the absorbed
/// one in team `nord`.
class MergedCasesTest {
  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();
  private final Caller nord = Desk.worker(Desk.HEDENSTED, "nord");
  private final Caller citizen = new Caller.Anonymous();
  private final String first = desk.open(anna, "syd");
  private final String second = desk.open(nord, "nord");

  private JsonNode merge(String surviving, String absorbed) {
    return desk.ask(
        Desk.lead(),
        """
        mutation { mergeCases(input: {idempotencyKey: "%s", case: {handle: "%s"},
          absorbed: {handle: "%s"}}) { __typename ... on CasesMerged { case { handle } index }
          ... on Refused { reason message message_en: message(lang: EN) } } }
        """
            .formatted(desk.key(), surviving, absorbed));
  }

  private JsonNode undo(String absorbed) {
    return desk.ask(
        Desk.lead(),
        """
        mutation { undoMerge(input: {idempotencyKey: "%s", case: {handle: "%s"}}) { __typename
          ... on MergeUndone { case { handle mergedInto { handle } } } ... on Refused { reason } } }
        """
            .formatted(desk.key(), absorbed));
  }

  private JsonNode shown(Caller caller, String handle) {
    return desk.ask(
            caller,
            """
            { case(by: {handle: "%s"}, purpose: CASE_WORK) { handle team due { since }
              mergedInto { handle team on undoUntil case { handle } }
              mergedCases(first: 5) { handle on undoUntil case { handle contactCount } } } }
            """
                .formatted(handle))
        .at("/data/case");
  }

  private CaseId id(String handle) {
    return desk.ledger.view().caseFiles().stream()
        .filter(it -> shortName(it.card().handle().value()).equals(shortName(handle)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static String shortName(String handle) {
    return handle.replace("-", "");
  }

  @Test
  void survivingCaseShowsTheAbsorbedAndTheAbsorbedTheSurviving() {
    assertThat(merge(first, second).at("/data/mergeCases/case/handle").asText()).isEqualTo(first);
    JsonNode surviving = shown(anna, first);
    assertThat(surviving.at("/mergedInto").isNull()).isTrue();
    assertThat(surviving.at("/mergedCases/0/handle").asText()).isEqualTo(second);
    assertThat(surviving.at("/mergedCases/0/on").asText()).isEqualTo("2026-03-11");
    assertThat(surviving.at("/mergedCases/0/undoUntil").asText()).isEqualTo("2026-04-10");
    assertThat(surviving.at("/mergedCases/0/case/contactCount").asInt()).isZero();
    JsonNode absorbed = shown(Desk.lead(), second);
    assertThat(absorbed.at("/mergedInto/handle").asText()).isEqualTo(first);
    assertThat(absorbed.at("/mergedInto/case/handle").asText()).isEqualTo(first);
    assertThat(absorbed.at("/mergedCases").isEmpty()).isTrue();
    assertThat(absorbed.at("/due").isNull()).isTrue();
    assertThat(surviving.at("/due").isNull()).isFalse();
  }

  @Test
  void everyCaseShownIsInTheTrail() {
    merge(first, second);
    int before = desk.ledger.requests().size();
    shown(anna, first);
    assertThat(since(before)).containsExactlyInAnyOrder(id(first), id(second));
    before = desk.ledger.requests().size();
    shown(nord, second);
    assertThat(since(before)).containsExactlyInAnyOrder(id(first), id(second));
    assertThat(desk.ledger.requests().getLast())
        .extracting(Request::operation, Request::purpose)
        .containsExactly(Operation.CASE, Purpose.CASE_WORK);
  }

  private Set<CaseId> since(int before) {
    return desk.ledger.subjects().subList(before, desk.ledger.subjects().size()).stream()
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  @Test
  void mergerAndItsUndoingAreInTheTrailOfBothAsACheckForDoubles() {
    int before = desk.ledger.requests().size();
    merge(first, second);
    undo(second);
    assertThat(since(before)).containsExactlyInAnyOrder(id(first), id(second));
    assertThat(desk.ledger.requests().subList(before, desk.ledger.requests().size()))
        .extracting(Request::purpose)
        .containsOnly(Purpose.DUPLICATE_CHECK);
    long bothAtOnce =
        IntStream.range(before, desk.ledger.subjects().size())
            .filter(i -> desk.ledger.subjects().get(i).size() == 2)
            .count();
    assertThat(bothAtOnce).as("one decision each").isEqualTo(2);
  }

  @Test
  void whoReachesTheSurvivingCaseReadsTheAbsorbedAndNotTheOtherWayRound() {
    assertThat(shown(anna, second).isNull()).isTrue();
    merge(first, second);
    assertThat(shown(anna, second).at("/handle").asText()).isEqualTo(second);
    JsonNode absorbed = shown(nord, second);
    assertThat(absorbed.at("/mergedInto/handle").asText()).isEqualTo(first);
    assertThat(absorbed.at("/mergedInto/team").asText()).isEqualTo("syd");
    assertThat(absorbed.at("/mergedInto/case").isNull()).isTrue();
    assertThat(shown(nord, first).isNull()).isTrue();
    assertThat(shown(Desk.worker(Desk.RUDERSDAL, "syd"), second).isNull()).isTrue();
    undo(second);
    assertThat(shown(anna, second).isNull()).isTrue();
  }

  @Test
  void workInTheAbsorbedCaseIsRefusedWithTheRemedy() {
    merge(first, second);
    JsonNode refused = desk.contact(nord, second, 30).at("/data/recordContact");
    assertThat(refused.at("/reason").asText()).isEqualTo("CASE_MERGED");
    assertThat(refused.at("/message").asText()).contains("fortsættende forløb");
    assertThat(desk.contact(anna, first, 30).at("/data/recordContact/index").asInt()).isZero();
    JsonNode again = merge(first, second).at("/data/mergeCases");
    assertThat(again.at("/reason").asText()).isEqualTo("CASE_MERGED");
    assertThat(again.at("/message_en").asText()).contains("surviving case");
    assertThat(undo(first).at("/data/undoMerge/reason").asText()).isEqualTo("CASE_NOT_MERGED");
    assertThat(undo(second).at("/data/undoMerge/case/handle").asText()).isEqualTo(second);
    assertThat(desk.contact(nord, second, 30).at("/data/recordContact/index").asInt()).isZero();
  }

  @Test
  void absorbedCaseIsInNoSearchAndNoDueList() {
    String lists =
        "{ cases(where: {}, purpose: CASE_WORK, first: 9) { ... on CaseHitConnection {"
            + " edges { node { handle } } } } today(first: 9) { edges { node { case { handle } } } } }";
    assertThat(desk.data(Desk.lead(), lists).toString()).contains(first, second);
    merge(first, second);
    assertThat(desk.data(Desk.lead(), lists).toString()).contains(first).doesNotContain(second);
    undo(second);
    assertThat(desk.data(Desk.lead(), lists).toString()).contains(first, second);
  }

  @Test
  void reportCountsThePersonOnce() {
    desk.contact(anna, first, 30);
    desk.contact(nord, second, 30);
    String report = "{ statusReport(municipality: \"0766\", year: 2026) { total episodes } }";
    assertThat(desk.data(Desk.lead(), report).at("/statusReport/total").asInt()).isEqualTo(2);
    merge(first, second);
    JsonNode merged = desk.data(Desk.lead(), report).get("statusReport");
    assertThat(merged.get("total").asInt()).isEqualTo(1);
    assertThat(merged.get("episodes").asInt()).isEqualTo(2);
  }

  @Test
  void consentIsShownAsItHoldsForThePerson() {
    consent(anna, first);
    String query =
        "{ case(by: {handle: \"%s\"}, purpose: CASE_WORK) { consents { status } } }"
            .formatted(first);
    assertThat(desk.data(anna, query).at("/case/consents/0/status").asText()).isEqualTo("VALID");
    merge(first, second);
    assertThat(desk.data(anna, query).at("/case/consents/0/status").asText()).isEqualTo("NONE");
  }

  private String consent(Caller caller, String handle) {
    return desk.data(
            caller,
            """
            mutation { giveConsent(input: {idempotencyKey: "%s", case: {handle: "%s"},
              scope: SHARING, recipient: RELATIVES}) { ... on ConsentGiven { code } } }
            """
                .formatted(desk.key(), handle))
        .at("/giveConsent/code")
        .asText();
  }

  @Test
  void codeOfEitherCaseShowsTheWholePersonAndWhoLookedAtAny() {
    String one = consent(anna, first);
    String other = consent(nord, second);
    desk.contact(nord, second, 47);
    merge(first, second);
    shown(Desk.lead(), first);
    JsonNode mine = myCase(one);
    assertThat(mine.get("handle").asText()).isEqualTo(first);
    assertThat(texts(mine.get("held")))
        .anySatisfy(it -> assertThat(it).contains("47 minutter"))
        .anySatisfy(it -> assertThat(it).contains(shortName(second), "lagt sammen", "11. marts"))
        .anySatisfy(it -> assertThat(it).contains("team nord"))
        .anySatisfy(it -> assertThat(it).contains("team syd"));
    assertThat(mine.at("/consents/0/status").asText()).isEqualTo("VALID");
    assertThat(mine.get("looks").toString()).contains("DUPLICATE_CHECK");
    JsonNode theirs = myCase(other);
    assertThat(theirs.get("held")).isEqualTo(mine.get("held"));
    assertThat(count(theirs)).as("the first look is counted too").isEqualTo(count(mine) + 2);
    assertThat(desk.ledger.subjects().getLast()).containsExactlyInAnyOrder(id(first), id(second));
  }

  private static int count(JsonNode mine) {
    return StreamSupport.stream(mine.get("looks").spliterator(), false)
        .mapToInt(it -> it.get("count").asInt())
        .sum();
  }

  private JsonNode myCase(String code) {
    return desk.data(
            citizen,
            """
            { myCase(token: "%s") { ... on MyCase { handle held consents { status }
              looks { purpose count } } } }
            """
                .formatted(code))
        .get("myCase");
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void everythingErasesAllAndIsAnsweredAsEver() {
    String code = consent(nord, second);
    merge(first, second);
    String withdrawal =
        "mutation { revokeConsent(token: \"%s\", scope: EVERYTHING) { __typename } }"
            .formatted(code);
    JsonNode answer = desk.ask(citizen, withdrawal);
    assertThat(desk.ask(citizen, withdrawal)).isEqualTo(answer);
    assertThat(shown(Desk.lead(), first).isNull()).isTrue();
    assertThat(shown(Desk.lead(), second).isNull()).isTrue();
    assertThat(desk.ledger.view().caseFiles()).isEmpty();
  }
}
