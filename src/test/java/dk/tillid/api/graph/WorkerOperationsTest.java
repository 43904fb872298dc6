package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A worker's day, through the operations.
class WorkerOperationsTest {
  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();

  @Test
  void caseOpenedIsReadByItsHandleWithItsContacts() {
    String handle = desk.open(anna, "syd");
    for (int i = 1; i <= 40; i++) {
      assertThat(desk.contact(anna, handle, i).at("/data/recordContact/__typename").asText())
          .isEqualTo("ContactRecorded");
    }
    JsonNode page =
        desk.data(
                anna,
                """
                { case(by: {handle: "%s"}, purpose: CASE_WORK) { handle team open contactCount
                  traits { gender targetGroups }
                  contacts(first: 20) { edges { node { minutes mode on } }
                    pageInfo { hasNextPage endCursor } } } }
                """
                    .formatted(handle))
            .get("case");
    assertThat(page.get("handle").asText()).isEqualTo(handle);
    assertThat(page.at("/traits/targetGroups").toString()).isEqualTo("[\"HOMELESS\",\"ISOLATED\"]");
    assertThat(page.at("/contacts/edges")).hasSize(20);
    assertThat(page.at("/contacts/edges/0/node/minutes").asInt()).isEqualTo(40);
    assertThat(page.at("/contacts/pageInfo/hasNextPage").asBoolean()).isTrue();
    String cursor = page.at("/contacts/pageInfo/endCursor").asText();
    JsonNode next =
        desk.data(
            anna,
            """
            { case(by: {handle: "%s"}, purpose: CASE_WORK) { contacts(first: 30, after: "%s") {
              edges { node { minutes } } pageInfo { hasNextPage hasPreviousPage } } } }
            """
                .formatted(handle, cursor));
    assertThat(next.at("/case/contacts/edges")).hasSize(20);
    assertThat(next.at("/case/contacts/edges/0/node/minutes").asInt()).isEqualTo(20);
    assertThat(next.at("/case/contacts/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(next.at("/case/contacts/pageInfo/hasPreviousPage").asBoolean()).isTrue();
  }

  @Test
  void enquiryLeadsToACaseAndLeavesTheDueList() {
    String id =
        change(
                "registerReferral",
                "team: \"syd\", receivedOn: \"2026-03-02\", source: HEALTH_STAFF, channel: PHONE, concerns: [HOMELESS]",
                "... on ReferralRegistered { id referral { deadline outcome } }")
            .get("id")
            .asText();
    JsonNode due = due();
    assertThat(due).hasSize(1);
    assertThat(due.at("/0/node/referral/id").asText()).isEqualTo(id);
    assertThat(due.at("/0/node/due/deadline").asText()).isEqualTo("2026-03-09");
    assertThat(due.at("/0/node/due/workingDaysLeft").asInt()).isEqualTo(-2);
    change(
        "openCase",
        "team: \"syd\", referral: \""
            + id
            + "\", openedOn: \"2026-03-03\", traits: {gender: FEMALE, ageBand: A26_35}",
        "... on CaseOpened { index }");
    JsonNode after = due();
    assertThat(after).hasSize(1);
    assertThat(after.at("/0/node/case/traits/gender").asText()).isEqualTo("FEMALE");
    assertThat(after.at("/0/node/due/visitsWithNoteNeeded").asInt()).isEqualTo(2);
    assertThat(after.at("/0/node/due/minutesLeftThisWeek").asInt()).isEqualTo(120);
    JsonNode answered =
        desk.data(
            anna, "{ referrals(open: false, first: 5) { edges { node { outcome deadline } } } }");
    assertThat(answered.at("/referrals/edges/0/node/outcome").asText()).isEqualTo("CASE_OPENED");
    assertThat(answered.at("/referrals/edges/0/node/deadline").isNull()).isTrue();
  }

  @Test
  void everyChangeOfACaseIsReadBack() {
    String handle = desk.open(anna, "syd");
    String of = "case: {handle: \"" + handle + "\"}, on: \"2026-03-10\", ";
    change(
        "recordAttempt",
        of + "kind: VISIT, place: HOME, noteLeft: true, result: REACHED_ACCEPTED",
        "... on AttemptRecorded { index }");
    change(
        "recordObservation",
        of + "housing: ROUGH, income: CASH_BENEFIT, furtherProblems: [LONELINESS]",
        "... on ObservationRecorded { index }");
    change("setGoal", of + "type: OBTAIN_HOUSING", "... on GoalSet { index }");
    change(
        "setGoal",
        of + "goal: 0, type: OBTAIN_HOUSING, status: REACHED",
        "... on GoalSet { index }");
    change("recordBridge", of + "service: GP, stage: OFFERED", "... on BridgeRecorded { index }");
    change("recordBridge", of + "service: GP, stage: USING", "... on BridgeRecorded { index }");
    change(
        "measureEffect",
        of + "kind: BASELINE, servicesInUse: [GP], usesSociety: NO",
        "... on EffectMeasured { index }");
    change(
        "closeCase",
        of + "reason: SELF_RELIANT, servicesInUse: [GP]",
        "... on CaseClosed { warnings { warning } }");
    change("reopenCase", of + "source: SELF", "... on CaseReopened { index case { open } }");
    JsonNode file =
        desk.data(
                anna,
                """
                { case(by: {handle: "%s"}, purpose: CASE_WORK) { open
                  episodes { source closure { reason servicesInUse } firstContactOn }
                  attempts { kind noteLeft result } observations { housing income furtherProblems }
                  goals { index status } bridges { service stage steps { stage } }
                  measurements { kind usesSociety isolationBroken } consents { status }
                  due { reached minutesThisWeek } } }
                """
                    .formatted(handle))
            .get("case");
    assertThat(file.get("open").asBoolean()).isTrue();
    assertThat(file.at("/episodes/1/closure/reason").asText()).isEqualTo("SELF_RELIANT");
    assertThat(file.at("/episodes/1/firstContactOn").asText()).isEqualTo("2026-03-10");
    assertThat(file.at("/attempts/0/noteLeft").asBoolean()).isTrue();
    assertThat(file.at("/observations/0/furtherProblems").toString()).isEqualTo("[\"LONELINESS\"]");
    assertThat(file.at("/goals/0/status").asText()).isEqualTo("REACHED");
    assertThat(file.at("/bridges/0/steps/0/stage").asText()).isEqualTo("USING");
    assertThat(file.at("/measurements/0/isolationBroken").asText()).isEqualTo("UNKNOWN");
  }

  @Test
  void sameKeyAndInputAnswerAlikeAndOtherInputIsRefused() {
    String handle = desk.open(anna, "syd");
    String literal =
        "mutation { recordContact(input: {idempotencyKey: \"same-key-1\", case: {handle: \""
            + handle
            + "\"}, on: \"2026-03-10\", mode: STREET, minutes: %d}) { ... on ContactRecorded { index } } }";
    JsonNode first = desk.ask(anna, literal.formatted(10));
    int commits = desk.commits.size();
    assertThat(desk.ask(anna, literal.formatted(10))).isEqualTo(first);
    Map<String, Object> reordered = new LinkedHashMap<>();
    reordered.put("minutes", 10);
    reordered.put("mode", "STREET");
    reordered.put("place", "UNKNOWN"); // the default, written out
    reordered.put("on", "2026-03-10");
    reordered.put("case", Map.of("handle", handle.toLowerCase(Locale.ROOT)));
    reordered.put("idempotencyKey", "same-key-1");
    String variable =
        "mutation($v: RecordContactInput!) { recordContact(input: $v) { ... on ContactRecorded { index } } }";
    assertThat(desk.ask(anna, variable, Map.of("v", reordered))).isEqualTo(first);
    assertThat(Desk.code(desk.ask(anna, literal.formatted(11))))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(desk.commits).hasSize(commits);
  }

  @Test
  void warningDoesNotBlockAndRefusalNamesItsReason() {
    String handle = desk.open(anna, "syd");
    JsonNode warned = desk.contact(anna, handle, 121).at("/data/recordContact");
    assertThat(warned.at("/warnings/0/warning").asText()).isEqualTo("HOURS_OVER_BUDGET");
    assertThat(warned.at("/warnings/0/message").asText()).startsWith("The week");
    JsonNode refused =
        change(
            "closeCase",
            "case: {handle: \""
                + handle
                + "\"}, on: \"2026-03-10\", reason: UNREACHABLE_ASSESSED, assessment: [LEFT_AREA]",
            "... on Refused { reason rule message quote }");
    assertThat(refused.get("reason").asText()).isEqualTo("CLOSING_REASON_NOT_IN_RULES");
    assertThat(refused.get("rule").asText()).isEqualTo("attemptProtocol");
    assertThat(refused.get("quote").asText()).isNotEmpty();
  }

  @Test
  void correctedTraitsAreWhatASearchFinds() {
    String handle = desk.open(anna, "syd");
    String search =
        "{ cases(where: {gender: FEMALE}, purpose: CASE_WORK, first: 5) {"
            + " ... on CaseHitConnection { edges { node { handle } } } } }";
    assertThat(desk.data(anna, search).at("/cases/edges")).isEmpty();
    JsonNode corrected =
        change(
            "correctTraits",
            "case: {handle: \"" + handle + "\"}, gender: FEMALE, targetGroups: [DRUG_MISUSE]",
            "... on TraitsCorrected { case { traits { gender ageBand targetGroups } } }");
    assertThat(corrected.at("/case/traits").toString())
        .isEqualTo(
            "{\"gender\":\"FEMALE\",\"ageBand\":\"A36_45\",\"targetGroups\":[\"DRUG_MISUSE\"]}");
    assertThat(desk.data(anna, search).at("/cases/edges/0/node/handle").asText()).isEqualTo(handle);
  }

  @Test
  void teamLeadPutsACaseIntoOtherHandsAndReadsTheReport() {
    String handle = desk.open(anna, "syd");
    desk.contact(anna, handle, 10);
    JsonNode assigned =
        desk.data(
            Desk.lead(),
            "mutation { assignCase(input: {idempotencyKey: \"assign-1\", case: {handle: \""
                + handle
                + "\"}, team: \"nord\", workers: [\"bo\"]}) { ... on CaseAssigned { case { team workers } } } }");
    assertThat(assigned.at("/assignCase/case/team").asText()).isEqualTo("nord");
    JsonNode report =
        desk.data(
            Desk.lead(),
            "{ statusReport(municipality: \"0766\", year: 2026, compareWith: 2025) { total marking genders { cells { code label count percent } } comparison { change } } }");
    assertThat(report.at("/statusReport/total").asInt()).isEqualTo(1);
    assertThat(report.at("/statusReport/comparison/change").asInt()).isEqualTo(1);
    assertThat(report.at("/statusReport/marking").asText()).contains("Må ikke offentliggøres");
    assertThat(report.at("/statusReport/genders/cells/0/percent").asInt()).isEqualTo(100);
    assertThat(desk.contact(anna, handle, 10).at("/errors/0/extensions/code").asText())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void listsAreLabelledInBothLanguagesAndRulesAreQuoted() {
    JsonNode lists =
        desk.data(
            new Caller.Anonymous(),
            "{ da: codeLists(names: [\"Phase\"]) { name codes { code label } } en: codeLists(names: [\"Phase\"], lang: EN) { codes { label } } }");
    assertThat(lists.at("/da/0/codes/0/label").asText()).isEqualTo("opsøgende");
    assertThat(lists.at("/en/0/codes/0/label").asText()).isEqualTo("outreach");
    JsonNode rules =
        desk.data(
                anna,
                "{ ruleSet(municipality: \"0766\") { name firstContactWorkingDays visitsWithNote minutesPerIsoWeek closingReasons rules { key quote gloss label(lang: EN) } } }")
            .get("ruleSet");
    assertThat(rules.get("firstContactWorkingDays").asInt()).isEqualTo(5);
    assertThat(rules.get("minutesPerIsoWeek").asInt()).isEqualTo(120);
    assertThat(rules.get("rules").toString()).contains("firstContactTarget");
  }

  @Test
  void auditorPagesThroughTheTrail() {
    desk.open(anna, "syd");
    Caller auditor = Desk.caller(Role.AUDITOR, "0000");
    JsonNode page =
        desk.data(
                auditor,
                "{ auditEntries(first: 1) { edges { node { position operation role subjects } } pageInfo { hasNextPage endCursor } } }")
            .get("auditEntries");
    assertThat(page.at("/edges/0/node/operation").asText()).isEqualTo("openCase");
    assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    JsonNode next =
        desk.data(
            auditor,
            "{ auditEntries(first: 1, after: \""
                + page.at("/pageInfo/endCursor").asText()
                + "\") { edges { node { position } } } auditCheckpoint { size head } }");
    assertThat(next.at("/auditEntries/edges/0/node/position").asInt()).isEqualTo(1);
    assertThat(next.at("/auditCheckpoint/size").asInt()).isPositive();
  }

  private JsonNode due() {
    return desk.data(
            anna,
            """
            { today(first: 10) { edges { node { referral { id } case { traits { gender } }
              due { deadline workingDaysLeft visitsWithNoteNeeded minutesLeftThisWeek } } } } }
            """)
        .at("/today/edges");
  }

  private JsonNode change(String operation, String input, String selection) {
    String query =
        "mutation { %s(input: {idempotencyKey: \"%s\", %s}) { __typename %s } }"
            .formatted(operation, desk.key(), input, selection);
    JsonNode outcome = desk.data(anna, query).get(operation);
    String wanted = selection.substring(7, selection.indexOf('{')).strip();
    assertThat(outcome.get("__typename").asText()).isEqualTo(wanted);
    return outcome;
  }
}
