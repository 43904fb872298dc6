package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.Receipt;
import dk.tillid.keys.ReceiptReading;
import dk.tillid.keys.Receipts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker's days and a citizen's withdrawal in Hedensted, end to end by the public API.
class WorkdayIT {
  private static final String MUNICIPALITY = "0766";
  private static final String TEAM = "team-1";
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

  private static final String TODAY =
      "{ today(first: 100) { edges { node { case { handle } referral { id } due { deadline"
          + " workingDaysLeft since reached visitsWithNote visitsWithNoteNeeded calls callsNeeded"
          + " protocolMet minutesThisWeek minutesLeftThisWeek } } } } }";
  private static final String CASE =
      "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { handle open contactCount"
          + " goals { type status } bridges { service stage steps { stage on } }"
          + " measurements { kind usesSociety } observations { housing } consents { status } } }";
  private static final String SEARCH =
      "{ cases(where: {gender: MALE, housing: SOFA_SURFING, primaryProblem: DUAL},"
          + " scope: MUNICIPALITY, purpose: DUPLICATE_CHECK, first: 10) { __typename"
          + " ... on CaseHitConnection { edges { node { handle } } } } }";
  private static final String MINE =
      "query($c: CitizenCode!) { myCase(token: $c, lang: EN) { __typename ... on MyCase { handle"
          + " held choices consents { scope status text } looks { on purpose count text } } } }";
  private static final String REVOKE =
      "mutation($c: CitizenCode!, $s: WithdrawalScope!) { revokeConsent(token: $c, scope: $s, lang:"
          + " EN) { __typename ... on WithdrawalReceipt { commitment erasureEpoch day signature"
          + " printed text } } }";
  private static final String TOTAL =
      "{ statusReport(municipality: \"0766\", year: 2026) { total episodes } }";

  @TempDir Path folder;
  private DayClock clock = new DayClock(MONDAY);
  private LiveServer live;

  @BeforeEach
  void start() {
    clock = new DayClock(MONDAY);
    live = LiveServer.onEmptyStore(folder, clock);
  }

  @AfterEach
  void stop() {
    live.close();
  }

  private Desk worker() {
    return Desk.of(live, Role.WORKER, MUNICIPALITY, TEAM);
  }

  private Desk lead() {
    return Desk.of(live, Role.TEAMLEAD, MUNICIPALITY, "lead");
  }

  @Test
  void aWorkerFollowsACaseAndACitizenEndsIt() {
    String enquiry = enquiry();
    String handle = opened(enquiry);
    triedInVain(handle);
    reached(handle);
    overTheWeeksTime(handle);
    helped(handle);
    String code = consented(handle);
    citizenLooks(code);
    citizenStopsSharing(code, handle);
    citizenEndsAll(code, handle);
  }

  private JsonNode change(String mutation, Map<String, ?> input) {
    return worker().changeTwice(mutation, input);
  }

  private JsonNode recorded(String mutation, String handle, String on, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(more);
    input.put("case", Desk.named(handle));
    input.put("on", on);
    JsonNode outcome = change(mutation, input);
    assertThat(outcome.path("__typename").asText()).as(outcome.toString()).isNotEqualTo("Refused");
    return outcome;
  }

  private static List<String> warnings(JsonNode outcome) {
    List<String> warnings = new ArrayList<>();
    outcome.path("warnings").forEach(it -> warnings.add(it.path("warning").asText()));
    return warnings;
  }

  private JsonNode onlyLine() {
    JsonNode edges = worker().data(TODAY, Map.of()).at("/today/edges");
    assertThat(edges).hasSize(1);
    return edges.path(0).path("node");
  }

  private String enquiry() {
    Map<String, Object> input =
        Map.of(
            "team", TEAM,
            "receivedOn", "2026-03-09",
            "source", "OTHERS_NEIGHBOURS",
            "referrerKind", "PRIVATE",
            "channel", "PHONE",
            "concerns", List.of("ISOLATED", "OTHERS_CONCERNED"));
    String id = change("registerReferral", input).path("id").asText();
    JsonNode line = onlyLine();
    assertThat(line.at("/referral/id").asText()).isEqualTo(id);
    assertThat(line.at("/due/deadline").asText()).isEqualTo("2026-03-16");
    assertThat(line.at("/due/workingDaysLeft").asInt()).isEqualTo(5);
    return id;
  }

