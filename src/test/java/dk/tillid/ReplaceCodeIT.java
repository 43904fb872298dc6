package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Role;
import dk.tillid.keys.Randomness;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A team lead replaces a lost paper code, by the public API on a real store.
class ReplaceCodeIT {
  private static final String MUNICIPALITY = "0766";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
  private static final String UNKNOWN = new Randomness().citizenCode().printed();

  private static final String MINE =
      "query($c: CitizenCode!) { myCase(token: $c, lang: EN) { __typename ... on MyCase { handle"
          + " held looks { on purpose count } } } }";
  private static final String REVOKE =
      "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: EVERYTHING, lang: EN) {"
          + " __typename ... on WithdrawalReceipt { erasureEpoch day text } } }";
  private static final String ENTRIES =
      "{ auditEntries(first: 100) { edges { node { position operation purpose changes } } } }";

  @TempDir Path folder;
  private LiveServer live;
  private String handle = "";
  private String code = "";

  @BeforeEach
  void start() {
    live = LiveServer.onEmptyStore(folder, new DayClock(DAY));
    handle = worker().openCase(LiveServer.TEAM, DAY.toString());
    code = consent(handle);
  }

  @AfterEach
  void stop() {
    live.close();
  }

  private Desk worker() {
    return Desk.of(live, Role.WORKER, MUNICIPALITY, LiveServer.TEAM);
  }

  private Desk lead() {
    return Desk.of(live, Role.TEAMLEAD, MUNICIPALITY, "lead");
  }

  private String consent(String of) {
    Map<String, String> statistics = Map.of("scope", "STATISTICS", "on", DAY.toString());
    Map<String, Object> input = new HashMap<>(statistics);
    input.put("case", Desk.named(of));
    return worker().change("giveConsent", input).path("code").asText();
  }

  private Map<String, Object> input(String old) {
    Map<String, Object> input = new HashMap<>(Map.of("case", Desk.named(handle)));
    if (!old.isEmpty()) {
      input.put("code", old);
    }
    return Desk.keyed(input);
  }

  private JsonNode mine(String of) {
    return Desk.citizen(live).post(MINE, Map.of("c", of));
  }

  @Test
  void besideTheOldCodeHoweverThatIsTyped() {
    String typed = code.toLowerCase(Locale.ROOT).replace("-", " ");
    JsonNode outcome = lead().change("replaceCode", input(typed));

    String fresh = outcome.path("code").asText();
    assertThat(fresh).matches("(.{4}-){4}.{2}").isNotEqualTo(code);
    assertThat(mine(code).at("/data/myCase/handle").asText()).isEqualTo(handle);
    assertThat(mine(fresh).at("/data/myCase/handle").asText()).isEqualTo(handle);
  }

  @Test
  void anEndedCodeIsAnsweredAsOneThatNeverWasAlsoAfterARestart() {
    String fresh = lead().change("replaceCode", input("")).path("code").asText();
    assertThat(mine(code)).isEqualTo(mine(UNKNOWN));
    live.restart();
    assertThat(mine(code)).isEqualTo(mine(UNKNOWN));
    JsonNode ended = Desk.citizen(live).data(REVOKE, Map.of("c", code));
    assertThat(ended.path("revokeConsent").path("text").asText()).contains("nothing that");
    assertThat(mine(fresh).at("/data/myCase/handle").asText())
        .as("the withdrawal by an ended code withdraws nothing")
        .isEqualTo(handle);
  }

  @Test
  void aWrongForeignOrMisreadOldCodeIsRefusedInOneWay() {
    String foreign = consent(worker().openCase(LiveServer.TEAM, DAY.toString()));
    String misread = (code.charAt(0) == '7' ? '8' : '7') + code.substring(1);
    for (String old : List.of(foreign, UNKNOWN, misread, code.substring(1), "x", "  ")) {
      JsonNode refused = lead().change("replaceCode", input(old));
      assertThat(refused.path("reason").asText()).isEqualTo("CODE_NOT_OF_CASE");
      assertThat(refused.toString()).doesNotContain(old.strip().length() > 1 ? old : "never");
    }
    assertThat(mine(code).at("/data/myCase/handle").asText()).isEqualTo(handle);
  }

  @Test
  void aRepetitionTellsTheSameCodeAndAnotherInputUnderTheKeyIsRefused() {
    Map<String, Object> once = input("");
    JsonNode first = lead().change("replaceCode", once);
    assertThat(lead().change("replaceCode", once)).isEqualTo(first);
    live.restart();
    assertThat(lead().change("replaceCode", once)).isEqualTo(first);
    once.put("code", code);
    JsonNode other = lead().post(Desk.document("replaceCode"), Map.of("input", once));
    assertThat(Desk.code(other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(mine(first.path("code").asText()).at("/data/myCase/handle").asText())
        .isEqualTo(handle);
  }

  @Test
  void theCitizenSeesItAndTheTrailHasIt() {
    String fresh = lead().change("replaceCode", input("")).path("code").asText();
    assertThat(mine(fresh).at("/data/myCase/looks"))
        .anySatisfy(look -> assertThat(look.path("purpose").asText()).isEqualTo("CITIZEN_REQUEST"));
    Desk auditor = Desk.of(live, Role.AUDITOR, MUNICIPALITY, "");
    assertThat(auditor.data(ENTRIES, Map.of()).at("/auditEntries/edges"))
        .map(it -> it.path("node"))
        .filteredOn(it -> it.path("operation").asText().equals("replaceCode"))
        .extracting(it -> it.path("changes").asInt())
        .contains(3);
  }

  @Test
  void erasureByTheNewCodeTakesEverythingOfAMergedPerson() {
    String part = worker().openCase(LiveServer.TEAM, DAY.toString());
    String ofPart = consent(part);
    Map<String, Object> merger = Map.of("case", Desk.named(handle), "absorbed", Desk.named(part));
    lead().change("mergeCases", merger);
    String fresh = lead().change("replaceCode", input("")).path("code").asText();
    for (String ended : List.of(code, ofPart)) {
      assertThat(mine(ended)).isEqualTo(mine(UNKNOWN));
    }
    Desk.citizen(live).data(REVOKE, Map.of("c", fresh));
    for (String gone : List.of(handle, part)) {
      Map<String, String> key = Desk.named(gone);
      assertThat(HostileReachIT.read(lead(), key)).contains("NOT_FOUND").doesNotContain(gone);
    }
    assertThat(mine(fresh)).isEqualTo(mine(UNKNOWN));
  }
}
