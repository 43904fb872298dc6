package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Change;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The movements as the team lead reads them.
class MovementOperationsTest {
  private static final String EVERYTHING =
      """
      { movements(municipality: "0766", length: QUARTER, year: 2026, quarter: 1, periods: 2%s) {
        marking(lang: EN) periods { length year quarter first last
          seen { total flow stock returners }
          caseload { persons episodes opened closed closedBy { code label count } leavers stayers }
          enquiries { total outcomes { code label(lang: EN) count } }
          steps { enquired attempted reached engaged unableToLocate lostContact
            declinedAtFirstContact declinedLater
            attempts { total beforeEngagement } contacts { total beforeEngagement } }
          bridges { offered introduced attained
            services { service offered introduced attained } }
          isolation { broken by { code count } }
          followUps { measuredByClosing measuredLater missing days { shortest median longest }
            usesNewService { yes no unknown missing } usesSociety { yes no unknown missing }
            isolationBroken { yes no unknown missing } } } } }
      """;

  private final Desk desk = new Desk();

  @Test
  void everyFieldIsToldForEveryPeriod() {
    String handle = desk.open(Desk.anna(), "syd");
    desk.contact(Desk.anna(), handle, 10);
    JsonNode answer = desk.data(Desk.lead(), EVERYTHING.formatted("")).path("movements");
    assertThat(answer.path("marking").asText()).contains("Not for publication");
    JsonNode now = answer.at("/periods/1");
    assertThat(now.path("first").asText()).isEqualTo("2026-01-01");
    assertThat(now.path("last").asText()).isEqualTo("2026-03-11");
    assertThat(now.at("/seen/flow").asInt()).isOne();
    assertThat(now.at("/caseload/stayers").asInt()).isOne();
    assertThat(now.at("/steps/contacts/beforeEngagement").asInt()).isOne();
    assertThat(now.at("/caseload/closedBy")).hasSize(13);
    assertThat(now.at("/followUps/days").isNull()).isTrue();
    assertThat(answer.at("/periods/0/seen/total").asInt()).isZero();
  }

  @Test
  void oneEntryWithoutSubjectIsInTheTrail() {
    desk.open(Desk.anna(), "syd");
    int before = desk.ledger.requests().size();
    desk.data(Desk.lead(), EVERYTHING.formatted(""));
    assertThat(desk.ledger.requests()).hasSize(before + 1);
    assertThat(desk.ledger.requests().getLast().operation()).isEqualTo(Operation.MOVEMENTS);
    assertThat(desk.ledger.requests().getLast().purpose()).isEqualTo(Purpose.ANNUAL_REPORT);
    assertThat(desk.ledger.subjects().getLast()).isEmpty();
  }

  @Test
  void traitsNarrowThePersonsAndNeverTheEnquiries() {
    desk.open(Desk.anna(), "syd");
    desk.data(
        Desk.anna(),
        """
        mutation { registerReferral(input: {idempotencyKey: "%s", team: "syd", source: SELF,
          receivedOn: "2026-03-02", channel: PHONE}) { __typename } }
        """
            .formatted(desk.key()));
    assertThat(persons("gender: MALE, ageBand: A36_45, targetGroups: [HOMELESS]")).isOne();
    assertThat(persons("gender: FEMALE")).isZero();
    assertThat(persons("ageBand: OVER_65")).isZero();
    assertThat(persons("targetGroups: [HOMELESS, VISIBLE_DISTRESS]")).isZero();
    JsonNode none =
        desk.data(Desk.lead(), EVERYTHING.formatted(", where: {gender: FEMALE}"))
            .at("/movements/periods/1");
    assertThat(none.at("/enquiries/total").asInt()).isOne();
    assertThat(none.at("/enquiries/outcomes/0/code").asText()).isEqualTo("OPEN");
    assertThat(none.at("/enquiries/outcomes/0/count").asInt()).isOne();
  }

  private int persons(String where) {
    return desk.data(Desk.lead(), EVERYTHING.formatted(", where: {" + where + "}"))
        .at("/movements/periods/1/caseload/persons")
        .asInt();
  }

  @Test
  void mergedCasesAreOnePersonWithTheContactsOfBoth() {
    for (int i = 0; i < 2; i++) {
      desk.contact(Desk.anna(), desk.open(Desk.anna(), "syd"), 10);
    }
    assertThat(persons("")).isEqualTo(2);
    List<CaseFile> files = desk.ledger.view().caseFiles();
    CaseFile stays = files.getFirst();
    CaseFile goes = files.getLast();
    desk.ledger.given(
        new Change.CaseWritten(
            stays.with(
                new Merger.Surviving(
                    List.of(new Merger.Absorbed(goes.id(), Desk.TODAY, false, 0))))),
        new Change.CaseWritten(goes.with(new Merger.Within(stays.id(), Desk.TODAY, List.of()))));
    JsonNode merged = desk.data(Desk.lead(), EVERYTHING.formatted("")).at("/movements/periods/1");
    assertThat(merged.at("/caseload/persons").asInt()).isOne();
    assertThat(merged.at("/caseload/episodes").asInt()).isEqualTo(2);
    assertThat(merged.at("/seen/total").asInt()).isOne();
    assertThat(merged.at("/steps/contacts/total").asInt()).isEqualTo(2);
  }

  @Test
  void wrongPeriodsAreInvalid() {
    for (String wrong :
        new String[] {
          "length: QUARTER, year: 2026",
          "length: QUARTER, year: 2026, quarter: 2",
          "length: YEAR, year: 2026, quarter: 1",
          "length: YEAR, year: 2027",
          "length: YEAR, year: 2026, periods: 21"
        }) {
      String query = "{ movements(municipality: \"0766\", %s) { marking } }".formatted(wrong);
      assertThat(Desk.code(desk.ask(Desk.lead(), query))).as(wrong).isEqualTo("INVALID_VALUE");
    }
  }
}