  private String opened(String enquiry) {
    Map<String, Object> input =
        Map.of(
            "team",
            TEAM,
            "referral",
            enquiry,
            "openedOn",
            "2026-03-09",
            "traits",
            Map.of(
                "gender", "MALE",
                "ageBand", "A36_45",
                "targetGroups", List.of("HOMELESS", "ISOLATED")));
    String handle = change("openCase", input).at("/case/handle").asText();
    JsonNode line = onlyLine();
    assertThat(line.path("referral").isNull()).isTrue();
    assertThat(line.at("/case/handle").asText()).isEqualTo(handle);
    assertThat(line.at("/due/deadline").asText()).isEqualTo("2026-03-16");
    assertThat(line.at("/due/reached").asBoolean()).isFalse();
    Map<String, Object> second = new HashMap<>(input);
    assertThat(change("openCase", second).path("reason").asText()).isEqualTo("REFERRAL_HAS_CASE");
    return handle;
  }

  private void triedInVain(String handle) {
    clock.day(MONDAY.plusDays(1));
    Map<String, Object> visit =
        Map.of("kind", "VISIT", "place", "HOME", "noteLeft", true, "result", "NOT_REACHED");
    Map<String, Object> call = Map.of("kind", "CALL", "result", "NOT_REACHED");
    recorded("recordAttempt", handle, "2026-03-10", visit);
    assertThat(endedAsUnreachable(handle, "2026-03-10").path("reason").asText())
        .isEqualTo("ATTEMPT_PROTOCOL_NOT_MET");
    clock.day(MONDAY.plusDays(2));
    recorded("recordAttempt", handle, "2026-03-11", visit);
    recorded("recordAttempt", handle, "2026-03-11", call);
    JsonNode due = onlyLine().path("due");
    assertThat(due.path("visitsWithNote").asInt()).isEqualTo(2);
    assertThat(due.path("visitsWithNoteNeeded").asInt()).isEqualTo(2);
    assertThat(due.path("calls").asInt()).isOne();
    assertThat(due.path("protocolMet").asBoolean()).isFalse();
    clock.day(MONDAY.plusDays(3));
    recorded("recordAttempt", handle, "2026-03-12", call);
    assertThat(onlyLine().at("/due/protocolMet").asBoolean()).isTrue();
  }

  private JsonNode endedAsUnreachable(String handle, String on) {
    return change(
        "closeCase",
        Map.of("case", Desk.named(handle), "on", on, "reason", "UNREACHABLE_PROTOCOL"));
  }

  private void reached(String handle) {
    clock.day(LocalDate.of(2026, 3, 17));
    assertThat(onlyLine().at("/due/workingDaysLeft").asInt()).isNegative();
    JsonNode contact =
        recorded(
            "recordContact",
            handle,
            "2026-03-17",
            Map.of("mode", "STREET", "place", "PARK", "minutes", 60, "initiatedBy", "WORKER"));
    assertThat(warnings(contact)).containsExactly("FIRST_CONTACT_AFTER_DEADLINE");
    JsonNode due = onlyLine().path("due");
    assertThat(due.path("reached").asBoolean()).isTrue();
    assertThat(due.path("deadline").isNull()).isTrue();
    assertThat(due.path("minutesThisWeek").asInt()).isEqualTo(60);
    assertThat(due.path("minutesLeftThisWeek").asInt()).isEqualTo(60);
    assertThat(endedAsUnreachable(handle, "2026-03-17").path("reason").asText())
        .isEqualTo("CITIZEN_WAS_REACHED");
  }

  private void overTheWeeksTime(String handle) {
    clock.day(LocalDate.of(2026, 3, 18));
    JsonNode inTime =
        recorded(
            "recordContact", handle, "2026-03-18", Map.of("mode", "HOME_VISIT", "minutes", 60));
    assertThat(warnings(inTime)).isEmpty();
    clock.day(LocalDate.of(2026, 3, 19));
    JsonNode over =
        recorded(
            "recordContact",
            handle,
            "2026-03-19",
            Map.of("mode", "PHONE", "minutes", 15, "overrideReason", "CRISIS"));
    assertThat(warnings(over)).containsExactly("HOURS_OVER_BUDGET");
    assertThat(onlyLine().at("/due/minutesLeftThisWeek").asInt()).isEqualTo(-15);
  }

