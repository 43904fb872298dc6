package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Gone;
import dk.tillid.domain.StoreFailure;
import dk.tillid.log.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Errors are of the closed list, repeat nothing of the request, and leave nothing behind.
class ErrorsTest {
  /// A text that no answer and no log line may hold.
  private static final String PROBE = "PROBE0101701234";

  private static final String CONTACT =
      "mutation($v: RecordContactInput!) { recordContact(input: $v) { __typename } }";

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("not GraphQL", "{ " + PROBE + " ((( ", Map.of(), "INVALID_DOCUMENT"),
        Arguments.of(
            "a string not ended", "{ case(by: {id: \"" + PROBE, Map.of(), "INVALID_DOCUMENT"),
        Arguments.of("an unknown field", "{ " + PROBE + " }", Map.of(), "INVALID_DOCUMENT"),
        Arguments.of(
            "an unknown argument",
            "{ codeLists(" + PROBE + ": 1) { name } }",
            Map.of(),
            "INVALID_DOCUMENT"),
        Arguments.of(
            "an unknown type",
            "query($v: " + PROBE + ") { __typename }",
            Map.of(),
            "INVALID_DOCUMENT"),
        Arguments.of(
            "an unknown directive", "{ __typename @" + PROBE + " }", Map.of(), "INVALID_DOCUMENT"),
        Arguments.of(
            "an unknown code",
            "{ case(by: {id: \"x\"}, purpose: " + PROBE + ") { id } }",
            Map.of(),
            "INVALID_VALUE"),
        Arguments.of(
            "a wrong literal",
            "{ referrals(first: \"" + PROBE + "\") { __typename } }",
            Map.of(),
            "INVALID_VALUE"),
        Arguments.of(
            "a wrong date",
            "{ ruleSet(municipality: \"0766\", on: \"" + PROBE + "\") { name } }",
            Map.of(),
            "INVALID_VALUE"),
        Arguments.of(
            "an impossible date",
            "{ ruleSet(municipality: \"0766\", on: \"2026-02-30\") { name } }",
            Map.of(),
            "INVALID_VALUE"),
        Arguments.of(
            "a wrong handle",
            "{ case(by: {handle: \"" + PROBE + "\"}, purpose: CASE_WORK) { id } }",
            Map.of(),
            "INVALID_VALUE"),
        Arguments.of(
            "two names of a case",
            "{ case(by: {handle: \"0000-0000\", id: \""
                + PROBE
                + "\"}, purpose: CASE_WORK) { id } }",
            Map.of(),
            "INVALID_VALUE"),
        Arguments.of("a variable that is missing", CONTACT, Map.of(), "INVALID_VALUE"),
        Arguments.of("a variable of a wrong kind", CONTACT, Map.of("v", PROBE), "INVALID_VALUE"),
        Arguments.of(
            "a variable with an unknown field",
            CONTACT,
            Map.of("v", contact(PROBE, 1)),
            "INVALID_VALUE"),
        Arguments.of(
            "a number too large",
            CONTACT,
            Map.of("v", contact("minutes", 99_999_999_999L)),
            "INVALID_VALUE"),
        Arguments.of(
            "a text for a number",
            CONTACT,
            Map.of("v", contact("minutes", PROBE)),
            "INVALID_VALUE"),
        Arguments.of(
            "a number for a text",
            CONTACT,
            Map.of("v", contact("idempotencyKey", 7)),
            "INVALID_VALUE"),
        Arguments.of(
            "an unknown code in a variable",
            CONTACT,
            Map.of("v", contact("mode", PROBE)),
            "INVALID_VALUE"),
        Arguments.of(
            "a list for a code",
            CONTACT,
            Map.of("v", contact("mode", List.of(PROBE))),
            "INVALID_VALUE"),
        Arguments.of(
            "a wrong date in a variable",
            CONTACT,
            Map.of("v", contact("on", PROBE)),
            "INVALID_VALUE"),
        Arguments.of(
            "an impossible date in a variable",
            CONTACT,
            Map.of("v", contact("on", "2026-02-30")),
            "INVALID_VALUE"),
        Arguments.of(
            "a wrong idempotency key",
            CONTACT,
            Map.of("v", contact("idempotencyKey", PROBE + " ")),
            "INVALID_VALUE"));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("a wrong id", CONTACT, Map.of("v", contact("case", Map.of("id", PROBE)))),
        Arguments.of("too many minutes", CONTACT, Map.of("v", contact("minutes", 1441))),
        Arguments.of("negative minutes", CONTACT, Map.of("v", contact("minutes", -1))),
        Arguments.of(
            "a wrong municipality",
            "{ ruleSet(municipality: \"" + PROBE + "\") { name } }",
            Map.of()),
        Arguments.of("a page of none", "{ referrals(first: 0) { __typename } }", Map.of()),
        Arguments.of("a page too large", "{ referrals(first: 101) { __typename } }", Map.of()),
        Arguments.of(
            "a cursor made up",
            "{ referrals(first: 1, after: \"" + PROBE + "\") { __typename } }",
            Map.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void malformedRequestIsNotExecuted(
      String what, String query, Map<String, Object> variables, String code) {
    Answer answer = desk.answer(anna, query, variables);
    assertThat(answer.executed()).as(what).isFalse();
    assertThat(Desk.code(Desk.json(answer))).isEqualTo(code);
    silent(answer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misfits")
  void valueThatNoDomainTypeTakesIsRefused(
      String what, String query, Map<String, Object> variables) {
    Answer answer = desk.answer(anna, query, variables);
    JsonNode json = Desk.json(answer);
    assertThat(answer.executed()).as(what).isTrue();
    assertThat(Desk.code(json)).isEqualTo("INVALID_VALUE");
    assertThat(json.at("/errors/0/path")).hasSize(1);
    silent(answer);
  }

  @Test
  void controlOfTheRequestsAboveIsWritten() {
    String handle = desk.open(anna, "syd");
    Map<String, Object> good = contact("case", Map.of("handle", handle));
    JsonNode answer = desk.ask(anna, CONTACT, Map.of("v", good));
    assertThat(answer.at("/data/recordContact/__typename").asText()).isEqualTo("ContactRecorded");
  }

  @Test
  void cursorOfAnotherListIsRefused() {
    String handle = desk.open(anna, "syd");
    desk.contact(anna, handle, 1);
    String cursor =
        desk.data(anna, "{ today(first: 1) { edges { cursor } } }")
            .at("/today/edges/0/cursor")
            .asText();
    assertThat(
            Desk.code(
                desk.ask(
                    anna, "{ referrals(first: 1, after: \"" + cursor + "\") { __typename } }")))
        .isEqualTo("INVALID_VALUE");
  }

  @Test
  void unexpectedFailureIsToldByAnIncidentIdAlone() {
    StringBuilder log = new StringBuilder();
    Errors errors = new Errors(new EventLog(log, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    for (RuntimeException failure :
        List.of(new IllegalStateException(PROBE), new StoreFailure(PROBE))) {
      Errors.Told told = errors.of(failure);
      assertThat(told.incident()).isPresent();
      Answer answer = new AnswerWriter(5).refusal(List.of(told));
      String text = new String(answer.json(), StandardCharsets.UTF_8);
      assertThat(text).contains(told.incident().orElseThrow()).doesNotContain(PROBE);
    }
    assertThat(log).contains("INCIDENT", "IllegalStateException").doesNotContain(PROBE);
    assertThat(errors.of(new StoreFailure(PROBE)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(errors.of(new Gone()).code()).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void everyErrorHasAFixedText() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::text))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).endsWith("."));
  }

  private void silent(Answer answer) {
    assertThat(new String(answer.json(), StandardCharsets.UTF_8))
        .doesNotContain(PROBE)
        .doesNotContain("2026-02-30")
        .doesNotContain("Exception");
    assertThat(desk.log).isEmpty();
    assertThat(desk.commits).isEmpty();
  }

  private static Map<String, Object> contact(String field, Object value) {
    Map<String, Object> input = new HashMap<>();
    input.put("idempotencyKey", "key-probe");
    input.put("case", Map.of("handle", "0000-0000"));
    input.put("on", "2026-03-10");
    input.put("mode", "STREET");
    input.put("minutes", 5);
    input.put(field, value);
    return input;
  }
}
