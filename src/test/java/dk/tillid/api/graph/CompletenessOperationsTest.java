package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Purpose;
import org.junit.jupiter.api.Test;

/// Completeness as workers read it of a case and the lead of the teams.
class CompletenessOperationsTest {
  private static final String TEAMS =
      "{ completeness(municipality: \"0766\") { teams { team cases asked answered percent"
          + " stages { code label count } items { item label(lang: EN) asked answered } } } }";

  private final Desk desk = new Desk();

  @Test
  void workerSeesWhatOneCaseLacks() {
    String handle = desk.open(Desk.anna(), "syd");
    assertThat(ofCase(handle).path("stage").asText()).isEqualTo("REGISTERED");
    desk.contact(Desk.anna(), handle, 10);
    JsonNode reached = ofCase(handle);
    assertThat(reached.path("stage").asText()).isEqualTo("REACHED");
    assertThat(reached.path("missing").toString()).contains("HOUSING");
    desk.data(
        Desk.anna(),
        """
        mutation { recordObservation(input: {idempotencyKey: "%s", case: {handle: "%s"},
          on: "2026-03-10", housing: UNKNOWN}) { __typename } }
        """
            .formatted(desk.key(), handle));
    assertThat(ofCase(handle).path("missing").toString()).doesNotContain("HOUSING");
    assertThat(ofCase(handle).path("percent").asInt())
        .isGreaterThan(reached.path("percent").asInt());
  }

  private JsonNode ofCase(String handle) {
    return desk.data(
            Desk.anna(),
            "{ case(by: {handle: \"%s\"}, purpose: CASE_WORK) { completeness { stage asked missing percent } } }"
                .formatted(handle))
        .at("/case/completeness");
  }

  @Test
  void leadSeesTeamsAndNoWorker() {
    desk.open(Desk.anna(), "syd");
    desk.open(Desk.worker(Desk.HEDENSTED, "nord"), "nord");
    JsonNode answer = desk.data(Desk.lead(), TEAMS);
    JsonNode teams = answer.at("/completeness/teams");
    assertThat(teams).hasSize(2);
    assertThat(teams.at("/0/team").asText()).isEqualTo("nord");
    assertThat(teams.at("/1/cases").asInt()).isOne();
    assertThat(teams.at("/1/stages/0/count").asInt()).isOne();
    assertThat(teams.at("/1/items/1/label").asText()).isEqualTo("housing");
    assertThat(answer.toString()).doesNotContain("anna");
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.COMPLETENESS);
    assertThat(desk.ledger.requests().getLast().purpose()).isEqualTo(Purpose.SUPERVISION);
    assertThat(desk.ledger.subjects().getLast()).isEmpty();
  }
}
