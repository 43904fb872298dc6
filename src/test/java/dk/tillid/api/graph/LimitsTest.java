package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.OperationKind;
import dk.tillid.log.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each limit refuses one step beyond it, before anything is executed, and lets pass one within.
class LimitsTest {
  private static final String CHEAP = "{ codeLists { name } }";

  private static final String FIVE_DEEP =
      "{ cases(where: {}, purpose: CASE_WORK, first: 1) { ... on CaseHitConnection { edges {"
          + " node { case { handle } } } } } }";

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();

  @Test
  void aliasesOfOneRootFieldAreLimited() {
    assertThat(Desk.code(desk.ask(anna, aliases("__typename", 10)))).isEmpty();
    refused(aliases("__typename", 11), "LIMIT_EXCEEDED");
    refused("{ ...A } fragment A on Query " + aliases("__typename", 101), "LIMIT_EXCEEDED");
  }

  @Test
  void mutationsInOneRequestAreLimited() {
    String one = "revokeConsent(token: \"0\", scope: SHARING) { __typename }";
    String other =
        "recordContact(input: {idempotencyKey: \"key-0000\", case: {id: \"x\"}, on: \"2026-03-10\", mode: STREET, minutes: 1}) { __typename }";
    String many =
        IntStream.range(0, 6)
            .mapToObj(i -> "a" + i + ": " + one + " b" + i + ": " + other)
            .collect(Collectors.joining(" ", "mutation {", "}"));
    refused(many, "LIMIT_EXCEEDED");
  }

  @Test
  void callersWithoutATokenChangeOneThingARequest() {
    String one = "revokeConsent(token: \"0\", scope: SHARING) { __typename }";
    Caller nobody = new Caller.Anonymous();
    assertThat(Desk.code(desk.ask(nobody, "mutation { " + one + " }")))
        .isNotEqualTo("LIMIT_EXCEEDED");
    int before = desk.ledger.requests().size();
    for (String two :
        List.of(
            "mutation { a: " + one + " b: " + one + " }",
            "mutation { ...A ...A } fragment A on Mutation { a: " + one + " }",
            "mutation { ... { a: " + one + " } ... { b: " + one + " } }")) {
      assertThat(Desk.code(desk.ask(nobody, two))).isEqualTo("LIMIT_EXCEEDED");
    }
    assertThat(desk.ledger.requests()).hasSize(before);
  }

  @Test
  void depthIsLimited() {
    assertThat(desk.data(anna, FIVE_DEEP).has("cases")).isTrue();
    Desk shallow = new Desk(settings(4, 5_000, 4_000_000));
    assertThat(Desk.code(shallow.ask(anna, FIVE_DEEP))).isEqualTo("LIMIT_EXCEEDED");
    assertThat(Desk.code(shallow.ask(anna, CHEAP))).isEmpty();
  }

  @Test
  void tokensAndCharactersAreLimited() {
    refused("{ " + "__typename ".repeat(2_001) + "}", "LIMIT_EXCEEDED");
    refused("{ __typename }" + " ".repeat(15_000), "LIMIT_EXCEEDED");
    assertThat(Desk.code(desk.ask(anna, "{ __typename }" + " ".repeat(10_000)))).isEmpty();
  }

  @Test
  void fragmentsThatFanOutAreLimited() {
    String fan =
        IntStream.range(0, 16)
            .mapToObj(
                i -> "fragment F" + i + " on Query { ...F" + (i + 1) + " ...F" + (i + 1) + " }")
            .collect(Collectors.joining(" "));
    refused("{ ...F0 } " + fan + " fragment F16 on Query { __typename }", "LIMIT_EXCEEDED");
  }

  @Test
  void directivesAreLimited() {
    assertThat(Desk.code(desk.ask(anna, "{ __typename " + "@include(if: true)".repeat(1) + " }")))
        .isEmpty();
    JsonNode answer = refused("{ __typename " + "@aa".repeat(10) + " }", "LIMIT_EXCEEDED");
    assertThat(answer.get("errors")).hasSize(1);
  }

  @Test
  void deferAndErrorPropagationAreRefused() {
    refused("{ ... @defer { __typename } }", "INVALID_DOCUMENT");
    refused("query @experimental_disableErrorPropagation { __typename }", "INVALID_DOCUMENT");
  }

