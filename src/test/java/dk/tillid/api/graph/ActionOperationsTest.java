package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.ClosingReason;
import graphql.language.AstPrinter;
import graphql.language.InputObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What may be done in a case, through the operations.
class ActionOperationsTest {
  private static final String WHOLE =
      """
      { case(by: {handle: "%s"}, purpose: CASE_WORK) { possibleActions {
          action closeReason phase measurement unit recipient actedBy possible
          warnings { warning message(lang: %s) }
          refused { reason rule message(lang: %s) quote } } } }
      """;

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();

  private List<JsonNode> actions(Caller caller, String handle, String language) {
    JsonNode told =
        desk.data(caller, WHOLE.formatted(handle, language, language)).at("/case/possibleActions");
    List<JsonNode> all = new ArrayList<>();
    told.forEach(all::add);
    return all;
  }

  private static JsonNode one(List<JsonNode> actions, String action) {
    return actions.stream()
        .filter(it -> it.get("action").asText().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode closing(List<JsonNode> actions, String reason) {
    return actions.stream()
        .filter(it -> it.get("closeReason").asText().equals(reason))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode change(Caller caller, String handle, String operation, String input) {
    return desk.data(
            caller,
            """
            mutation { %s(input: {idempotencyKey: "%s", case: {handle: "%s"}%s}) { __typename
              ... on CaseChange { warnings { warning message(lang: DA) } }
              ... on Refused { reason rule message(lang: DA) quote } } }
            """
                .formatted(operation, desk.key(), handle, input))
        .get(operation);
  }

  private static Set<String> names(List<JsonNode> actions) {
    Set<String> names = new LinkedHashSet<>();
    actions.forEach(it -> names.add(it.get("action").asText()));
    return names;
  }

  @Test
  void actionsAreTheChangesOfAKnownCaseThatTheRoleMayMake() {
    String handle = desk.open(anna, "syd");
    List<String> all = Arrays.stream(CaseAction.values()).map(Enum::name).toList();
    assertThat(names(actions(Desk.lead(), handle, "DA"))).containsExactlyElementsOf(all);
    assertThat(names(actions(anna, handle, "DA")))
        .containsExactlyElementsOf(
            all.stream().filter(it -> Operation.valueOf(it).permits(Role.WORKER)).toList())
        .doesNotContain("ASSIGN_CASE", "MERGE_CASES", "UNDO_MERGE", "REPLACE_CODE");
  }

  @Test
  void everyMutationThatNamesACaseIsAnAction() {
    Set<String> ofKnownCases =
        new SchemaParser()
            .parse(SchemaFile.text()).getTypes(InputObjectTypeDefinition.class).stream()
                .filter(ActionOperationsTest::namesACase)
                .map(InputObjectTypeDefinition::getName)
                .collect(Collectors.toSet());
    assertThat(ofKnownCases)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CaseAction.values())
                .map(it -> inputOf(Operation.valueOf(it.name())))
                .toList());
  }

  private static boolean namesACase(InputObjectTypeDefinition input) {
    return input.getInputValueDefinitions().stream()
        .anyMatch(it ->
            it.getName().equals("case") && AstPrinter.printAst(it.getType()).equals("CaseKey!"));
  }

  private static String inputOf(Operation operation) {
    String field = operation.field();
    return Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Input";
  }

  @Test
  void refusedActionIsToldAsItsMutationTellsIt() {
    String handle = desk.open(anna, "syd");
    List<JsonNode> told = actions(anna, handle, "DA");
    JsonNode complaint = change(anna, handle, "recordComplaint", ", form: ORAL");
    JsonNode closed = change(anna, handle, "closeCase", ", reason: UNREACHABLE_PROTOCOL");
    JsonNode assessed =
        change(
            anna, handle, "closeCase", ", reason: UNREACHABLE_ASSESSED, assessment: [LEFT_AREA]");
    JsonNode reopened = change(anna, handle, "reopenCase", ", source: SELF");
    assertSame(one(told, "RECORD_COMPLAINT"), complaint, "COMPLAINT_NOT_POSSIBLE");
    assertSame(closing(told, "UNREACHABLE_PROTOCOL"), closed, "ATTEMPT_PROTOCOL_NOT_MET");
    assertSame(closing(told, "UNREACHABLE_ASSESSED"), assessed, "CLOSING_REASON_NOT_IN_RULES");
    assertSame(one(told, "REOPEN_CASE"), reopened, "CASE_OPEN");
    assertThat(one(told, "RECORD_COMPLAINT").at("/refused/quote").asText())
        .isEqualTo("Der er ikke mulighed for at klage.");
  }

  private static void assertSame(JsonNode action, JsonNode mutation, String reason) {
    assertThat(action.get("possible").asBoolean()).isFalse();
    assertThat(action.get("warnings")).isEmpty();
    assertThat(mutation.get("__typename").asText()).isEqualTo("Refused");
    assertThat(mutation.get("reason").asText()).isEqualTo(reason);
    for (String field : List.of("reason", "rule", "message", "quote")) {
      assertThat(action.get("refused").get(field)).as(field).isEqualTo(mutation.get(field));
    }
  }

  @Test
  void possibleActionPointsOutWhatItsMutationPointsOut() {
    String handle = desk.open(anna, "syd");
    desk.contact(anna, handle, 120);
    JsonNode told = one(actions(anna, handle, "DA"), "RECORD_CONTACT");
    JsonNode recorded =
        change(anna, handle, "recordContact", ", mode: PHONE, minutes: 1, overrideReason: CRISIS");
    assertThat(told.get("possible").asBoolean()).isTrue();
    assertThat(told.get("refused").isNull()).isTrue();
    assertThat(told.get("warnings")).isEqualTo(recorded.get("warnings"));
    assertThat(told.at("/warnings/0/warning").asText()).isEqualTo("HOURS_OVER_BUDGET");
  }

  @Test
  void sentencesComeInTheLanguageAskedForAndTheQuoteInDanish() {
    String handle = desk.open(anna, "syd");
    JsonNode danish = one(actions(anna, handle, "DA"), "RECORD_COMPLAINT");
    JsonNode english = one(actions(anna, handle, "EN"), "RECORD_COMPLAINT");
    assertThat(danish.at("/refused/message").asText())
        .isEqualTo("Efter kommunens regler kan man ikke klage.");
    assertThat(english.at("/refused/message").asText())
        .isEqualTo("By the municipality's rules no complaint is possible.");
    assertThat(english.at("/refused/quote")).isEqualTo(danish.at("/refused/quote"));
  }

  @Test
  void everyClosingReasonHasItsAnswer() {
    String handle = desk.open(anna, "syd");
    assertThat(actions(anna, handle, "DA"))
        .extracting(it -> it.get("closeReason").asText())
        .filteredOn(it -> !it.equals("null"))
        .containsExactlyElementsOf(Arrays.stream(ClosingReason.values()).map(Enum::name).toList());
  }

  @Test
  void actionsAreServedAsACodeListInBothLanguages() {
    for (Language language : Language.values()) {
      JsonNode codes =
          desk.data(
                  anna,
                  "{ codeLists(names: [\"CaseAction\"], lang: %s) { codes { code label } } }"
                      .formatted(language))
              .at("/codeLists/0/codes");
      assertThat(codes).hasSize(CaseAction.values().length);
      assertThat(codes.get(6).get("code").asText()).isEqualTo("CLOSE_CASE");
      assertThat(codes.get(6).get("label").asText())
          .isEqualTo(language.pick("afslutte forløbet", "close the case"));
    }
  }

  @Test
  void askingIsOneLookAndWritesNothing() {
    String handle = desk.open(anna, "syd");
    int requests = desk.ledger.requests().size();
    int commits = desk.commits.size();
    actions(anna, handle, "DA");
    assertThat(desk.ledger.requests()).hasSize(requests + 1);
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.CASE);
    assertThat(desk.ledger.subjects().getLast()).hasSize(1);
    assertThat(desk.commits).hasSize(commits);
  }

