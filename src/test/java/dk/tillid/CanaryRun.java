package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.Randomness;
import graphql.schema.GraphQLFieldDefinition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One life of a registry that is sent a string of its own through every input, and what is to be
/// searched afterwards.
final class CanaryRun {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
  private static final String MUNICIPALITY =
      "0999"; // states every rule, so that nothing is refused
  private static final String WORKER = "kanarifugl-worker-xq";
  private static final String TEAM = "kanarifugl-team-xq";

  private final List<String> canaries = new ArrayList<>(List.of(WORKER, TEAM, WellFormed.NOTE));
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Map<String, byte[]> identifiers = new LinkedHashMap<>();
  private final Set<String> sent = new TreeSet<>();
  private final Set<String> known = new TreeSet<>();
  private final Set<String> recorded = new TreeSet<>();
  private final Map<String, String> unrecorded = new LinkedHashMap<>();
  private final List<String> wellFormedFailures = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final Randomness randomness = new Randomness();
  private final Map<String, String> subject = new HashMap<>();
  private final SchemaInputs schema =
      new SchemaInputs(new WellFormed(WORKER, TEAM, MUNICIPALITY, DAY, subject));
  private String log = "";
  private String metrics = "";

  List<String> canaries() {
    return canaries;
  }

  Map<String, byte[]> identifiers() {
    return identifiers;
  }

  Set<String> sentInputs() {
    return sent;
  }

  Set<String> knownInputs() {
    return known;
  }

  Set<String> recordedCodes() {
    return recorded;
  }

  Map<String, String> codesNeverRecorded() {
    return unrecorded;
  }

  List<String> wellFormedFailures() {
    return wellFormedFailures;
  }

  /// What was told beside the data of answers, and what the doors refused with.
  List<String> errors() {
    return errors;
  }

  String log() {
    return log;
  }

  String metrics() {
    return metrics;
  }

  String console() {
    return console.toString(StandardCharsets.UTF_8);
  }

  /// A search for everything that was sent and for what the answers named cases by.
  CanarySearch search() {
    return search(recorded);
  }

  /// The same without the codes: they are words, which stand in the files of others too.
  CanarySearch searchWithoutCodes() {
    return search(Set.of());
  }

  private CanarySearch search(Set<String> codes) {
    Set<String> texts = new LinkedHashSet<>(canaries);
    texts.addAll(secrets);
    texts.addAll(codes);
    // Shorter names could stand in a binary file by chance.
    texts.removeIf(it -> it.length() < CanarySearch.SHORTEST);
    return new CanarySearch(texts, identifiers);
  }