  @Test
  void costCountsPageSizesOfLiteralsAndVariables() {
    String costly =
        "query($n: Int!) { cases(where: {}, purpose: CASE_WORK, first: $n) { ... on CaseHitConnection"
            + " { edges { node { case { contacts(first: $n) { edges { node { on mode place minutes } } } } } } } } }";
    assertThat(Desk.code(desk.ask(anna, costly, Map.of("n", 10)))).isEmpty();
    assertThat(Desk.code(desk.ask(anna, costly, Map.of("n", 100)))).isEqualTo("LIMIT_EXCEEDED");
    refused(
        costly.replace("$n)", "100)").replace("($n: Int!)", "").replace("first: $n", "first: 100"),
        "LIMIT_EXCEEDED");
  }

  @Test
  void aVariableThatIsNotSentCostsAsItsOwnDefault() {
    String costly =
        "query($n: Int = 100) { cases(where: {}, purpose: CASE_WORK, first: $n) { ... on CaseHitConnection"
            + " { edges { node { case { contacts(first: $n) { edges { node { on mode place minutes } } } } } } } } }";
    refused(costly, "LIMIT_EXCEEDED");
    assertThat(Desk.code(desk.ask(anna, costly.replace("= 100", "= 10")))).isEmpty();
    Map<String, Object> none = new HashMap<>();
    none.put("n", null);
    assertThat(Desk.code(desk.ask(anna, costly.replace("= 100", "= 10"), none)))
        .as("null takes the place of the operation's default")
        .isEqualTo("LIMIT_EXCEEDED");
    assertThat(Desk.code(desk.ask(anna, costly, Map.of("n", 10)))).isEmpty();
  }

  @Test
  void listsOfLiteralsAreLimitedAsThoseOfVariables() {
    String names =
        IntStream.range(0, 100).mapToObj(_ -> "\"Gender\"").collect(Collectors.joining(" "));
    assertThat(Desk.code(desk.ask(anna, "{ codeLists(names: [" + names + "]) { name } }")))
        .isEmpty();
    refused("{ codeLists(names: [" + names + " \"Gender\"]) { name } }", "LIMIT_EXCEEDED");
  }

  @Test
  void anonymousCallersHaveASmallerCost() {
    String lists =
        "{ codeLists { name codes { code label } } a: codeLists { codes { code label } } b: codeLists { codes { code label } } c: codeLists { codes { code label } } d: codeLists { codes { code label } } }";
    assertThat(Desk.code(desk.ask(anna, lists))).isEmpty();
    assertThat(Desk.code(desk.ask(new Caller.Anonymous(), lists))).isEqualTo("LIMIT_EXCEEDED");
    assertThat(Desk.code(desk.ask(new Caller.Anonymous(), CHEAP))).isEmpty();
  }

