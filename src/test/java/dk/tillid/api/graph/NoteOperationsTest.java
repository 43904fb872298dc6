package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A note is taken, held back or refused, and nothing of a held one stays.
class NoteOperationsTest {
  private static final String ALLOWING = "0999";
  private static final String QUERY =
      """
      mutation($input: SetNoteInput!) { setNote(input: $input) { __typename
        ... on NoteSet { index case { note } }
        ... on NoteHeld { findings { rule severity start length message(lang: EN) replacements } }
        ... on Refused { reason rule message quote } } }
      """;

  private final Desk desk = new Desk();
  private final Caller worker = Desk.worker(ALLOWING, "syd");

  @Test
  void harmlessNoteIsSetReplacedAndRemoved() {
    String handle = desk.open(worker, "syd");
    assertThat(set(handle, "sover bag biblioteket").at("/case/note").asText())
        .isEqualTo("sover bag biblioteket");
    assertThat(set(handle, " bor hos en ven ").at("/case/note").asText())
        .isEqualTo(" bor hos en ven ");
    assertThat(set(handle, "  ").at("/case/note").isNull()).isTrue();
  }

  @Test
  void whatBlocksIsHeldBackThoughConfirmed() {
    String handle = desk.open(worker, "syd");
    JsonNode held = set(desk.key(), handle, "ring 22334455", true);
    assertThat(held.at("/__typename").asText()).isEqualTo("NoteHeld");
    assertThat(held.at("/findings/0").toString())
        .isEqualTo(
            "{\"rule\":\"PHONE\",\"severity\":\"BLOCK\",\"start\":5,\"length\":8,\"message\":"
                + "\"This looks like a telephone number. Delete it.\",\"replacements\":[]}");
    assertThat(note(handle).isNull()).isTrue();
  }

  @Test
  void whatWarnsIsHeldBackUntilConfirmedUnderTheSameKey() {
    String handle = desk.open(worker, "syd");
    String key = desk.key();
    JsonNode held = set(key, handle, "traf Mette i dag", false);
    assertThat(held.at("/findings/0/rule").asText()).isEqualTo("NAME");
    assertThat(held.at("/findings/0/replacements/0").asText()).isEqualTo("borger");
    assertThat(note(handle).isNull()).isTrue();
    JsonNode confirmed = set(key, handle, "traf Mette i dag", true);
    assertThat(confirmed.at("/__typename").asText()).isEqualTo("NoteSet");
    assertThat(note(handle).asText()).isEqualTo("traf Mette i dag");
    assertThat(set(key, handle, "traf Mette i dag", true)).isEqualTo(confirmed);
  }

  @Test
  void heldTextLeavesNoTraceInLedgerLogOrAnswer() {
    String handle = desk.open(worker, "syd");
    int requests = desk.ledger.requests().size();
    JsonNode held = set(handle, "zebrafugl 22334455");
    assertThat(desk.ledger.requests()).hasSize(requests);
    assertThat(desk.log.toString()).doesNotContain("zebrafugl", "22334455");
    assertThat(held.toString()).doesNotContain("zebrafugl", "22334455");
  }

  @Test
  void municipalityThatAllowsNoNoteRefusesByItsRuleBeforeAnythingIsScreened() {
    String handle = desk.open(Desk.anna(), "syd");
    JsonNode refused = set(Desk.anna(), desk.key(), handle, "ring 22334455", false);
    assertThat(refused.at("/__typename").asText()).isEqualTo("Refused");
    assertThat(refused.at("/reason").asText()).isEqualTo("NOTE_NOT_IN_RULES");
    assertThat(refused.at("/rule").asText()).isEqualTo("note");
    assertThat(set(Desk.anna(), desk.key(), handle, "", false).at("/__typename").asText())
        .isEqualTo("NoteSet");
  }

  @Test
  void textOutOfReachIsNotScreened() {
    String handle = desk.open(worker, "syd");
    Caller other = Desk.worker(ALLOWING, "nord");
    JsonNode answer = ask(other, desk.key(), handle, "ring 22334455", false);
    assertThat(Desk.code(answer)).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"to\nlinjer", "to\tord", "to\u2028linjer", "to\u2029linjer", "to\u0085linjer"})
  void lineBreaksAreRefusedWithoutEcho(String text) {
    JsonNode answer = ask(worker, desk.key(), desk.open(worker, "syd"), text, false);
    assertThat(Desk.code(answer)).isEqualTo("INVALID_VALUE");
    assertThat(answer.toString()).doesNotContain("linjer").doesNotContain("ord");
  }

  @Test
  void noteIsAtMost140Characters() {
    String handle = desk.open(worker, "syd");
    assertThat(set(handle, "\uD83D\uDE42".repeat(140)).at("/__typename").asText())
        .isEqualTo("NoteSet");
    assertThat(Desk.code(ask(worker, desk.key(), handle, "x".repeat(141), false)))
        .isEqualTo("INVALID_VALUE");
  }

  @Test
  void citizenIsToldTheNote() {
    String handle = desk.open(worker, "syd");
    set(handle, "sover bag biblioteket");
    var file = desk.ledger.view().caseFile(desk.ledger.view().caseOf(handle(handle)).orElseThrow());
    assertThat(
            CitizenTexts.held(file.orElseThrow(), "X", desk.ledger.view(), Language.DA).getLast())
        .isEqualTo("Der er et kort notat: »sover bag biblioteket«");
  }

  private static dk.tillid.domain.Handle handle(String printed) {
    return new dk.tillid.domain.Handle(printed.replace("-", ""));
  }

  private JsonNode note(String handle) {
    return desk.data(
            worker, "{ case(by: {handle: \"" + handle + "\"}, purpose: CASE_WORK) { note } }")
        .at("/case/note");
  }

  private JsonNode set(String handle, String text) {
    return set(desk.key(), handle, text, false);
  }

  private JsonNode set(String key, String handle, String text, boolean confirmed) {
    return set(worker, key, handle, text, confirmed);
  }

  private JsonNode set(Caller caller, String key, String handle, String text, boolean confirmed) {
    JsonNode answer = ask(caller, key, handle, text, confirmed);
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.at("/data/setNote");
  }

  private JsonNode ask(Caller caller, String key, String handle, String text, boolean confirmed) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("idempotencyKey", key);
    input.put("case", Map.of("handle", handle));
    input.put("text", text);
    input.put("confirmed", confirmed);
    return desk.ask(caller, QUERY, Map.of("input", input));
  }
}