  /// Lives it: an empty store, everything sent, what must hold in between, restart, reading, stop.
  void on(Path folder, Runnable whileRunning) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream tee = new PrintStream(console, true, StandardCharsets.UTF_8);
    System.setOut(tee);
    System.setErr(tee);
    try (LiveServer live = LiveServer.onEmptyStore(folder, new DayClock(DAY))) {
      begin(live);
      wellFormed(live);
      everyCode(live);
      everyInput(live);
      everyInputBelow(live);
      new CanaryDoors(live, this).knockEverywhere();
      live.backUp(token(live, Role.OPERATOR));
      whileRunning.run();
      live.restart();
      wellFormed(live);
      metrics = live.management("/metrics") + live.management("/ready") + live.management("/live");
      log = live.log();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /// A new string, remembered.
  String canary() {
    String canary = String.format(Locale.ROOT, "kanarifugl%04dxq", canaries.size());
    canaries.add(canary);
    return canary;
  }

  /// A token of the worker whose own name is a canary.
  String token(LiveServer live, Role role) {
    Actor actor =
        new Actor(
            new WorkerId(WORKER),
            role,
            new Municipality(MUNICIPALITY),
            role == Role.WORKER ? Set.of(new TeamId(TEAM)) : Set.of());
    String token = role == Role.CITIZEN ? "" : live.token(actor, Duration.ofDays(3650));
    if (!token.isEmpty()) {
      secrets.add(token);
      secrets.add(token.substring(token.lastIndexOf('.') + 1));
    }
    return token;
  }

  private void begin(LiveServer live) {
    freshCase(live);
    Map<String, Object> consent =
        Map.of("scope", "STATISTICS", "on", DAY.toString(), "case", Desk.named(handle()));
    String code = worker(live).change("giveConsent", consent).path("code").asText();
    subject.put("code", code);
    secrets.add(code);
    secrets.add(code.replace("-", ""));
  }

  private Desk worker(LiveServer live) {
    return new Desk(live, token(live, Role.WORKER));
  }

  private String handle() {
    return subject.getOrDefault("handle", "");
  }

  private void freshCase(LiveServer live) {
    String query =
        "mutation($input: OpenCaseInput!) { openCase(input: $input) { ... on CaseOpened {"
            + " case { id handle words } } } }";
    Map<String, Object> input =
        Map.of(
            "team",
            TEAM,
            "source",
            "OWN_OUTREACH",
            "openedOn",
            DAY.toString(),
            "traits",
            Map.of("gender", "FEMALE", "ageBand", "A26_35"));
    JsonNode opened =
        worker(live).data(query, Map.of("input", Desk.keyed(input))).at("/openCase/case");
    String handle = opened.path("handle").asText();
    subject.put("handle", handle);
    secrets.add(handle);
    secrets.add(handle.replace("-", ""));
    secrets.add(opened.path("words").asText());
    Map<String, Object> danger =
        Map.of(
            "case",
            Desk.named(handle),
            "on",
            DAY.toString(),
            "kind",
            "ACUTE_ILLNESS",
            "actedBy",
            "POLICE");
    worker(live).change("recordSafetyEvent", danger);
    String id = opened.path("id").asText();
    secrets.add(id.substring(1));
    identifiers.put("case " + handle, HexFormat.of().parseHex(id.substring(1)));
    Map<String, Object> enquiry =
        Map.of("team", TEAM, "receivedOn", DAY.toString(), "source", "SELF", "channel", "PHONE");
    String referral = worker(live).change("registerReferral", enquiry).path("id").asText();
    subject.put("referral", referral);
    secrets.add(referral.substring(1));
    identifiers.put("enquiry " + referral, HexFormat.of().parseHex(referral.substring(1)));
  }

  /// Every root field once as it is meant.
  private void wellFormed(LiveServer live) {
    freshCase(live);
    subject.put("absorbed", handle());
    freshCase(live);
    for (String operation : List.of("mutation", "query")) {
      for (GraphQLFieldDefinition field : schema.fields(operation)) {
        Map<String, Object> arguments = schema.arguments(field);
        JsonNode answer = send(live, operation, field, arguments);
        boolean fine =
            !answer.has("errors")
                && !answer
                    .path("data")
                    .path(field.getName())
                    .path("__typename")
                    .asText()
                    .equals("Refused");
        if (!fine) {
          wellFormedFailures.add(field.getName() + " " + answer);
        }
      }
    }
  }

  /// Every code of every mutation, each where it can be recorded.
  private void everyCode(LiveServer live) {
    List<SchemaInputs.Input> coded =
        schema.all().stream()
            .filter(it -> it.operation().equals("mutation") && !it.codes().isEmpty())
            .filter(it -> it.path().getFirst().equals("input"))
            .toList();
    for (SchemaInputs.Input input : coded) {
      for (String code : input.codes()) {
        freshCaseFor(live, input.field().getName());
        Map<String, Object> arguments = schema.arguments(input, new SchemaInputs.Code(code));
        CanaryCodes.complete(input, code, arguments, handle());
        JsonNode answer = send(live, "mutation", input.field(), arguments);
        String type = answer.path("data").path(input.field().getName()).path("__typename").asText();
        if (!type.isEmpty() && !type.equals("Refused")) {
          recorded.add(code);
        } else {
          unrecorded.put(input.name() + " " + code, answer.toString());
        }
      }
    }
  }

  private void freshCaseFor(LiveServer live, String mutation) {
    if (CanaryCodes.NEED_A_FRESH_CASE.contains(mutation)) {
      freshCase(live);
    }
    if (mutation.equals("reopenCase")) {
      Map<String, Object> end =
          Map.of("case", Desk.named(handle()), "on", DAY.toString(), "reason", "CITIZEN_WISH");
      worker(live).change("closeCase", end);
    }
  }

  /// A string of its own into every place, in the document and in the variables.
  private void everyInput(LiveServer live) {
    freshCase(live);
    for (SchemaInputs.Input input : schema.all()) {
      known.add(input.name());
      for (Object value : values(input)) {
        Map<String, Object> arguments = schema.arguments(input, value);
        String literal = schema.literal(input.operation(), input.field(), arguments);
        post(live, input.field(), request(literal));
        ObjectNode request = request(schema.document(input.operation(), input.field(), arguments));
        request.set("variables", SchemaInputs.variables(schema.arguments(input, value)));
        post(live, input.field(), request);
      }
      sent.add(input.name());
    }
  }

  private List<Object> values(SchemaInputs.Input input) {
    List<Object> values = new ArrayList<>(List.of(canary(), List.of(canary())));
    values.add(Map.of(canary(), 1));
    values.add(new SchemaInputs.Code(canary())); // as a bare name
    if (input.path().getLast().equals("text")) {
      values.add("ring 22334455 " + canary()); // held back
    }
    switch (input.type().getName()) {
      case "Handle" -> values.add(unknown(randomness.handle().value()));
      case "CitizenCode" -> values.add(unknown(randomness.citizenCode().printed()));
      case "ID" -> values.add(unknownId(input));
      case "Date" -> values.add("2026-02-30" + canary());
      default -> {}
    }
    return values;
  }

  private String unknown(String text) {
    secrets.add(text);
    return text;
  }

  private String unknownId(SchemaInputs.Input input) {
    boolean referral = input.path().getLast().equals("referral");
    CaseId id = randomness.caseId();
    byte[] bytes = ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).array();
    String hex = unknown(HexFormat.of().formatHex(bytes));
    identifiers.put("unknown " + hex, bytes);
    return (referral ? "r" : "c") + hex;
  }

