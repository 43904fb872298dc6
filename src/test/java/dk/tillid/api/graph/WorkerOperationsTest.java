package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import org.junit.jupiter.api.Test;

/// A worker's day, through the operations.
class WorkerOperationsTest {
  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();

  @Test
  void caseOpenedIsReadByItsHandleWithItsContacts() {
    String handle = desk.open(anna, "syd");
    for (int i = 1; i <= 40; i++) {
      assertThat(desk.contact(anna, handle, i).at("/data/recordContact/__typename").asText())
          .isEqualTo("ContactRecorded");
    }
    JsonNode page =
        desk.data(
                anna,
                """
                { case(by: {handle: "%s"}, purpose: CASE_WORK) { handle team open contactCount
                  traits { gender targetGroups }
                  contacts(first: 20) { edges { node { minutes mode on } }
                    pageInfo { hasNextPage endCursor } } } }
                """
                    .formatted(handle))
            .get("case");
    assertThat(page.get("handle").asText()).isEqualTo(handle);
    assertThat(page.at("/traits/targetGroups").toString()).isEqualTo("[\"HOMELESS\",\"ISOLATED\"]");
    assertThat(page.at("/contacts/edges")).hasSize(20);
    assertThat(page.at("/contacts/edges/0/node/minutes").asInt()).isEqualTo(40);
    assertThat(page.at("/contacts/pageInfo/hasNextPage").asBoolean()).isTrue();
    String cursor = page.at("/contacts/pageInfo/endCursor").asText();
    JsonNode next =
        desk.data(
            anna,
            """
            { case(by: {handle: "%s"}, purpose: CASE_WORK) { contacts(first: 30, after: "%s") {
              edges { node { minutes } } pageInfo { hasNextPage hasPreviousPage } } } }
            """
                .formatted(handle, cursor));
    assertThat(next.at("/case/contacts/edges")).hasSize(20);
    assertThat(next.at("/case/contacts/edges/0/node/minutes").asInt()).isEqualTo(20);
    assertThat(next.at("/case/contacts/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(next.at("/case/contacts/pageInfo/hasPreviousPage").asBoolean()).isTrue();
  }
}
