package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.ErrorCode;
import dk.tillid.keys.Randomness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever value is sent: a typed error, nothing written, nothing repeated, no trace of the
/// program.
class HostileIT extends HostileClaims {
  private static final String LONG = "x".repeat(20_000);

  @Test
  void readingTheTrailIsOneEntryAndAnOrdinaryReadAnother() {
    String handle = house.handle();
    assertThat(house.entriesMadeBy(() -> {})).isZero();
    assertThat(
            house.entriesMadeBy(
                () -> HostileReachIT.read(house.worker(), Map.of("handle", handle))))
        .isOne();
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
