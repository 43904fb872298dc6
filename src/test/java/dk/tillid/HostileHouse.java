package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import graphql.schema.GraphQLFieldDefinition;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A registry with something in it that others may not reach, and the questions that hostile tests
/// ask of it: what was answered, and was anything written.
final class HostileHouse implements AutoCloseable {
  static final LocalDate DAY = LocalDate.of(2026, 3, 9);
  static final String OWN = "0766";
  static final String OTHER = "0230";

  /// What no answer may hold.
  private static final List<String> TRACES =
      List.of("Exception", "dk.tillid", "graphql.", "io.vertx", "java.", "\\tat ", "Caused by");

  private static final Set<String> CODES =
      Stream.of(ErrorCode.values()).map(ErrorCode::name).collect(Collectors.toSet());

  private static final String CONTENT =
      "{ cases(where: {}, purpose: CASE_WORK, first: 10) { ... on CaseHitConnection { edges {"
          + " node { team case { id handle workers open contactCount traits { gender ageBand age"
          + " targetGroups } episodes(first: 5) { openedOn closure { on } } attempts(first: 5) { on"
          + " } observations(first: 5) { on } goals(first: 5) { type } bridges(first: 5) { service"
          + " } measurements(first: 5) { on } consents(first: 5) { scope givenOn revokedOn } } } }"
          + " } } referrals(first: 10) { edges { node { id receivedOn outcome concerns } } } }";

  final LiveServer live;
  final DayClock clock;
  final Map<String, String> handles = new HashMap<>();
  final Map<String, String> ids = new HashMap<>();
  final Map<String, String> referrals = new HashMap<>();
  private final Map<String, String> subject = new HashMap<>();
  final SchemaInputs schema =
      new SchemaInputs(new WellFormed("worker-team-1", "team-1", OWN, DAY, subject));

  HostileHouse(Path folder) {
    clock = new DayClock(DAY);
    live = LiveServer.onEmptyStore(folder, clock);
    furnish(OWN, "team-1");
    furnish(OWN, "team-2");
    furnish(OTHER, "team-1");
    Map<String, Object> danger =
        Map.of(
            "case",
            Desk.named(handle()),
            "on",
            DAY.toString(),
            "kind",
            "ACUTE_ILLNESS",
            "actedBy",
            "POLICE");
    worker().change("recordSafetyEvent", danger);
    subject.put("handle", handle());
    subject.put("referral", referrals.getOrDefault(OWN + " team-1", ""));
    String code =
        worker()
            .change(
                "giveConsent",
                Map.of("case", Desk.named(handle()), "scope", "STATISTICS", "on", DAY.toString()))
            .path("code")
            .asText();
    subject.put("code", code);
  }

  private void furnish(String municipality, String team) {
    Desk desk = Desk.of(live, Role.WORKER, municipality, team);
    String handle = desk.openCase(team, DAY.toString());
    String place = municipality + " " + team;
    handles.put(place, handle);
    String query = "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { id } }";
    ids.put(place, desk.data(query, Map.of("h", handle)).at("/case/id").asText());
    Map<String, String> enquiry =
        Map.of("team", team, "receivedOn", DAY.toString(), "source", "SELF", "channel", "PHONE");
    referrals.put(place, desk.change("registerReferral", enquiry).path("id").asText());
  }

  /// The worker of the own team.
  Desk worker() {
    return Desk.of(live, Role.WORKER, OWN, "team-1");
  }

  /// Somebody of the own municipality who may call the operation.
  Desk deskOf(String field) {
    Role role =
        Arrays.stream(Operation.values())
            .filter(it -> it.field().equals(field))
            .flatMap(it -> Arrays.stream(Role.values()).filter(it::permits))
            .findFirst()
            .orElse(Role.WORKER);
    return role == Role.CITIZEN ? Desk.citizen(live) : Desk.of(live, role, OWN, "team-1");
  }

  String handle() {
    return handles.getOrDefault(OWN + " team-1", "");
  }

  /// What is held, as both team leads see it.
  String content() {
    return Stream.of(OWN, OTHER)
        .map(it -> Desk.of(live, Role.TEAMLEAD, it, "").data(CONTENT, Map.of()).toString())
        .collect(Collectors.joining());
  }

  /// Number of entries of the audit trail. Asking makes one entry itself, after the answer.
  int trail() {
    return Desk.of(live, Role.AUDITOR, OWN, "")
        .data("{ auditCheckpoint { size } }", Map.of())
        .at("/auditCheckpoint/size")
        .asInt();
  }

  /// How many entries the request made.
  int entriesMadeBy(Runnable request) {
    int before = trail();
    request.run();
    return trail() - before - 1;
  }

  /// Sends a request that must end in an error of the code, leave no trace and repeat nothing.
  void refuses(String token, String body, String echo, ErrorCode... codes) {
    HttpResponse<String>[] answer = answers();
    int entries = entriesMadeBy(() -> answer[0] = live.send(token, body));
    String text = answer[0].body();
    assertTyped(text);
    assertThat(Desk.code(LiveServer.json(text)))
        .as(text)
        .isIn(Stream.of(codes).map(ErrorCode::name).toList());
    if (!echo.isEmpty()) {
      assertThat(text).doesNotContain(echo);
    }
    // What the ledger has looked for in vain stands in the trail, without a change.
    boolean lookedFor = Desk.code(LiveServer.json(text)).equals("NOT_FOUND");
    assertThat(entries).as("entries of " + body).isEqualTo(lookedFor ? 1 : 0);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics cannot be made otherwise
  private static HttpResponse<String>[] answers() {
    return new HttpResponse[1];
  }

  /// Every error has a code of the closed list, nothing of the program shows, no root field holds
  /// data.
  static void assertTyped(String text) {
    JsonNode answer = LiveServer.json(text);
    assertThat(answer.path("errors")).as(text).isNotEmpty();
    answer
        .path("errors")
        .forEach(error ->
            assertThat(error.at("/extensions/code").asText())
                .isIn(CODES)
                .isNotIn("INTERNAL", "UNAVAILABLE", "TIMEOUT"));
    answer.path("data").forEach(field -> assertThat(field.isNull()).as(text).isTrue());
    assertThat(text).doesNotContain(TRACES);
  }

  /// Sends a request that must pass.
  JsonNode passes(String token, String body) {
    JsonNode answer = LiveServer.json(live.send(token, body).body());
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    return answer.path("data");
  }

  /// A request's body.
  static String body(String query) {
    return request(query, Map.of()).toString();
  }

  static ObjectNode request(String query, Map<String, ?> variables) {
    ObjectNode request = LiveServer.JSON.createObjectNode().put("query", query);
    request.set("variables", LiveServer.JSON.valueToTree(variables));
    return request;
  }

  /// A request with the values of arguments in variables.
  String inVariables(
      String operation, GraphQLFieldDefinition field, Map<String, Object> arguments) {
    ObjectNode request = LiveServer.JSON.createObjectNode();
    request.put("query", schema.document(operation, field, arguments));
    request.set("variables", SchemaInputs.variables(arguments));
    return request.toString();
  }

  @Override
  public void close() {
    live.close();
  }
}
