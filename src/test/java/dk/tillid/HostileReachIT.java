package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Foreign and broken tokens, roles that may not, and what is out of reach: answered alike, whether
/// it is there or not.
class HostileReachIT extends HostileClaims {
  @TempDir static Path elsewhere;

  @Test
  void aForeignOrBrokenTokenIsRefusedAndAGoodOnePasses() {
    String good = house.worker().token();
    house.passes(good, HostileHouse.body(TODAY));
    for (String token : badTokens(good)) {
      house.refuses(token, HostileHouse.body(TODAY), echo(token), ErrorCode.UNAUTHENTICATED);
      HttpResponse<String> answer = house.live.send(token, HostileHouse.body(TODAY));
      assertThat(answer.statusCode()).isEqualTo(401);
    }
    house.refuses("", HostileHouse.body(TODAY), "", ErrorCode.UNAUTHENTICATED);
    house.passes(good, HostileHouse.body(TODAY));
  }

  private List<String> badTokens(String good) {
    String[] parts = good.split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    List<String> bad = new ArrayList<>();
    bad.add("x");
    bad.add("a.b.c");
    bad.add(parts[0] + "." + parts[1] + ".");
    bad.add(parts[0] + "." + parts[1] + "." + "A".repeat(86));
    bad.add(good + "." + parts[2]);
    bad.add(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
    bad.add(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
    bad.add(base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
    for (String change :
        List.of("\"role\":\"teamlead\"", "\"municipality\":\"0230\"", "\"teams\":[\"team-2\"]")) {
      String name = change.substring(0, change.indexOf(':'));
      String changed = claims.replaceFirst(name + ":(\"[a-z0-9]*\"|\\[[^]]*\\])", change);
      assertThat(changed).isNotEqualTo(claims);
      bad.add(parts[0] + "." + base64(changed) + "." + parts[2]);
    }
    bad.add(house.live.token(workerOf(HostileHouse.OWN, "team-1"), Duration.ofHours(-1)));
    bad.add(house.live.token(workerOf(HostileHouse.OWN, "team-1"), Duration.ZERO));
    bad.add(foreign());
    return bad;
  }

  /// A token of another registry: the same form, another key.
  private String foreign() {
    Config config = LiveServer.config(elsewhere);
    KeyRing.writeNewPassphrase(config.path("passphraseFile"));
    Registry.initialise(config);
    try (KeyRing keys = Registry.keys(config)) {
      Actor worker = workerOf(HostileHouse.OWN, "team-1");
      return Registry.token(config, keys, house.clock, worker, Duration.ofHours(1));
    }
  }

  private static Actor workerOf(String municipality, String team) {
    return new Actor(
        new WorkerId("somebody"),
        Role.WORKER,
        new Municipality(municipality),
        Set.of(new TeamId(team)));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRoleThatMayNotIsToldNothingElse() {
    String query = "query($h: Handle!) { case(by: {handle: $h}, purpose: CASE_WORK) { id } }";
    for (Role role : List.of(Role.STATISTICIAN, Role.AUDITOR, Role.KEYKEEPER, Role.OPERATOR)) {
      String token = Desk.of(house.live, role, HostileHouse.OWN, "").token();
      for (String handle : List.of(house.handle(), new Randomness().handle().value())) {
        house.refuses(
            token,
            HostileHouse.request(query, Map.of("h", handle)).toString(),
            handle,
            ErrorCode.FORBIDDEN);
      }
    }
    house.refuses(
        house.worker().token(),
        HostileHouse.body("{ statusReport(municipality: \"0766\", year: 2026) { total } }"),
        "",
        ErrorCode.FORBIDDEN);
    house.passes(
        Desk.of(house.live, Role.TEAMLEAD, HostileHouse.OWN, "").token(),
        HostileHouse.body("{ statusReport(municipality: \"0766\", year: 2026) { total } }"));
  }

  static String read(Desk desk, Map<String, ?> key) {
    String query = "query($k: CaseKey!) { case(by: $k, purpose: CASE_WORK) { id handle } }";
    return desk.live()
        .send(desk.token(), HostileHouse.request(query, Map.of("k", key)).toString())
        .body();
  }

  /// Names of cases: another team's, another municipality's, nobody's.
  private List<Map<String, String>> outOfReach() {
    return List.of(
        Map.of("handle", handleOf(HostileHouse.OWN + " team-2")),
        Map.of("handle", handleOf(HostileHouse.OTHER + " team-1")),
        Map.of("handle", new Randomness().handle().value()),
        Map.of("id", house.ids.getOrDefault(HostileHouse.OWN + " team-2", "")),
        Map.of("id", house.ids.getOrDefault(HostileHouse.OTHER + " team-1", "")),
        Map.of("id", "c0123456789abcdef0123456789abcdef"));
  }

  private String handleOf(String place) {
    return house.handles.getOrDefault(place, "");
  }

  @Test
  void deniedAndMissingCasesAreReadAlike() {
    assertThat(read(house.worker(), Map.of("handle", house.handle()))).contains(house.handle());
    assertAlike(key -> read(house.worker(), key));
  }

  Stream<String> caseMutations() {
    return house.schema.fields("mutation").stream()
        .map(it -> it.getName())
        .filter(
            it -> house.schema.all().stream().anyMatch(in -> in.name().equals(it + ".input.case")));
  }

  @ParameterizedTest
  @MethodSource("caseMutations")
  void deniedAndMissingCasesAreChangedAlike(String mutation) {
    assertAlike(key -> change(mutation, key, UUID.randomUUID().toString()));
  }

  @ParameterizedTest
  @MethodSource("caseMutations")
  void aKeyUsedOnADeniedCaseTellsNothingEither(String mutation) {
    assertAlike(key -> {
      String idempotencyKey = UUID.randomUUID().toString();
      String first = change(mutation, key, idempotencyKey);
      String other = change(mutation, Map.of("id", "c" + "f".repeat(32)), idempotencyKey);
      return first + other;
    });
  }

  private String change(String mutation, Map<String, String> key, String idempotencyKey) {
    var field =
        house.schema.fields("mutation").stream()
            .filter(it -> it.getName().equals(mutation))
            .findFirst()
            .orElseThrow();
    Map<String, Object> arguments = house.schema.arguments(field);
    @SuppressWarnings("unchecked") // as SchemaInputs makes it
    Map<String, Object> input = (Map<String, Object>) arguments.getOrDefault("input", Map.of());
    Map<String, Object> changed = new LinkedHashMap<>(input);
    changed.put("case", key);
    changed.put("idempotencyKey", idempotencyKey);
    arguments.put("input", changed);
    // A team lead reaches the own municipality; a worker what a worker may do.
    String token = house.deskOf(mutation).token();
    Map<String, String> reachable = Map.of("handle", handleOf(HostileHouse.OWN + " team-2"));
    return OF_TEAM_LEADS.contains(mutation) && isOwn(key, reachable)
        ? NOT_FOUND_OF_A_TEAM_LEAD
        : house.live.send(token, house.inVariables("mutation", field, arguments)).body();
  }

  private boolean isOwn(Map<String, String> key, Map<String, String> reachable) {
    String id = house.ids.getOrDefault(HostileHouse.OWN + " team-2", "");
    return key.equals(reachable) || id.equals(key.get("id"));
  }

  private static final Set<String> OF_TEAM_LEADS =
      Set.of("assignCase", "mergeCases", "undoMerge", "replaceCode");

  private static final String NOT_FOUND_OF_A_TEAM_LEAD = "reachable";

  private void assertAlike(java.util.function.Function<Map<String, String>, String> ask) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (Map<String, String> key : outOfReach()) {
      String[] answer = new String[1];
      int entries = house.entriesMadeBy(() -> answer[0] = ask.apply(key));
      if (!answer[0].contains(NOT_FOUND_OF_A_TEAM_LEAD)) {
        assertThat(answer[0]).contains("NOT_FOUND");
        key.values().forEach(it -> assertThat(answer[0]).doesNotContain(it));
        answers.put(answer[0], entries);
        assertThat(answers).as("answers and entries").hasSize(1).containsEntry(answer[0], entries);
      }
    }
  }

  @Test
  void deniedAndMissingEnquiriesAreAnsweredAlike() {
    Map<String, Object> input = new HashMap<>();
    input.put("team", "team-1");
    input.put("openedOn", HostileHouse.DAY.toString());
    input.put("traits", Map.of("gender", "MALE", "ageBand", "UNKNOWN"));
    List<String> answers = new ArrayList<>();
    for (String referral :
        List.of(
            house.referrals.getOrDefault(HostileHouse.OWN + " team-2", ""),
            house.referrals.getOrDefault(HostileHouse.OTHER + " team-1", ""),
            "r0123456789abcdef0123456789abcdef")) {
      input.put("referral", referral);
      answers.add(
          house
              .worker()
              .post(Desk.document("openCase"), Map.of("input", Desk.keyed(input)))
              .toString());
    }
    assertThat(Set.copyOf(answers)).hasSize(1).first().asString().contains("NOT_FOUND");
  }

  @Test
  void deniedAndMissingTeamsAndMunicipalitiesAreAnsweredAlike() {
    List<String> teams = new ArrayList<>();
    for (String team : List.of("team-2", "no-such-team")) {
      Map<String, Object> input =
          Map.of(
              "team",
              team,
              "receivedOn",
              HostileHouse.DAY.toString(),
              "source",
              "SELF",
              "channel",
              "PHONE");
      teams.add(
          house
              .worker()
              .post(Desk.document("registerReferral"), Map.of("input", Desk.keyed(input)))
              .toString());
    }
    assertThat(Set.copyOf(teams)).hasSize(1).first().asString().contains("NOT_FOUND");
    Desk lead = Desk.of(house.live, Role.TEAMLEAD, HostileHouse.OWN, "");
    String query = "query($m: String!) { statusReport(municipality: $m, year: 2026) { total } }";
    assertThat(lead.post(query, Map.of("m", HostileHouse.OTHER)))
        .isEqualTo(lead.post(query, Map.of("m", "0001")));
    assertThat(Desk.code(lead.post(query, Map.of("m", "0001")))).isEqualTo("NOT_FOUND");
    assertThat(lead.data(query, Map.of("m", HostileHouse.OWN)).at("/statusReport/total").isInt())
        .isTrue();
  }
}