  @Test
  void caseOutOfReachAndMissingCaseAreAnsweredAlike() {
    String handle = desk.open(anna, "syd");
    JsonNode missing = desk.ask(anna, WHOLE.formatted("0000-0000", "DA", "DA"));
    assertThat(Desk.code(missing)).isEqualTo("NOT_FOUND");
    for (Caller other :
        List.of(
            Desk.worker(Desk.HEDENSTED, "nord"),
            Desk.worker(Desk.HEDENSTED),
            Desk.worker(Desk.RUDERSDAL, "syd"),
            Desk.caller(Role.TEAMLEAD, Desk.RUDERSDAL))) {
      assertThat(desk.ask(other, WHOLE.formatted(handle, "DA", "DA"))).isEqualTo(missing);
    }
  }

  /// Whoever reaches the surviving case alone may read the absorbed one, but change nothing in it.
  @Test
  void readerOfAnAbsorbedCaseOfAnotherTeamIsOfferedNothing() {
    String handle = desk.open(anna, "syd");
    Caller nord = Desk.worker(Desk.HEDENSTED, "nord");
    String surviving = desk.open(nord, "nord");
    change(Desk.lead(), surviving, "mergeCases", ", absorbed: {handle: \"" + handle + "\"}");
    assertThat(actions(nord, handle, "DA")).isEmpty();
    assertThat(one(actions(anna, handle, "DA"), "RECORD_CONTACT").at("/refused/reason").asText())
        .isEqualTo("CASE_MERGED");
    assertThat(one(actions(Desk.lead(), handle, "DA"), "UNDO_MERGE").get("possible").asBoolean())
        .isTrue();
  }
}
