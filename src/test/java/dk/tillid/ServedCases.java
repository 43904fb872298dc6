package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Cases of one team with a code, an enquiry and a note each, made by the public API.
///
/// @param lives those that stay
/// @param leaves those that will be withdrawn, in that order
record ServedCases(List<Known> lives, List<Known> leaves) {
  /// A municipality that states every rule, also the note.
  static final String MUNICIPALITY = "0999";

  static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  /// An enquiry as each case has one.
  static final Map<String, String> ENQUIRY =
      Map.of(
          "team",
          LiveServer.TEAM,
          "receivedOn",
          DAY.toString(),
          "source",
          "SELF",
          "channel",
          "PHONE");

  /// What answers can tell of one case.
  ///
  /// @param traces every text that tells of this case alone
  record Known(String handle, String id, String referral, String code, List<String> traces) {}

  /// Builds it.
  static ServedCases of(LiveServer live, int lives, int leaves) {
    Desk worker = Desk.of(live, Role.WORKER, MUNICIPALITY, LiveServer.TEAM);
    List<Known> all = new ArrayList<>();
    for (int i = 0; i < lives + leaves; i++) {
      all.add(known(worker, i));
    }
    Map<String, Long> often =
        all.stream()
            .collect(Collectors.groupingBy(it -> it.traces().getFirst(), Collectors.counting()));
    List<Known> told = all.stream().map(it -> alone(it, often)).toList();
    return new ServedCases(told.subList(0, lives), told.subList(lives, lives + leaves));
  }

  /// Two cases may have the same two words: then these tell of neither.
  private static Known alone(Known it, Map<String, Long> often) {
    List<String> traces = it.traces();
    return often.getOrDefault(traces.getFirst(), 1L) == 1
        ? it
        : new Known(
            it.handle(), it.id(), it.referral(), it.code(), traces.subList(1, traces.size()));
  }

  private static Known known(Desk worker, int number) {
    String referral = worker.change("registerReferral", ENQUIRY).path("id").asText();
    String query =
        "mutation($input: OpenCaseInput!) { openCase(input: $input) { ... on CaseOpened {"
            + " case { id handle words } } } }";
    Map<String, Object> opening = new HashMap<>();
    opening.put("team", LiveServer.TEAM);
    opening.put("referral", referral);
    opening.put("openedOn", DAY.toString());
    opening.put("traits", Map.of("gender", "FEMALE", "ageBand", "A26_35"));
    JsonNode opened = worker.data(query, Map.of("input", Desk.keyed(opening))).at("/openCase/case");
    String handle = opened.path("handle").asText();
    Map<String, String> name = Desk.named(handle);
    String note = "spor" + number + "xq";
    worker.change("setNote", Map.of("case", name, "text", note));
    worker.change(
        "recordContact",
        Map.of("case", name, "on", DAY.toString(), "mode", "STREET", "minutes", 5));
    String code =
        worker
            .change("giveConsent", Map.of("case", name, "scope", "STATISTICS"))
            .path("code")
            .asText();
    String id = opened.path("id").asText();
    return new Known(
        handle,
        id,
        referral,
        code,
        List.of(opened.path("words").asText(), handle, id, referral, note + "\""));
  }
}
