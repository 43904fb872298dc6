package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is shown is in the trail, and searches outside the own team show little.
class AuditedReadsTest {
  private static final String THREE = "{gender: MALE, targetGroups: [HOMELESS, ISOLATED]}";

  /// What a worker may give as the purpose of a look.
  private static final Set<Purpose> CLAIMED =
      EnumSet.of(
          Purpose.CASE_WORK,
          Purpose.DEADLINE_FOLLOW_UP,
          Purpose.HANDOVER,
          Purpose.DUPLICATE_CHECK,
          Purpose.SAFETY);

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();
  private final Caller nord = Desk.worker(Desk.HEDENSTED, "nord");

  @Test
  void caseReadIsRecordedWithItsPurpose() {
    String handle = desk.open(anna, "syd");
    int before = desk.ledger.requests().size();
    desk.data(anna, "{ case(by: {handle: \"" + handle + "\"}, purpose: SAFETY) { team } }");
    assertThat(desk.ledger.requests()).hasSize(before + 1);
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.CASE);
    assertThat(desk.ledger.requests().getLast().purpose()).isEqualTo(Purpose.SAFETY);
    assertThat(desk.ledger.subjects().getLast()).hasSize(1);
  }

  @Test
  void nothingIsShownWhoseEntryDidNotReachTheDisk() {
    String one =
        "{ case(by: {handle: \"" + desk.open(anna, "syd") + "\"}, purpose: SAFETY) { team } }";
    assertThat(desk.ask(anna, one).toString()).contains("syd");
    desk.ledger.whileSyncing(() -> {
      throw new StoreFailure("as the test wishes");
    });
    JsonNode answer = desk.ask(anna, one);
    assertThat(Desk.code(answer)).isEqualTo("UNAVAILABLE");
    assertThat(answer.toString()).doesNotContain("syd");
  }

  @Test
  void whatIsErasedWhileTheAnswerIsMadeIsNotShown() {
    String handle = desk.open(anna, "syd");
    CaseId id = desk.ledger.view().caseOf(new Handle(handle.replace("-", ""))).orElseThrow();
    desk.ledger.whileSyncing(() -> desk.ledger.given(new Change.CaseErased(id)));
    JsonNode answer =
        desk.ask(anna, "{ case(by: {handle: \"" + handle + "\"}, purpose: SAFETY) { team } }");
    assertThat(Desk.code(answer)).isEqualTo("NOT_FOUND");
    assertThat(answer.toString()).doesNotContain("syd");
  }

  @Test
  void readingTheEnquiryOfACaseIsALookAtTheCase() {
    desk.openFrom(anna, "syd", desk.register(anna, "syd"));
    desk.register(anna, "syd"); // of no case
    int before = desk.ledger.subjects().size();
    JsonNode data =
        desk.data(anna, "{ referrals(first: 5) { edges { node { source concerns outcome } } } }");
    assertThat(data.at("/referrals/edges")).hasSize(2);
    assertThat(desk.ledger.subjects().subList(before, desk.ledger.subjects().size()))
        .singleElement()
        .satisfies(cases -> assertThat(cases).hasSize(1));
  }

  @ParameterizedTest
  @EnumSource
  void purposesOfTheRegistryCannotBeClaimed(Purpose purpose) {
    String handle = desk.open(anna, "syd");
    int before = desk.ledger.requests().size();
    requireClaim(anna, handle, purpose, CLAIMED.contains(purpose));
    Set<Purpose> lead = EnumSet.copyOf(CLAIMED);
    lead.add(Purpose.SUPERVISION);
    requireClaim(Desk.lead(), handle, purpose, lead.contains(purpose));
    int written = (CLAIMED.contains(purpose) ? 2 : 0) + (lead.contains(purpose) ? 2 : 0);
    assertThat(desk.ledger.requests()).hasSize(before + written);
  }

  private void requireClaim(Caller caller, String handle, Purpose purpose, boolean open) {
    String one = "{ case(by: {handle: \"%s\"}, purpose: %s) { team } }".formatted(handle, purpose);
    String all = "{ cases(where: {}, purpose: %s, first: 9) { __typename } }".formatted(purpose);
    for (String query : List.of(one, all)) {
      assertThat(Desk.code(desk.ask(caller, query)))
          .as(query)
          .isEqualTo(open ? "" : "INVALID_VALUE");
    }
  }

  @Test
  void readsOfOneRequestShareOneEntry() {
    String reads =
        IntStream.range(0, 3)
            .mapToObj(i ->
                "c"
                    + i
                    + ": case(by: {handle: \""
                    + desk.open(anna, "syd")
                    + "\"}, purpose: CASE_WORK) { team }")
            .collect(Collectors.joining(" ", "{ ", " }"));
    int before = desk.ledger.requests().size();
    desk.data(anna, reads);
    assertThat(desk.ledger.requests()).hasSize(before + 1);
    assertThat(desk.ledger.subjects().getLast()).hasSize(3);
  }

  @Test
  void triedLookIsRecordedWithoutSubject() {
    String handle = desk.open(anna, "syd");
    desk.ask(nord, "{ case(by: {handle: \"" + handle + "\"}, purpose: CASE_WORK) { team } }");
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.CASE);
    assertThat(desk.ledger.subjects().getLast()).isEmpty();
  }

  @Test
  void searchOutsideTheTeamNeedsTraits() {
    desk.open(anna, "syd");
    JsonNode refused = search(nord, "{gender: MALE}", "MUNICIPALITY", 10);
    assertThat(refused.get("__typename").asText()).isEqualTo("SearchRefused");
    assertThat(refused.get("minimumTraits").asInt()).isEqualTo(3);
    assertThat(refused.get("traits").asInt()).isEqualTo(1);
    assertThat(desk.ledger.subjects().getLast()).isEmpty();
    assertThat(search(anna, "{gender: MALE}", "OWN_TEAM", 10).get("edges")).hasSize(1);
  }

  @Test
  void hitsOutsideShowHandleAndTeamAndAreInTheTrail() {
    String handle = desk.open(anna, "syd");
    JsonNode hits = search(nord, THREE, "MUNICIPALITY", 10);
    assertThat(hits.at("/edges/0/node/handle").asText()).isEqualTo(handle);
    assertThat(hits.at("/edges/0/node/team").asText()).isEqualTo("syd");
    assertThat(hits.at("/edges/0/node/case").isNull()).isTrue();
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.CASES);
    assertThat(desk.ledger.subjects().getLast()).hasSize(1);
    JsonNode own = search(anna, THREE, "MUNICIPALITY", 10);
    assertThat(own.at("/edges/0/node/case/traits/gender").asText()).isEqualTo("MALE");
    assertThat(desk.ledger.subjects().getLast()).hasSize(1);
  }

  @Test
  void hitsOutsideAreCappedOverAllPages() {
    IntStream.range(0, 25).forEach(_ -> desk.open(anna, "syd"));
    JsonNode hits = search(nord, THREE, "MUNICIPALITY", 15);
    assertThat(hits.get("edges")).hasSize(15);
    assertThat(hits.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    String after = hits.at("/pageInfo/endCursor").asText();
    JsonNode rest = search(nord, THREE, "MUNICIPALITY", "15, after: \"" + after + "\"");
    assertThat(rest.get("edges")).hasSize(5);
    assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(search(anna, THREE, "OWN_TEAM", 100).get("edges")).hasSize(25);
  }

  @Test
  void workerWithoutTeamFindsNothingInTheOwnTeam() {
    desk.open(anna, "syd");
    Caller nowhere = Desk.worker(Desk.HEDENSTED);
    assertThat(search(nowhere, "{}", "OWN_TEAM", 10).get("edges")).isEmpty();
    assertThat(desk.data(nowhere, "{ today(first: 10) { edges { cursor } } }").at("/today/edges"))
        .isEmpty();
    assertThat(search(Desk.lead(), "{}", "OWN_TEAM", 10).get("edges")).hasSize(1);
  }

  @Test
  void pagesMeetEveryHitOnceWhileOthersCome() {
    IntStream.range(0, 7).forEach(_ -> desk.open(anna, "syd"));
    String all = handles(search(anna, THREE, "OWN_TEAM", 100));
    JsonNode first = search(anna, THREE, "OWN_TEAM", 3);
    String after = first.at("/pageInfo/endCursor").asText();
    String paged =
        handles(first) + handles(search(anna, THREE, "OWN_TEAM", "100, after: \"" + after + "\""));
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void cursorGoesOnWithItsOwnSearchOnly() {
    IntStream.range(0, 3).forEach(_ -> desk.open(anna, "syd"));
    String after = search(anna, THREE, "OWN_TEAM", 1).at("/pageInfo/endCursor").asText();
    String second = "1, after: \"" + after + "\"";
    assertThat(search(anna, THREE, "OWN_TEAM", second).get("edges")).hasSize(1);
    assertThat(refusal(anna, THREE, "MUNICIPALITY", second)).isEqualTo("INVALID_VALUE");
    assertThat(refusal(anna, "{}", "OWN_TEAM", second)).isEqualTo("INVALID_VALUE");
    assertThat(refusal(Desk.lead(), THREE, "OWN_TEAM", second)).isEqualTo("INVALID_VALUE");
    Caller elsewhere = Desk.worker(Desk.RUDERSDAL, "syd");
    assertThat(refusal(elsewhere, THREE, "OWN_TEAM", second)).isEqualTo("INVALID_VALUE");
    assertThat(refusal(colleague(), THREE, "OWN_TEAM", second)).isEqualTo("INVALID_VALUE");
  }

  private static Caller colleague() {
    Actor bo =
        new Actor(
            new WorkerId("bo"),
            Role.WORKER,
            new Municipality(Desk.HEDENSTED),
            Set.of(new TeamId("syd")));
    return new Caller.SignedIn(bo, Instant.parse("2026-03-11T18:00:00Z"));
  }

  private String refusal(Caller caller, String where, String scope, String first) {
    return Desk.code(
        desk.ask(
            caller,
            "{ cases(where: %s, scope: %s, purpose: DUPLICATE_CHECK, first: %s) { __typename } }"
                .formatted(where, scope, first)));
  }

  @Test
  void dueListPassesNothingOverWhenTheLastLineOfAPageMoves() {
    IntStream.range(0, 5).forEach(_ -> openWithDeadline());
    JsonNode first = due("2");
    String moved = first.at("/edges/1/node/case/handle").asText();
    desk.contact(anna, moved, 10);
    JsonNode rest = due("10, after: \"" + first.at("/edges/1/cursor").asText() + "\"");
    assertThat(rest.get("edges")).hasSize(4);
    assertThat(rest.at("/edges/3/node/case/handle").asText()).isEqualTo(moved);
  }

  /// A case out of an enquiry, whose deadline ends with the first contact.
  private void openWithDeadline() {
    String enquiry =
        desk.data(
                anna,
                """
                mutation { registerReferral(input: {idempotencyKey: "%s", team: "syd",
                  receivedOn: "2026-03-02", source: SHELTER, referrerKind: PROFESSIONAL,
                  channel: PHONE}) { ... on ReferralRegistered { id } } }
                """
                    .formatted(desk.key()))
            .at("/registerReferral/id")
            .asText();
    desk.data(
        anna,
        """
        mutation { openCase(input: {idempotencyKey: "%s", team: "syd", referral: "%s",
          openedOn: "2026-03-02", traits: {gender: MALE, ageBand: A36_45}}) { __typename } }
        """
            .formatted(desk.key(), enquiry));
  }

  private JsonNode due(String first) {
    return desk.data(
            anna, "{ today(first: " + first + ") { edges { cursor node { case { handle } } } } }")
        .get("today");
  }

  private static String handles(JsonNode hits) {
    StringBuilder handles = new StringBuilder();
    hits.get("edges").forEach(it -> handles.append(it.at("/node/handle").asText()));
    return handles.toString();
  }

  private JsonNode search(Caller caller, String where, String scope, int first) {
    return search(caller, where, scope, Integer.toString(first));
  }

  private JsonNode search(Caller caller, String where, String scope, String first) {
    return desk.data(
            caller,
            """
            { cases(where: %s, scope: %s, purpose: DUPLICATE_CHECK, first: %s) { __typename
              ... on SearchRefused { minimumTraits traits message }
              ... on CaseHitConnection { edges { node { handle team case { traits { gender } } } }
                pageInfo { hasNextPage endCursor } } } }
            """
                .formatted(where, scope, first))
        .get("cases");
  }
}
