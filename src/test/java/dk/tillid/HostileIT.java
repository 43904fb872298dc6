package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent: a typed error, nothing written, nothing repeated, no trace of the program.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT {
  private static final String LONG = "x".repeat(20_000);
  private static final String LISTS = "{ codeLists { name } }";
  private static final String TODAY = "{ today(first: 1) { __typename } }";
  private static final ErrorCode[] WRONG = {ErrorCode.INVALID_VALUE, ErrorCode.INVALID_DOCUMENT};

  /// What a value of another form may end in, depending on how far it gets.
  private static final ErrorCode[] MALFORMED = {
    ErrorCode.INVALID_VALUE,
    ErrorCode.INVALID_DOCUMENT,
    ErrorCode.LIMIT_EXCEEDED,
    ErrorCode.BAD_REQUEST,
    ErrorCode.TOO_LARGE
  };

  @TempDir static Path folder;
  @TempDir static Path elsewhere;
  private HostileHouse house;
  private String contentBefore = "";

  @BeforeAll
  void open() {
    house = new HostileHouse(folder);
  }

  @AfterAll
  void close() {
    house.close();
  }

  @BeforeEach
  void look() {
    contentBefore = house.content();
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(house.content()).isEqualTo(contentBefore);
  }

  @Test
  void readingTheTrailIsOneEntryAndAnOrdinaryReadAnother() {
    String handle = house.handle();
    assertThat(house.entriesMadeBy(() -> {})).isZero();
    assertThat(house.entriesMadeBy(() -> read(house.worker(), Map.of("handle", handle)))).isOne();
  }

  Stream<SchemaInputs.Input> inputs() {
    return house.schema.all().stream();
  }

  /// Values that fit no place of the input's type.
  private static List<Object> unfit(SchemaInputs.Input input) {
    return switch (input.type().getName()) {
      case "Int" -> List.of("1", 1.5, 2_147_483_648L, -2_147_483_649L, true, "1e9", Map.of("a", 1));
      case "Boolean" -> List.of("true", 1, 0.0, Map.of());
      case "Date" ->
          List.of(
              "2026-02-30",
              "0000-00-00",
              "99999-01-01",
              "+12026-03-09",
              "-2026-03-09",
              "2026-13-01",
              "2026-3-9",
              "09-03-2026",
              "2026-03-09T00:00:00Z",
              "2026-03-09\u0000",
              "",
              20260309,
              LONG);
      case "IdempotencyKey" ->
          List.of("", "short", "with space here", "æøåæøåæøå", "a\u0000bcdefgh", LONG, 12345678);
      case "Handle" -> List.of("", "AAAA", "AAAA-AAAA-AAAA", "\u0000\u0000", "🦊🦊🦊🦊", LONG, 1);
      case "CitizenCode" -> List.of(1, 1.5, true, Map.of());
      case "ID" -> List.of("", "c", "x" + "0".repeat(32), "c" + "g".repeat(32), "\u0000", LONG);
      case "String" -> List.of(true, 1.5, Map.of("a", "b"), LONG);
      default ->
          input.isInputObject()
              ? List.of("x", 1, List.of("x"), Map.of("unknownMember", 1))
              : List.of("NO_SUCH_CODE", "", "unknown", 0, true, "UNKNOWN ", "UNKNOWN\u0000");
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void aValueOfTheWrongFormIsATypedError(SchemaInputs.Input input) {
    String token = house.deskOf(input.field().getName()).token();
    for (Object value : unfit(input)) {
      Map<String, Object> arguments = house.schema.arguments(input, value);
      String body = house.inVariables(input.operation(), input.field(), arguments);
      house.refuses(token, body, echo(value), MALFORMED);
    }
  }

  private static String echo(Object value) {
    return value instanceof String text && text.length() > 6 ? text : "";
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {Integer.MIN_VALUE, -1, Integer.MAX_VALUE})
  void aNumberOutOfRangeIsATypedError(int number) {
    for (SchemaInputs.Input input : house.schema.all()) {
      if (!input.isNumber()) continue;
      Map<String, Object> arguments = house.schema.arguments(input, number);
      String body = house.inVariables(input.operation(), input.field(), arguments);
      house.refuses(
          house.deskOf(input.field().getName()).token(),
          body,
          "",
          ErrorCode.INVALID_VALUE,
          ErrorCode.NOT_FOUND,
          ErrorCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void everyFieldPassesWhereItIsWellFormed() {
    house
        .schema
        .fields("query")
        .forEach(field -> {
          Map<String, Object> arguments = house.schema.arguments(field);
          house.passes(
              house.deskOf(field.getName()).token(), house.inVariables("query", field, arguments));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00x", "a\\u0000b", "\\uffff"})
  void aTextThatIsNoTextIsATypedError(String text) {
    String query = "query($t: String!) { today(first: 1, after: $t) { __typename } }";
    String body = "{\"query\":\"" + query + "\",\"variables\":{\"t\":\"" + text + "\"}}";
    house.refuses(house.worker().token(), body, text, MALFORMED);
    String literal =
        "{\"query\":\"{ today(first: 1, after: \\\"" + text + "\\\") { __typename } }\"}";
    house.refuses(house.worker().token(), literal, text, MALFORMED);
  }

  @Test
  void impossibleDaysInMutationsAreTypedErrors() {
    for (String day : List.of("2026-02-30", "0000-00-00", "99999-01-01", "2027-02-29")) {
      Map<String, Object> attempt = attempt(Desk.named(house.handle()));
      attempt.put("on", day);
      String body =
          HostileHouse.request(Desk.document("recordAttempt"), Map.of("input", attempt)).toString();
      house.refuses(house.worker().token(), body, day, ErrorCode.INVALID_VALUE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-10", "9999-12-31", "2025-12-01", "0001-01-01"})
  void aDayThatCannotBeRecordedIsRefusedAndNotKept(String day) {
    Map<String, Object> attempt = attempt(Desk.named(house.handle()));
    attempt.put("on", day);
    JsonNode outcome = house.worker().change("recordAttempt", attempt);
    assertThat(outcome.path("__typename").asText()).isEqualTo("Refused");
    assertThat(outcome.path("reason").asText()).startsWith("DATE_");
  }

  private static Map<String, Object> attempt(Map<String, String> key) {
    return new HashMap<>(
        Map.of(
            "case",
            key,
            "on",
            HostileHouse.DAY.toString(),
            "kind",
            "CALL",
            "result",
            "NOT_REACHED",
            "idempotencyKey",
            UUID.randomUUID().toString()));
  }

  @Test
  void aLargeBodyIsRefusedAndALessLargeOnePasses() {
    String padding = " ".repeat(100_000);
    house.refuses("", "{\"query\":\"" + LISTS + "\"" + padding + "}", "", ErrorCode.TOO_LARGE);
    house.refuses("", "{\"query\":\"" + "{".repeat(99_000) + "\"}", "", MALFORMED);
    house.passes("", "{\"query\":\"" + LISTS + "\"" + padding.substring(100) + "}");
  }

  @Test
  void depthIsLimited() {
    String lists = "[".repeat(300) + "]".repeat(300);
    house.refuses(house.worker().token(), HostileHouse.body(nested(500)), "", MALFORMED);
    house.refuses(
        "", HostileHouse.body("{ codeLists(names: " + lists + ") { name } }"), "", MALFORMED);
    house.refuses(
        "", "{\"query\":\"" + LISTS + "\",\"variables\":{\"a\":" + lists + "}}", "", MALFORMED);
    house.refuses("", "{\"a\":".repeat(2_000), "", ErrorCode.BAD_REQUEST);
    house.passes("", HostileHouse.body(nested(5)));
  }

  private static String nested(int depth) {
    return "{ ... ".repeat(depth) + LISTS + " }".repeat(depth);
  }

  @Test
  void aliasesTokensDirectivesFieldsAndCostAreLimited() {
    house.passes("", HostileHouse.body(aliases(10)));
    house.refuses("", HostileHouse.body(aliases(11)), "", ErrorCode.LIMIT_EXCEEDED);
    house.refuses("", HostileHouse.body(aliases(900)), "", ErrorCode.LIMIT_EXCEEDED);
    house.refuses(
        "",
        HostileHouse.body("{ codeLists { " + "name ".repeat(5_000) + "} }"),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.refuses(
        "",
        HostileHouse.body("{ codeLists " + "@skip(if: false) ".repeat(50) + "{ name } }"),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.passes("", HostileHouse.body("{ codeLists @skip(if: false) { name } }"));
    String edges = "edges { node { case { contacts(first: 100) { edges { node { on } } } } } }";
    String costly =
        "{ today(first: 100) { " + edges + " } b: today(first: 100) { " + edges + " } }";
    house.refuses(house.worker().token(), HostileHouse.body(costly), "", ErrorCode.LIMIT_EXCEEDED);
    house.passes(
        house.worker().token(), HostileHouse.body(costly.replace("first: 100", "first: 10")));
  }

  private static String aliases(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "a" + i + ": codeLists(names: [\"Gender\"]) { name }")
        .collect(Collectors.joining(" ", "{ ", " }"));
  }

  @Test
  void fragmentsThatGoRoundOrFanOutAreRefused() {
    house.refuses(
        "",
        HostileHouse.body(
            "{ codeLists { ...a } } fragment a on CodeList { ...b } fragment b on CodeList { ...a"
                + " }"),
        "",
        ErrorCode.INVALID_DOCUMENT);
    String fan =
        IntStream.range(0, 20)
            .mapToObj(
                i -> "fragment f" + i + " on CodeList { ...f" + (i + 1) + " ...f" + (i + 1) + " }")
            .collect(Collectors.joining(" "));
    house.refuses(
        "",
        HostileHouse.body("{ codeLists { ...f0 } } " + fan + " fragment f20 on CodeList { name }"),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.passes("", HostileHouse.body("{ codeLists { ...f } } fragment f on CodeList { name }"));
  }

  @Test
  void longListsAreRefused() {
    String query = "query($n: [String!]) { codeLists(names: $n) { name } }";
    List<String> many = IntStream.range(0, 101).mapToObj(i -> "n" + i).toList();
    house.refuses(
        "",
        HostileHouse.request(query, Map.of("n", many)).toString(),
        "",
        ErrorCode.LIMIT_EXCEEDED);
    house.passes("", HostileHouse.request(query, Map.of("n", List.of("Gender"))).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{",
        "\"a\"",
        "{\"query\":1}",
        "{\"query\":[]}",
        "{\"query\":null}",
        "[{\"query\":\"{ __typename }\"}]",
        "{\"query\":\"{ __typename }\",\"query\":\"{ a }\"}",
        "{\"query\":\"{ __typename }\",\"variables\":[]}",
        "{\"query\":\"{ __typename }\"}x"
      })
  void aBodyThatIsNoRequestIsRefused(String body) {
    house.refuses("", body, "", ErrorCode.BAD_REQUEST);
  }

  @Test
  void introspectionAndUnknownNamesAreRefused() {
    for (String query :
        List.of(
            "{ __schema { types { name } } }",
            "{ __type(name: \"Case\") { name } }",
            "{ noSuchFieldHere }",
            "query noSuchOperation($a: NoSuchType) { __typename }",
            "mutation { noSuchFieldHere }",
            "query a { __typename } query a { __typename }",
            "{ codeLists { name @noSuchDirective } }",
            "{ codeLists @defer { name } }",
            "")) {
      house.refuses(house.worker().token(), HostileHouse.body(query), "noSuch", WRONG_OR_BAD);
    }
    house.passes("", HostileHouse.body("{ __typename }"));
  }

  private static final ErrorCode[] WRONG_OR_BAD = {
    ErrorCode.INVALID_DOCUMENT, ErrorCode.INVALID_VALUE, ErrorCode.BAD_REQUEST
  };

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
    String query = "query($h: Handle!) { case(by: {handle: $h}, purpose: AUDIT) { id } }";
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

  private static String read(Desk desk, Map<String, ?> key) {
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
    return mutation.equals("assignCase") && isOwn(key, reachable)
        ? NOT_FOUND_OF_A_TEAM_LEAD
        : house.live.send(token, house.inVariables("mutation", field, arguments)).body();
  }

  private boolean isOwn(Map<String, String> key, Map<String, String> reachable) {
    String id = house.ids.getOrDefault(HostileHouse.OWN + " team-2", "");
    return key.equals(reachable) || id.equals(key.get("id"));
  }

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

  @Test
  void aCursorOfAnotherListOrAnotherHandIsRefused() {
    String cursor =
        house
            .worker()
            .data("{ today(first: 1) { pageInfo { endCursor } } }", Map.of())
            .at("/today/pageInfo/endCursor")
            .asText();
    String today = "query($c: String!) { today(first: 1, after: $c) { __typename } }";
    String referrals = "query($c: String!) { referrals(first: 1, after: $c) { __typename } }";
    house.passes(
        house.worker().token(), HostileHouse.request(today, Map.of("c", cursor)).toString());
    char last = cursor.charAt(cursor.length() / 2);
    String tampered =
        cursor.substring(0, cursor.length() / 2)
            + (last == 'A' ? 'B' : 'A')
            + cursor.substring(cursor.length() / 2 + 1);
    for (String wrong : List.of(tampered, "", "AAAA", cursor + cursor, "%%%")) {
      house.refuses(
          house.worker().token(),
          HostileHouse.request(today, Map.of("c", wrong)).toString(),
          wrong.length() > 6 ? wrong : "",
          ErrorCode.INVALID_VALUE,
          ErrorCode.LIMIT_EXCEEDED);
    }
    house.refuses(
        house.worker().token(),
        HostileHouse.request(referrals, Map.of("c", cursor)).toString(),
        cursor,
        ErrorCode.INVALID_VALUE);
  }

  @Test
  void anUnknownCodeIsAnsweredWithoutRepeatingIt() {
    String unknown = new Randomness().citizenCode().printed();
    String mine = "query($c: CitizenCode!) { myCase(token: $c) { __typename } }";
    String answer =
        house.live.send("", HostileHouse.request(mine, Map.of("c", unknown)).toString()).body();
    assertThat(answer).contains("NOT_FOUND").doesNotContain(unknown, unknown.replace("-", ""));
    HostileHouse.assertTyped(answer);
    String misread =
        house
            .passes("", HostileHouse.request(mine, Map.of("c", "hello-\u0000-world")).toString())
            .toString();
    assertThat(misread).contains("CodeMisread").doesNotContain("hello");
  }
}