  private void helped(String handle) {
    recorded(
        "recordObservation",
        handle,
        "2026-03-19",
        Map.of(
            "housing", "SOFA_SURFING",
            "income", "CASH_BENEFIT",
            "primaryProblem", "DUAL",
            "furtherProblems", List.of("LONELINESS")));
    recorded("setGoal", handle, "2026-03-19", Map.of("type", "OBTAIN_HOUSING"));
    Map<String, Object> offered = Map.of("service", "HEALTH_SERVICE", "stage", "OFFERED");
    Map<String, Object> introduced = Map.of("service", "HEALTH_SERVICE", "stage", "INTRODUCED");
    recorded("recordBridge", handle, "2026-03-19", offered);
    recorded("recordBridge", handle, "2026-03-19", introduced);
    recorded(
        "measureEffect", handle, "2026-03-19", Map.of("kind", "BASELINE", "usesSociety", "NO"));
    JsonNode held = worker().data(CASE, Map.of("h", handle)).path("case");
    assertThat(held.path("contactCount").asInt()).isEqualTo(3);
    assertThat(held.at("/goals/0/type").asText()).isEqualTo("OBTAIN_HOUSING");
    assertThat(held.at("/bridges/0/stage").asText()).isEqualTo("INTRODUCED");
    assertThat(held.at("/bridges/0/steps")).hasSize(2);
    assertThat(held.at("/measurements/0/usesSociety").asText()).isEqualTo("NO");
    assertThat(worker().data(SEARCH, Map.of()).at("/cases/edges/0/node/handle").asText())
        .isEqualTo(handle);
    reassigned(handle);
  }

  private void reassigned(String handle) {
    Map<String, Object> hands =
        Map.of(
            "case",
            Desk.named(handle),
            "team",
            TEAM,
            "workers",
            List.of("worker-team-1", "worker-2"));
    JsonNode assigned = lead().changeTwice("assignCase", hands);
    assertThat(assigned.path("__typename").asText()).isEqualTo("CaseAssigned");
  }