  private void everyInputBelow(LiveServer live) {
    for (SchemaInputs.Below below : schema.below()) {
      known.add(below.name());
      for (Object value : values(below.input())) {
        ObjectNode request = request(schema.document(below, value));
        answers(live.send(token(live, roleOf(below.opening())), request.toString()).body());
      }
      sent.add(below.name());
    }
  }

  private static Role roleOf(String opening) {
    String field = opening.replaceFirst("^\\w+ \\{ (\\w+).*", "$1");
    return Arrays.stream(Operation.values())
        .filter(it -> it.field().equals(field))
        .findFirst()
        .map(CanaryRun::role)
        .orElse(Role.WORKER);
  }

  private static Role role(Operation operation) {
    return Arrays.stream(Role.values()).filter(operation::permits).findFirst().orElseThrow();
  }

  private JsonNode send(
      LiveServer live,
      String operation,
      GraphQLFieldDefinition field,
      Map<String, Object> arguments) {
    ObjectNode request = request(schema.document(operation, field, arguments));
    request.set("variables", SchemaInputs.variables(arguments));
    return post(live, field, request);
  }

  private JsonNode post(LiveServer live, GraphQLFieldDefinition field, ObjectNode request) {
    String token = token(live, roleOf("query { " + field.getName()));
    return answers(live.send(token, request.toString()).body());
  }

  static ObjectNode request(String query) {
    return LiveServer.JSON.createObjectNode().put("query", query);
  }

  /// Keeps what an answer tells beside its data. The path of an error is the caller's own names for
  /// fields, as the specification of GraphQL asks for, and is left out.
  JsonNode answers(String body) {
    JsonNode answer = LiveServer.json(body);
    if (answer.deepCopy() instanceof ObjectNode told) {
      told.remove("data");
      told.path("errors").forEach(error -> ((ObjectNode) error).remove("path"));
      if (told.has("errors")) {
        errors.add(told.toString());
      }
    }
    return answer;
  }
}
