package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.code.Purpose;
import org.junit.jupiter.api.Test;

/// Team reviews, handovers, complaints, safety events, disclosures and formal decisions, through
/// the operations.
class ProceedingsOperationsTest {
  private final Desk desk = new Desk();

  private JsonNode change(Caller caller, String handle, String operation, String input) {
    String query =
        """
        mutation { %s(input: {idempotencyKey: "%s", case: {handle: "%s"}, %s}) { __typename
          ... on CaseChange { index warnings { warning message(lang: EN) } }
          ... on Refused { reason rule quote message(lang: EN) } } }
        """
            .formatted(operation, desk.key(), handle, input);
    return desk.data(caller, query).get(operation);
  }

  private Request written(Operation operation) {
    return desk.ledger.requests().stream()
        .filter(it -> it.operation() == operation && it.idempotency().isPresent())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @Test
  void everyProceedingIsRecordedAndShownInTheCase() {
    Caller rudersdal = Desk.worker(Desk.RUDERSDAL, "syd");
    String handle = desk.open(rudersdal, "syd");
    change(rudersdal, handle, "recordTeamReview", "on: \"2026-03-04\", workers: 2");
    change(rudersdal, handle, "recordSafetyEvent", "kind: ACUTE_ILLNESS, actedBy: POLICE");
    change(rudersdal, handle, "recordDisclosure", "recipient: HEALTH_SERVICE, safetyEvent: 0");
    change(rudersdal, handle, "recordHandover", "unit: TREATMENT_SYSTEM, safetyEvent: 0");
    change(rudersdal, handle, "recordComplaint", "on: \"2026-03-10\", form: ORAL");
    change(rudersdal, handle, "recordComplaint", "complaint: 0, form: ORAL, status: PASSED_ON");
    change(rudersdal, handle, "recordFormalDecision", "kind: GRANTED");
    JsonNode shown =
        desk.data(
                rudersdal,
                """
                { case(by: {handle: "%s"}, purpose: CASE_WORK) {
                    teamReviews { on workers } handovers { on unit safetyEvent }
                    complaints { index on form status statusOn }
                    safetyEvents { index on kind actedBy }
                    disclosures { on recipient safetyEvent } formalDecisions { on kind } } }
                """
                    .formatted(handle))
            .get("case");
    assertThat(shown)
        .isEqualTo(
            Desk.tree(
                """
                {"teamReviews": [{"on": "2026-03-04", "workers": 2}],
                 "handovers": [{"on": "2026-03-11", "unit": "TREATMENT_SYSTEM", "safetyEvent": 0}],
                 "complaints": [{"index": 0, "on": "2026-03-10", "form": "ORAL",
                   "status": "PASSED_ON", "statusOn": "2026-03-11"}],
                 "safetyEvents": [{"index": 0, "on": "2026-03-11", "kind": "ACUTE_ILLNESS",
                   "actedBy": "POLICE"}],
                 "disclosures": [{"on": "2026-03-11", "recipient": "HEALTH_SERVICE",
                   "safetyEvent": 0}],
                 "formalDecisions": [{"on": "2026-03-11", "kind": "GRANTED"}]}
                """));
  }

  @Test
  void safetyEventsAndHandoversAreInTheTrailUnderTheirPurpose() {
    String handle = desk.open(Desk.anna(), "syd");
    change(Desk.anna(), handle, "recordSafetyEvent", "kind: ACUTE_ILLNESS, actedBy: HOSPITAL");
    change(Desk.anna(), handle, "recordHandover", "unit: SEL_85, safetyEvent: 0");
    change(Desk.anna(), handle, "recordDisclosure", "recipient: RELATIVES, safetyEvent: 0");
    assertThat(written(Operation.RECORD_SAFETY_EVENT).purpose()).isEqualTo(Purpose.SAFETY);
    assertThat(written(Operation.RECORD_HANDOVER).purpose()).isEqualTo(Purpose.HANDOVER);
    assertThat(written(Operation.RECORD_DISCLOSURE).purpose()).isEqualTo(Purpose.CASE_WORK);
  }

  @Test
  void complaintIsRefusedInTheMunicipalitysOwnWords() {
    String handle = desk.open(Desk.anna(), "syd");
    JsonNode refused = change(Desk.anna(), handle, "recordComplaint", "form: WRITTEN");
    assertThat(refused.get("reason").asText()).isEqualTo("COMPLAINT_NOT_POSSIBLE");
    assertThat(refused.get("rule").asText()).isEqualTo("complaint");
    assertThat(refused.get("quote").asText()).isEqualTo("Der er ikke mulighed for at klage.");
  }

  @Test
  void disclosureWithoutConsentIsRefusedAndPassesWithOne() {
    Caller rudersdal = Desk.worker(Desk.RUDERSDAL, "syd");
    String handle = desk.open(rudersdal, "syd");
    JsonNode refused = change(rudersdal, handle, "recordDisclosure", "recipient: JOB_CENTRE");
    assertThat(refused.get("reason").asText()).isEqualTo("CONSENT_MISSING");
    assertThat(refused.get("rule").asText()).isEqualTo("confidentiality");
    assertThat(refused.get("quote").asText()).contains("tavshedspligt");
    change(rudersdal, handle, "giveConsent", "scope: SHARING, recipient: JOB_CENTRE");
    JsonNode told = change(rudersdal, handle, "recordDisclosure", "recipient: JOB_CENTRE");
    assertThat(told.get("__typename").asText()).isEqualTo("DisclosureRecorded");
  }

  @Test
  void actorWhomTheRulesDoNotNameIsRefusedInTheirWords() {
    Caller rudersdal = Desk.worker(Desk.RUDERSDAL, "syd");
    String handle = desk.open(rudersdal, "syd");
    JsonNode refused =
        change(rudersdal, handle, "recordSafetyEvent", "kind: DANGER_TO_SELF, actedBy: HOSPITAL");
    assertThat(refused.get("reason").asText()).isEqualTo("INTERVENER_NOT_IN_RULES");
    assertThat(refused.get("quote").asText()).contains("egen læge eller politiet");
  }

  @Test
  void reviewThatCameLateIsKeptWithAWarning() {
    Caller rudersdal = Desk.worker(Desk.RUDERSDAL, "syd");
    String handle = desk.open(rudersdal, "syd");
    JsonNode late = change(rudersdal, handle, "recordTeamReview", "workers: 1");
    assertThat(late.at("/warnings/0/warning").asText()).isEqualTo("TEAM_REVIEW_LATE");
    assertThat(late.at("/warnings/0/message").asText()).contains("meetings");
  }
}