  private String consented(String handle) {
    clock.day(LocalDate.of(2026, 3, 20));
    Map<String, Object> sharing = Map.of("scope", "SHARING", "recipient", "JOB_CENTRE");
    String code = recorded("giveConsent", handle, "2026-03-20", sharing).path("code").asText();
    assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}");
    String second =
        recorded("giveConsent", handle, "2026-03-20", Map.of("scope", "STATISTICS"))
            .path("code")
            .asText();
    assertThat(second).isNotEqualTo(code);
    return code;
  }

  private JsonNode mine(String code) {
    return Desk.citizen(live).data(MINE, Map.of("c", code)).path("myCase");
  }

  private static String status(JsonNode mine, String scope) {
    for (JsonNode consent : mine.path("consents")) {
      if (consent.path("scope").asText().equals(scope)) return consent.path("status").asText();
    }
    return "";
  }

  private void citizenLooks(String code) {
    JsonNode mine = mine(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    assertThat(mine.path("__typename").asText()).isEqualTo("MyCase");
    assertThat(mine.path("held"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.asText()).endsWith("."));
    assertThat(mine.path("held").toString()).contains("friends or family");
    assertThat(mine.path("choices")).isNotEmpty();
    assertThat(status(mine, "SHARING")).isEqualTo("VALID");
    assertThat(status(mine, "STATISTICS")).isEqualTo("VALID");
    Map<String, Set<String>> looks = new HashMap<>();
    mine.path("looks")
        .forEach(it ->
            looks
                .computeIfAbsent(it.path("purpose").asText(), _ -> new java.util.TreeSet<>())
                .add(it.path("on").asText()));
    assertThat(looks.get("CASE_WORK")).contains("2026-03-09", "2026-03-17", "2026-03-20");
    assertThat(looks).containsKeys("DEADLINE_FOLLOW_UP", "DUPLICATE_CHECK", "HANDOVER");
    assertThat(mine.toString()).doesNotContain("worker-team-1", "worker-2");
  }

  private void citizenStopsSharing(String code, String handle) {
    clock.day(LocalDate.of(2026, 3, 23));
    revoke(code, "SHARING");
    JsonNode mine = mine(code);
    assertThat(status(mine, "SHARING")).isEqualTo("REVOKED");
    assertThat(status(mine, "STATISTICS")).isEqualTo("VALID");
    assertThat(worker().data(CASE, Map.of("h", handle)).at("/case/consents/1/status").asText())
        .isEqualTo("REVOKED");
    assertThat(lead().data(TOTAL, Map.of()).at("/statusReport/total").asInt()).isOne();
  }

  private JsonNode revoke(String code, String scope) {
    JsonNode receipt =
        Desk.citizen(live).data(REVOKE, Map.of("c", code, "s", scope)).path("revokeConsent");
    assertThat(receipt.path("__typename").asText()).isEqualTo("WithdrawalReceipt");
    return receipt;
  }

  private void citizenEndsAll(String code, String handle) {
    JsonNode receipt = revoke(code, "EVERYTHING");
    assertThat(receipt.path("text").asText()).isNotEmpty();
    verifyOffline(receipt);
    assertGone(code, handle);
    JsonNode again = revoke(code, "EVERYTHING");
    assertThat(again.path("commitment")).isEqualTo(receipt.path("commitment"));
    verifyOffline(again);
    live.restart();
    assertGone(code, handle);
  }

  private void verifyOffline(JsonNode receipt) {
    String printed = receipt.path("printed").asText();
    Receipt stated = Desk.genuine(folder, printed);
    assertThat(stated.scope()).isEqualTo(WithdrawalScope.EVERYTHING);
    assertThat(stated.day())
        .isEqualTo(LocalDate.of(2026, 3, 23))
        .hasToString(receipt.path("day").asText());
    assertThat(stated.erasureEpoch()).isEqualTo(receipt.path("erasureEpoch").asLong());
    int place = printed.length() / 2;
    char other = printed.charAt(place) == 'A' ? 'B' : 'A';
    String forged = printed.substring(0, place) + other + printed.substring(place + 1);
    assertThat(Receipts.read(Desk.receiptKey(folder), forged))
        .isEqualTo(new ReceiptReading.NotSigned());
  }

  private void assertGone(String code, String handle) {
    assertThat(Desk.code(worker().post(CASE, Map.of("h", handle)))).isEqualTo("NOT_FOUND");
    assertThat(Desk.code(lead().post(CASE, Map.of("h", handle)))).isEqualTo("NOT_FOUND");
    assertThat(worker().data(SEARCH, Map.of()).at("/cases/edges")).isEmpty();
    assertThat(worker().data(TODAY, Map.of()).at("/today/edges")).isEmpty();
    assertThat(lead().data(TOTAL, Map.of()).at("/statusReport/total").asInt()).isZero();
    assertThat(Desk.code(Desk.citizen(live).post(MINE, Map.of("c", code)))).isEqualTo("NOT_FOUND");
    Map<String, Object> contact =
        Map.of(
            "case",
            Desk.named(handle),
            "on",
            "2026-03-23",
            "mode",
            "PHONE",
            "minutes",
            1,
            "idempotencyKey",
            UUID.randomUUID().toString());
    assertThat(Desk.code(worker().post(Desk.document("recordContact"), Map.of("input", contact))))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void aCaseIsClosedAndReopenedAsANewEpisode() {
    String handle = worker().openCase(TEAM, "2026-03-09");
    recorded("recordContact", handle, "2026-03-09", Map.of("mode", "STREET", "minutes", 5));
    clock.day(MONDAY.plusDays(1));
    Map<String, Object> end = Map.of("reason", "CITIZEN_WISH");
    recorded("closeCase", handle, "2026-03-10", end);
    assertThat(worker().data(TODAY, Map.of()).at("/today/edges")).isEmpty();
    JsonNode late =
        change(
            "recordContact",
            Map.of("case", Desk.named(handle), "on", "2026-03-10", "mode", "PHONE", "minutes", 5));
    assertThat(late.path("reason").asText()).isEqualTo("CASE_CLOSED");
    clock.day(MONDAY.plusDays(2));
    recorded("reopenCase", handle, "2026-03-11", Map.of("source", "SELF"));
    recorded("recordContact", handle, "2026-03-11", Map.of("mode", "STREET", "minutes", 5));
    assertThat(onlyLine().at("/case/handle").asText()).isEqualTo(handle);
    JsonNode report = lead().data(TOTAL, Map.of()).path("statusReport");
    assertThat(report.path("total").asInt()).isOne();
    assertThat(report.path("episodes").asInt()).isEqualTo(2);
  }
}
