package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import org.junit.jupiter.api.Test;

/// What the team lead sees of what will be withdrawn.
class RetentionOperationsTest {
  private static final String HOME = "0999";
  private static final Caller WORKER = Desk.worker(HOME, "syd");
  private static final Caller LEAD = Desk.caller(Role.TEAMLEAD, HOME);
  private static final String FIVE_YEARS = "within: 1900";

  private final Desk desk = new Desk();

  private String closedCase() {
    String handle = desk.open(WORKER, "syd");
    desk.data(
        WORKER,
        """
        mutation { closeCase(input: {idempotencyKey: "%s", case: {handle: "%s"}, on: "2026-03-10",
          reason: CITIZEN_WISH, servicesInUse: []}) { __typename ... on Refused { message } } }
        """
            .formatted(desk.key(), handle));
    return handle;
  }

  private JsonNode preview(Caller caller, String arguments) {
    return desk.data(
            caller,
            """
            { retentionPreview(%s) { monthsAfterClosing text(lang: EN) total
              edges { cursor node { closedOn withdrawnOn case { handle } } }
              pageInfo { hasNextPage } } }
            """
                .formatted(arguments))
        .path("retentionPreview");
  }

  @Test
  void leadSeesWhichClosedCasesGoByWhenAndTheLookIsAccountedFor() {
    String handle = closedCase();
    desk.open(WORKER, "syd");
    JsonNode preview = preview(LEAD, FIVE_YEARS);
    assertThat(preview.path("monthsAfterClosing").asInt()).isEqualTo(60);
    assertThat(preview.path("text").asText()).contains("five years");
    assertThat(preview.path("total").asInt()).isOne();
    assertThat(preview.at("/edges/0/node/case/handle").asText()).isEqualTo(handle);
    assertThat(preview.at("/edges/0/node/closedOn").asText()).isEqualTo("2026-03-10");
    assertThat(preview.at("/edges/0/node/withdrawnOn").asText()).isEqualTo("2031-03-10");
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.RETENTION_PREVIEW);
    assertThat(desk.ledger.requests().getLast().purpose()).isEqualTo(Purpose.SUPERVISION);
    assertThat(desk.ledger.subjects().getLast()).hasSize(1);
  }

  @Test
  void whatGoesLaterIsNotAmongThem() {
    closedCase();
    assertThat(preview(LEAD, "within: 1824").path("total").asInt()).isZero();
    assertThat(preview(LEAD, "within: 1825").path("total").asInt()).isOne();
  }

  @Test
  void pagesFollowOneAnother() {
    closedCase();
    closedCase();
    JsonNode first = preview(LEAD, FIVE_YEARS + ", first: 1");
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    String cursor = first.at("/edges/0/cursor").asText();
    JsonNode second = preview(LEAD, FIVE_YEARS + ", first: 1, after: \"%s\"".formatted(cursor));
    assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(second.at("/edges/0/node/case/handle"))
        .isNotEqualTo(first.at("/edges/0/node/case/handle"));
  }

  @Test
  void otherMunicipalitiesSeeNothingAndAreToldWhy() {
    closedCase();
    JsonNode preview = preview(Desk.lead(), FIVE_YEARS);
    assertThat(preview.path("monthsAfterClosing").isNull()).isTrue();
    assertThat(preview.path("text").asText()).contains("has not stated");
    assertThat(preview.path("total").asInt()).isZero();
  }

  @Test
  void daysOutOfBoundsAreRefused() {
    for (int days : new int[] {-1, 3661}) {
      JsonNode answer =
          desk.ask(LEAD, "{ retentionPreview(within: %d) { total } }".formatted(days));
      assertThat(Desk.code(answer)).isEqualTo("INVALID_VALUE");
    }
  }
}
