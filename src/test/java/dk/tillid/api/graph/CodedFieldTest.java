package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.IdempotencyKey;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a code belongs nobody's number gets in.
class CodedFieldTest {
  private static final int DRAWN = 20_000;

  @ParameterizedTest
  @CsvSource({
    "idempotencyKey, 010257-5234",
    "idempotencyKey, tlf-22334455",
    "team, tlf-22334455",
    "team, 010257-5234",
    "team, t0102575234",
    "team, 0-1-0-2-5-7-5-2-3-4",
    "team, 010257-52-34",
    "team, jens-hansen-parkvej",
    "team, parkvej-12",
    "workers, 010257-5234",
    "workers, p0102575234",
    "workers, jens-hansen-1960",
    "workers, parkvej-12",
    "workers, x@010257-5234",
    "workers, 22334455",
    "workers, mette@example.com"
  })
  void identifierIsRefusedByTheFieldsNameWithoutItsValue(String field, String value) {
    Desk desk = new Desk();
    JsonNode answer =
        desk.ask(
            Desk.lead(),
            """
            mutation { assignCase(input: {idempotencyKey: "%s", case: {handle: "0000-0000"},
              team: "%s", workers: ["%s"]}) { __typename } }
            """
                .formatted(
                    field.equals("idempotencyKey") ? value : "assign-0001",
                    field.equals("team") ? value : "syd",
                    field.equals("workers") ? value : "bo"));
    assertThat(Desk.code(answer)).isEqualTo("IDENTIFYING_VALUE");
    assertThat(answer.at("/errors/0/extensions/field").asText()).isEqualTo(field);
    assertThat(answer.toString()).doesNotContain(value);
    assertThat(desk.ledger.requests()).isEmpty();
  }

  @Test
  void keysMadeByChancePass() {
    SplittableRandom random = new SplittableRandom(9562);
    Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
        .limit(DRAWN)
        .forEach(it -> {
          assertThatCode(() -> screen("anna", key(it.toString()))).doesNotThrowAnyException();
          assertThatCode(() -> screen("anna", key(it.toString().replace("-", ""))))
              .doesNotThrowAnyException();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "anna@kommune.example, bo@kommune.example, true",
    "anna@kommune.example, bo@example.com, false",
    "anna, bo@kommune.example, false",
    "anna, bo.jensen_2, true",
    "jens.hansen-1960, mette-1971, true",
    "jens.hansen-1960, jens.hansen-1960, true",
    "anna@kommune.example, 010257-5234@kommune.example, false",
    "anna@kommune.example, 22334455@kommune.example, false",
    "anna@kommune.example, bo.jensen1960@kommune.example, true",
    "anna, 6ba70102-5752-34d1-80b4-00c04fd430c8, true",
    "22001133, 22334455, true",
    "22001133, 010257-5234, false",
    "22001133, bo@kommune.example, false"
  })
  void workerIsNamedAsTheIssuerNamesTheCaller(String own, String worker, boolean passes) {
    Map<String, Object> input =
        Map.of("idempotencyKey", new IdempotencyKey("assign-0001"), "workers", List.of(worker));
    if (passes) {
      assertThatCode(() -> screen(own, input)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> screen(own, input)).isInstanceOf(Fault.class);
    }
  }

  @Test
  void teamOfTheTokenIsTheIssuersToName() {
    Map<String, Object> input =
        Map.of("idempotencyKey", new IdempotencyKey("assign-0001"), "team", "anna-jensen");
    assertThatThrownBy(() -> screen("anna", input)).isInstanceOf(Fault.class);
    Actor member =
        new Actor(
            new WorkerId("anna"),
            Role.WORKER,
            new Municipality("0766"),
            Set.of(new TeamId("anna-jensen")));
    assertThatCode(() -> CodedField.screen(member, new Input(input))).doesNotThrowAnyException();
  }

  private static Map<String, Object> key(String value) {
    return Map.of("idempotencyKey", new IdempotencyKey(value));
  }

  private static void screen(String own, Map<String, Object> input) {
    Actor actor = new Actor(new WorkerId(own), Role.TEAMLEAD, new Municipality("0766"), Set.of());
    CodedField.screen(actor, new Input(input));
  }
}