  @Test
  void listsAndTextsOfVariablesAreLimited() {
    String query = "query($names: [String!]) { codeLists(names: $names) { name } }";
    assertThat(
            Desk.code(desk.ask(anna, query, Map.of("names", Collections.nCopies(100, "Gender")))))
        .isEmpty();
    assertThat(
            Desk.code(desk.ask(anna, query, Map.of("names", Collections.nCopies(101, "Gender")))))
        .isEqualTo("LIMIT_EXCEEDED");
    assertThat(Desk.code(desk.ask(anna, query, Map.of("names", List.of("x".repeat(281))))))
        .isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void schemaIsShownInDevelopmentOnly() {
    String asks = "{ __schema { queryType { name } } }";
    refused(asks, "INVALID_DOCUMENT");
    JsonNode answer = new Desk(GraphSettings.standard(true)).ask(anna, asks);
    assertThat(answer.at("/data/__schema/queryType/name").asText()).isEqualTo("Query");
  }

  @Test
  void errorsAreCapped() {
    String unknown = IntStream.range(0, 50).mapToObj(i -> "f" + i).collect(Collectors.joining(" "));
    assertThat(refused("{ " + unknown + " }", "INVALID_DOCUMENT").get("errors")).hasSize(5);
  }

  @Test
  void timeIsLimited() {
    GraphSettings s = GraphSettings.standard(false);
    Desk slow = new Desk(settings(s.maxDepth(), -1, s.documentCacheCharacters()));
    assertThat(Desk.code(slow.ask(anna, CHEAP))).isEqualTo("TIMEOUT");
    assertThat(Desk.code(desk.ask(anna, CHEAP))).isEmpty();
  }

  @Test
  void keptDocumentsAreBoundedAndValid() {
    GraphSettings small = settings(12, 5_000, 200);
    Errors errors = new Errors(new EventLog(desk.log, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    Documents documents =
        new Documents(SchemaFile.join(SchemaFile.text(), Operations.wiring(small)), small, errors);
    for (int i = 0; i < 50; i++) {
      assertThat(documents.of("{ a" + i + ": __typename }")).isInstanceOf(Documents.Valid.class);
      assertThat(documents.characters()).isBetween(1, 200);
    }
    int kept = documents.characters();
    assertThat(documents.of("{ unknown }")).isInstanceOf(Documents.Invalid.class);
    assertThat(documents.characters()).isEqualTo(kept);
    assertThat(documents.of("{ a49: __typename }")).isSameAs(documents.of("{ a49: __typename }"));
  }

  /// A citizen's code, a note: what is written into a document must not stay in memory with it.
  @Test
  void noDocumentIsKeptThatHasATextWrittenIntoIt() {
    GraphSettings settings = settings(12, 5_000, 2_000);
    Errors errors = new Errors(new EventLog(desk.log, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    Documents documents =
        new Documents(
            SchemaFile.join(SchemaFile.text(), Operations.wiring(settings)), settings, errors);
    String named = "query($t: CitizenCode!) { myCase(token: $t) { __typename } }";
    String written = "{ myCase(token: \"2345-6789-ABCD-EFGH-JK\") { __typename } }";
    assertThat(documents.of(written)).isInstanceOf(Documents.Valid.class);
    assertThat(documents.characters()).isZero();
    assertThat(documents.of(named)).isInstanceOf(Documents.Valid.class);
    assertThat(documents.characters()).isEqualTo(named.length());
  }

  @Test
  void kindOfAnOperationIsToldWithoutExecution() {
    assertThat(desk.engine.kindOf(GraphqlRequest.of("{ __typename }")))
        .isEqualTo(OperationKind.QUERY);
    assertThat(desk.engine.kindOf(GraphqlRequest.of("mutation { __typename }")))
        .isEqualTo(OperationKind.MUTATION);
    assertThat(desk.engine.kindOf(GraphqlRequest.of("subscription { todayChanged { changes } }")))
        .isEqualTo(OperationKind.SUBSCRIPTION);
    assertThat(desk.engine.kindOf(GraphqlRequest.of("{ nothing }")))
        .isEqualTo(OperationKind.INVALID);
    assertThat(
            desk.engine.kindOf(GraphqlRequest.of("query A { __typename } query B { __typename }")))
        .isEqualTo(OperationKind.INVALID);
  }

  private JsonNode refused(String query, String code) {
    Answer answer = desk.answer(anna, query, Map.of());
    JsonNode json = Desk.json(answer);
    assertThat(answer.executed()).isFalse();
    assertThat(json.has("data")).isFalse();
    assertThat(Desk.code(json)).isEqualTo(code);
    return json;
  }

  private static String aliases(String field, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "a" + i + ": " + field)
        .collect(Collectors.joining(" ", "{ ", " }"));
  }

  private static GraphSettings settings(int depth, int timeoutMillis, int cacheCharacters) {
    GraphSettings standard = GraphSettings.standard(false);
    return new GraphSettings(
        standard.development(),
        depth,
        standard.maxRootAliases(),
        standard.maxTokens(),
        standard.maxQueryCharacters(),
        standard.maxFields(),
        standard.maxDirectives(),
        standard.maxCost(),
        standard.maxAnonymousCost(),
        standard.maxListItems(),
        standard.maxTextCharacters(),
        standard.maxErrors(),
        timeoutMillis,
        cacheCharacters,
        standard.minimumTraits(),
        standard.maximumHits(),
        standard.maximumDueCases());
  }
}
