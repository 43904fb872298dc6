package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation with every role, and every operation on a case from every place.
class AccessTest {
  private static final Set<Role> TEAM = EnumSet.of(Role.WORKER, Role.TEAMLEAD);

  /// Written out anew, so that a change of the one table is noticed by the other.
  private static final Map<Operation, Set<Role>> PERMITTED = permitted();

  // One for all: what a test adds is in nobody's way, and joining the schema takes its time.
  private static final Desk DESK = new Desk();

  static Stream<Arguments> everyOperationAndRole() {
    return requests().keySet().stream()
        .flatMap(
            operation -> Arrays.stream(Role.values()).map(role -> Arguments.of(operation, role)));
  }

  static Stream<Operation> everyOperation() {
    return requests().keySet().stream();
  }

  static Stream<Operation> operationsOnACase() {
    return requests().entrySet().stream()
        .filter(it -> it.getValue().contains("%HANDLE%"))
        .map(Map.Entry::getKey);
  }

  @Test
  void tableHoldsEveryOperationOfTheApi() {
    Set<Operation> all = EnumSet.allOf(Operation.class);
    all.removeIf(it -> !it.ofApi());
    assertThat(PERMITTED.keySet()).isEqualTo(all);
    all.remove(Operation.TODAY_CHANGED); // a subscription; see TodayFeedTest
    assertThat(requests().keySet()).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("everyOperationAndRole")
  void roleMayOrMayNot(Operation operation, Role role) {
    String handle = DESK.open(Desk.anna(), "syd");
    Caller caller =
        role == Role.CITIZEN ? new Caller.Anonymous() : Desk.caller(role, Desk.HEDENSTED, "syd");
    JsonNode answer = DESK.ask(caller, request(operation, handle));
    Set<Role> permitted = PERMITTED.get(operation);
    if (permitted != null && permitted.contains(role)) {
      assertThat(Desk.code(answer)).isNotIn("FORBIDDEN", "UNAUTHENTICATED");
    } else {
      assertThat(Desk.code(answer))
          .isEqualTo(role == Role.CITIZEN ? "UNAUTHENTICATED" : "FORBIDDEN");
      assertThat(answer.at("/data/" + operation.field()).isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("operationsOnACase")
  void deniedAndMissingAnswerAlike(Operation operation) {
    String handle = DESK.open(Desk.anna(), "syd");
    String missing = "0000-0000";
    Role role = operation.permits(Role.WORKER) ? Role.WORKER : Role.TEAMLEAD;
    Caller near = Desk.caller(role, Desk.HEDENSTED, "syd");
    Caller otherTeam = Desk.caller(role, Desk.HEDENSTED, "nord");
    Caller noTeam = Desk.caller(role, Desk.HEDENSTED);
    Caller elsewhere = Desk.caller(role, Desk.RUDERSDAL, "syd");
    JsonNode nothing = DESK.ask(near, request(operation, missing));
    assertThat(Desk.code(nothing)).isEqualTo("NOT_FOUND");
    int commits = DESK.commits.size();
    assertThat(DESK.ask(elsewhere, request(operation, handle))).isEqualTo(nothing);
    if (role == Role.WORKER) {
      assertThat(DESK.ask(otherTeam, request(operation, handle))).isEqualTo(nothing);
      assertThat(DESK.ask(noTeam, request(operation, handle))).isEqualTo(nothing);
    }
    assertThat(DESK.commits).hasSize(commits);
    assertThat(Desk.code(DESK.ask(near, request(operation, handle)))).isEmpty();
  }

  @Test
  void teamLeadReachesEveryTeamOfTheMunicipality() {
    String handle = DESK.open(Desk.anna(), "syd");
    assertThat(DESK.data(Desk.lead(), request(Operation.CASE, handle)).has("case")).isTrue();
  }

  @Test
  void reportOfAnotherMunicipalityIsNotFound() {
    String query = "{ statusReport(municipality: \"0230\", year: 2026) { total } }";
    assertThat(Desk.code(DESK.ask(Desk.lead(), query))).isEqualTo("NOT_FOUND");
    String movements =
        "{ movements(municipality: \"0230\", length: YEAR, year: 2026) { periods { year } } }";
    assertThat(Desk.code(DESK.ask(Desk.lead(), movements))).isEqualTo("NOT_FOUND");
    String completeness = "{ completeness(municipality: \"0230\") { teams { team } } }";
    assertThat(Desk.code(DESK.ask(Desk.lead(), completeness))).isEqualTo("NOT_FOUND");
  }

  private static String request(Operation operation, String handle) {
    return String.valueOf(requests().get(operation))
        .replace("%HANDLE%", handle)
        .replace("%KEY%", DESK.key());
  }

  private static Map<Operation, Set<Role>> permitted() {
    Map<Operation, Set<Role>> table = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      switch (operation) {
        case ASSIGN_CASE,
            STATUS_REPORT,
            MOVEMENTS,
            COMPLETENESS,
            RETENTION_PREVIEW,
            MERGE_SUGGESTIONS,
            MERGE_CASES,
            UNDO_MERGE,
            REPLACE_CODE ->
            table.put(operation, Set.of(Role.TEAMLEAD));
        case MY_CASE, REVOKE_CONSENT -> table.put(operation, Set.of(Role.CITIZEN));
        case AUDIT_ENTRIES, AUDIT_CHECKPOINT -> table.put(operation, Set.of(Role.AUDITOR));
        case CODE_LISTS, RULE_SET, RULE_SETS -> table.put(operation, EnumSet.allOf(Role.class));
        case LOAD_DEMONSTRATION,
            SEND_DIGEST,
            IMPORT_CASES,
            EXPORT_CASES,
            RETENTION_ERASURE,
            MAKE_BACKUP -> {}
        case REGISTER_REFERRAL,
            OPEN_CASE,
            RECORD_ATTEMPT,
            RECORD_CONTACT,
            RECORD_OBSERVATION,
            SET_GOAL,
            SET_NOTE,
            RECORD_BRIDGE,
            MEASURE_EFFECT,
            CLOSE_CASE,
            REOPEN_CASE,
            GIVE_CONSENT,
            TODAY,
            CASE,
            CASES,
            REFERRALS,
            TODAY_CHANGED,
            ANSWER_REFERRAL,
            RECORD_TEAM_REVIEW,
            RECORD_HANDOVER,
            RECORD_COMPLAINT,
            RECORD_SAFETY_EVENT,
            RECORD_DISCLOSURE,
            RECORD_FORMAL_DECISION,
            CORRECT_TRAITS ->
            table.put(operation, TEAM);
      }
    }
    return table;
  }

  static Map<Operation, String> requests() {
    Map<Operation, String> all = new EnumMap<>(Operation.class);
    all.put(
        Operation.REGISTER_REFERRAL,
        mutation(
            "registerReferral",
            "team: \"syd\", receivedOn: \"2026-03-10\", source: SELF, channel: PHONE",
            false));
    all.put(
        Operation.ANSWER_REFERRAL,
        mutation(
            "answerReferral",
            "referral: \"r0123456789abcdef0123456789abcdef\", outcome: PASSED_ON",
            false));
    all.put(
        Operation.OPEN_CASE,
        mutation(
            "openCase",
            "team: \"syd\", source: SELF, openedOn: \"2026-03-10\", traits: {gender: MALE, ageBand: UNKNOWN}",
            false));
    all.put(
        Operation.RECORD_ATTEMPT,
        mutation("recordAttempt", "on: \"2026-03-10\", kind: CALL, result: NOT_REACHED", true));
    all.put(
        Operation.RECORD_CONTACT,
        mutation("recordContact", "on: \"2026-03-10\", mode: STREET, minutes: 5", true));
    all.put(
        Operation.RECORD_OBSERVATION,
        mutation("recordObservation", "on: \"2026-03-10\", housing: ROUGH", true));
    all.put(Operation.SET_NOTE, mutation("setNote", "text: \"\"", true));
    all.put(
        Operation.SET_GOAL, mutation("setGoal", "on: \"2026-03-10\", type: OBTAIN_HOUSING", true));
    all.put(
        Operation.RECORD_BRIDGE,
        mutation("recordBridge", "on: \"2026-03-10\", service: GP, stage: OFFERED", true));
    all.put(
        Operation.MEASURE_EFFECT,
        mutation("measureEffect", "on: \"2026-03-10\", kind: BASELINE", true));
    all.put(
        Operation.CLOSE_CASE,
        mutation("closeCase", "on: \"2026-03-10\", reason: SELF_RELIANT", true));
    all.put(
        Operation.REOPEN_CASE, mutation("reopenCase", "on: \"2026-03-10\", source: SELF", true));
    all.put(
        Operation.GIVE_CONSENT,
        mutation("giveConsent", "on: \"2026-03-10\", scope: STATISTICS", true));
    all.put(
        Operation.ASSIGN_CASE, mutation("assignCase", "team: \"syd\", workers: [\"bo\"]", true));
    all.put(Operation.RECORD_TEAM_REVIEW, mutation("recordTeamReview", "workers: 1", true));
    all.put(Operation.RECORD_HANDOVER, mutation("recordHandover", "unit: SEL_85", true));
    all.put(Operation.RECORD_COMPLAINT, mutation("recordComplaint", "form: WRITTEN", true));
    all.put(
        Operation.RECORD_SAFETY_EVENT,
        mutation("recordSafetyEvent", "kind: ACUTE_ILLNESS, actedBy: HOSPITAL", true));
    all.put(
        Operation.RECORD_DISCLOSURE, mutation("recordDisclosure", "recipient: RELATIVES", true));
    all.put(
        Operation.RECORD_FORMAL_DECISION, mutation("recordFormalDecision", "kind: GRANTED", true));
    all.put(Operation.CORRECT_TRAITS, mutation("correctTraits", "gender: FEMALE", true));
    all.put(
        Operation.MERGE_CASES, mutation("mergeCases", "absorbed: {handle: \"%HANDLE%\"}", true));
    all.put(Operation.UNDO_MERGE, mutation("undoMerge", "", true));
    all.put(Operation.REPLACE_CODE, mutation("replaceCode", "", true));
    all.put(Operation.TODAY, "{ today(first: 5) { edges { cursor } } }");
    all.put(Operation.CASE, "{ case(by: {handle: \"%HANDLE%\"}, purpose: CASE_WORK) { handle } }");
    all.put(Operation.CASES, "{ cases(where: {}, purpose: CASE_WORK, first: 5) { __typename } }");
    all.put(Operation.REFERRALS, "{ referrals(first: 5) { edges { cursor } } }");
    all.put(
        Operation.CODE_LISTS, "{ codeLists(names: [\"Gender\"]) { name codes { code label } } }");
    all.put(Operation.RULE_SET, "{ ruleSet(municipality: \"0766\") { name } }");
    all.put(Operation.RULE_SETS, "{ ruleSets(municipalities: [\"0766\"]) { rules { key } } }");
    all.put(
        Operation.STATUS_REPORT, "{ statusReport(municipality: \"0766\", year: 2026) { total } }");
    all.put(
        Operation.MOVEMENTS,
        "{ movements(municipality: \"0766\", length: YEAR, year: 2026) { periods { year } } }");
    all.put(Operation.RETENTION_PREVIEW, "{ retentionPreview(within: 30) { total } }");
    all.put(Operation.MERGE_SUGGESTIONS, "{ mergeSuggestions { total } }");
    all.put(Operation.COMPLETENESS, "{ completeness(municipality: \"0766\") { teams { team } } }");
    all.put(Operation.MY_CASE, "{ myCase(token: \"0000-0000-0000-0000-00\") { __typename } }");
    all.put(
        Operation.REVOKE_CONSENT,
        "mutation { revokeConsent(token: \"0000-0000-0000-0000-00\", scope: SHARING) { __typename } }");
    all.put(Operation.AUDIT_ENTRIES, "{ auditEntries(first: 5) { edges { node { operation } } } }");
    all.put(Operation.AUDIT_CHECKPOINT, "{ auditCheckpoint { size } }");
    return all;
  }

  private static String mutation(String name, String input, boolean ofCase) {
    String about = ofCase ? ", case: {handle: \"%HANDLE%\"}" : "";
    return "mutation { "
        + name
        + "(input: {idempotencyKey: \"%KEY%\""
        + about
        + ", "
        + input
        + "}) { __typename } }";
  }
}
