package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.ReferralOutcome;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Answering enquiries, and what a referrer can be told of it.
class ReferralOperationsTest {
  private static final String SHOWN =
      "{ outcome answeredOn da: receipt { status text } en: receipt(lang: EN) { status text } }";

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();

  private String enquiry() {
    return desk.data(
            anna,
            """
            mutation { registerReferral(input: {idempotencyKey: "%s", team: "syd",
              receivedOn: "2026-03-09", source: OTHERS_NEIGHBOURS, channel: PHONE})
              { ... on ReferralRegistered { id } } }
            """
                .formatted(desk.key()))
        .at("/registerReferral/id")
        .asText();
  }

  private JsonNode answer(String enquiry, String outcome) {
    return desk.data(
            anna,
            """
            mutation { answerReferral(input: {idempotencyKey: "%s", referral: "%s", outcome: %s})
              { __typename ... on ReferralAnswered { id referral %s }
                ... on Refused { reason message(lang: EN) } } }
            """
                .formatted(desk.key(), enquiry, outcome, SHOWN))
        .get("answerReferral");
  }

  private JsonNode listed(boolean open) {
    return desk.data(
            anna, "{ referrals(open: %s, first: 50) { edges { node %s } } }".formatted(open, SHOWN))
        .at("/referrals/edges");
  }

  @Test
  void referrerIsToldTheSameWhateverCameOfTheEnquiry() {
    String handle = desk.open(anna, "syd");
    Set<JsonNode> receipts = new HashSet<>();
    Set<String> outcomes = new HashSet<>();
    for (ReferralOutcome outcome : ReferralOutcome.values()) {
      switch (outcome) {
        case OPEN -> enquiry();
        case CASE_OPENED -> openOutOf(enquiry());
        case CASE_KNOWN -> answer(enquiry(), outcome + ", case: {handle: \"" + handle + "\"}");
        case UNABLE_TO_LOCATE,
            DECLINED_AT_FIRST_CONTACT,
            DECLINED_LATER,
            OUTSIDE_TARGET_GROUP,
            PASSED_ON,
            NO_NEED_FOUND ->
            answer(enquiry(), outcome.name());
      }
    }
    for (JsonNode edge : listed(false)) {
      outcomes.add(edge.at("/node/outcome").asText());
      receipts.add(edge.at("/node/da"));
      receipts.add(edge.at("/node/en"));
    }
    assertThat(outcomes).hasSize(ReferralOutcome.values().length - 1);
    assertThat(receipts).as("one in each language").hasSize(2);
    assertThat(receipts).allMatch(it -> it.get("status").asText().equals("HANDLED"));
    assertThat(listed(true)).hasSize(1);
    assertThat(listed(true).at("/0/node/en/status").asText()).isEqualTo("RECEIVED");
    assertThat(listed(true).at("/0/node/da/text").asText()).startsWith("Henvendelsen er modtaget");
    assertThat(listed(true).at("/0/node/answeredOn").isNull()).isTrue();
  }

  private void openOutOf(String enquiry) {
    desk.data(
        anna,
        """
        mutation { openCase(input: {idempotencyKey: "%s", team: "syd", referral: "%s",
          openedOn: "2026-03-10", traits: {gender: MALE, ageBand: A36_45}}) { __typename } }
        """
            .formatted(desk.key(), enquiry));
  }

  @Test
  void enquiryAboutAKnownCaseIsReadWithTheCase() {
    String handle = desk.open(anna, "syd");
    JsonNode answered = answer(enquiry(), "CASE_KNOWN, case: {handle: \"" + handle + "\"}");
    assertThat(answered.at("/referral/answeredOn").asText()).isEqualTo("2026-03-11");
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.ANSWER_REFERRAL);
    assertThat(desk.ledger.subjects().getLast()).as("a look at the case").hasSize(1);
    JsonNode enquiries =
        desk.data(
                anna,
                "{ case(by: {handle: \"%s\"}, purpose: CASE_WORK) { enquiries { id outcome source } } }"
                    .formatted(handle))
            .at("/case/enquiries");
    assertThat(enquiries).hasSize(1);
    assertThat(enquiries.at("/0/id")).isEqualTo(answered.get("id"));
    assertThat(enquiries.at("/0/outcome").asText()).isEqualTo("CASE_KNOWN");
    assertThat(desk.ledger.requests().getLast().purpose()).isEqualTo(Purpose.CASE_WORK);
  }

  @Test
  void outcomeThatIsNotSetByHandIsRefusedWithARemedy() {
    JsonNode refused = answer(enquiry(), "CASE_OPENED");
    assertThat(refused.get("reason").asText()).isEqualTo("OUTCOME_NOT_BY_HAND");
    assertThat(refused.get("message").asText()).contains("Open or reopen a case");
    assertThat(listed(true)).hasSize(1);
  }

  @Test
  void answeredEnquiryLeavesTheDueList() {
    String enquiry = enquiry();
    String due = "{ today(first: 5) { edges { node { referral { id } } } } }";
    assertThat(desk.data(anna, due).at("/today/edges")).hasSize(1);
    answer(enquiry, "NO_NEED_FOUND");
    assertThat(desk.data(anna, due).at("/today/edges")).isEmpty();
  }

  @Test
  void caseOutOfReachIsAnsweredAsMissing() {
    String foreign = desk.open(Desk.worker(Desk.HEDENSTED, "nord"), "nord");
    String query =
        "mutation { answerReferral(input: {idempotencyKey: \"%s\", referral: \"%s\","
            + " outcome: CASE_KNOWN, case: {handle: \"%s\"}}) { __typename } }";
    String enquiry = enquiry();
    JsonNode denied = desk.ask(anna, query.formatted(desk.key(), enquiry, foreign));
    JsonNode missing = desk.ask(anna, query.formatted(desk.key(), enquiry, "0000-0000"));
    assertThat(Desk.code(denied)).isEqualTo("NOT_FOUND");
    assertThat(denied).isEqualTo(missing);
  }
}
