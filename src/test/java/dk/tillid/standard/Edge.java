package dk.tillid.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.api.graph.Desk;
import dk.tillid.domain.Refusal;
import dk.tillid.rules.RuleKey;

/// The same rules where a worker's page meets them: the operations of the API, on Wednesday 11
/// March 2026, with a case opened the Monday before last.
final class Edge {
  private static final Desk READING = new Desk();

  private final Standard standard;
  private final Desk desk = new Desk();
  private final Caller worker;
  private final String handle;

  Edge(Standard standard) {
    this.standard = standard;
    worker = Desk.worker(standard.municipality(), "syd");
    handle = desk.open(worker, "syd");
  }

  /// What anybody can read about a rule, on the standard's day.
  static JsonNode shown(Standard standard, RuleKey key) {
    return READING
        .data(
            new Caller.Anonymous(),
            """
            { ruleSets(municipalities: ["%s"], on: "%s") {
                rules { key statements { stated statement(lang: EN) quote } } } }
            """
                .formatted(standard.municipality(), standard.today()))
        .at("/ruleSets/rules/%d/statements/0".formatted(key.ordinal()));
  }

  /// Changes the case.
  ///
  /// @param input what the operation takes beside the case and the key
  JsonNode change(String operation, String input) {
    return desk.data(worker, document(operation, input)).get(operation);
  }

  /// Claims that the change is recorded without a word.
  void takes(String operation, String input) {
    JsonNode answer = change(operation, input);
    assertThat(answer.path("warnings").isEmpty()).as(answer.toString()).isTrue();
    assertThat(answer.get("__typename").asText()).isNotEqualTo("Refused");
  }

  /// Claims that the change is refused by the rule, in the municipality's own words.
  void refuses(String operation, String input, Refusal reason, RuleKey rule) {
    JsonNode answer = change(operation, input);
    assertThat(answer.path("reason").asText()).isEqualTo(reason.name());
    assertThat(answer.path("rule").asText()).isEqualTo(rule.key());
    assertThat(answer.path("quote").asText())
        .isEqualTo(standard.rules().text(rule).orElseThrow().da());
  }

  /// Claims that the operation has no place for a field: it is taken without, and refused with it.
  void hasNoPlaceFor(String operation, String input, String field) {
    takes(operation, input);
    int requests = desk.ledger.requests().size();
    JsonNode answer = desk.ask(worker, document(operation, input + ", " + field + ": \"x\""));
    assertThat(Desk.code(answer)).isEqualTo("INVALID_VALUE");
    assertThat(desk.ledger.requests()).hasSize(requests);
  }

  /// Something of the case, as a worker reads it.
  JsonNode read(String fields) {
    return desk.data(
            worker,
            "{ case(by: {handle: \"%s\"}, purpose: CASE_WORK) { %s } }".formatted(handle, fields))
        .get("case");
  }

  /// Figures of the rule set, as anybody reads them.
  JsonNode ruleSet(String fields) {
    return READING
        .data(
            new Caller.Anonymous(),
            "{ ruleSet(municipality: \"%s\") { %s } }".formatted(standard.municipality(), fields))
        .get("ruleSet");
  }

  /// Registers an enquiry; tells the type of the answer, or the code of the error.
  ///
  /// @param more what is said beside what every enquiry says
  String registers(String more) {
    JsonNode answer =
        desk.ask(
            worker,
            """
            mutation { registerReferral(input: {idempotencyKey: "%s", team: "syd", source: SELF,
              receivedOn: "2026-03-09", referrerKind: PRIVATE, channel: PHONE %s}) {
              __typename } }
            """
                .formatted(desk.key(), more));
    return answer.has("errors")
        ? Desk.code(answer)
        : answer.at("/data/registerReferral/__typename").asText();
  }

  private String document(String operation, String input) {
    return """
    mutation { %s(input: {idempotencyKey: "%s", case: {handle: "%s"}, %s}) { __typename
      ... on CaseChange { index warnings { warning message(lang: EN) } }
      ... on Refused { reason rule quote message(lang: EN) } } }
    """
        .formatted(operation, desk.key(), handle, input);
  }
}
