package dk.tillid.effect;

import static dk.tillid.domain.code.CompletenessItem.BASELINE;
import static dk.tillid.domain.code.CompletenessItem.FOLLOW_UP;
import static dk.tillid.domain.code.CompletenessItem.FREQUENCY;
import static dk.tillid.domain.code.CompletenessItem.HOUSING;
import static dk.tillid.domain.code.CompletenessItem.INCOME;
import static dk.tillid.domain.code.CompletenessItem.PHASE;
import static dk.tillid.domain.code.CompletenessItem.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Course;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.CaseStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.PlaceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletenessTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  private record Contacts(List<LocalDate> on) implements ContactTally {
    @Override
    public int[][] byModeAndMonth(Municipality municipality, int year) {
      return new int[0][0];
    }

    @Override
    public int[] days(CaseId id) {
      return on.stream().mapToInt(Days::number).toArray();
    }
  }

  private static Completeness of(CaseFile file, LocalDate... contacts) {
    return Completeness.of(List.of(file), new Contacts(List.of(contacts)), true);
  }

  @Test
  void demandsGrowWithTheStage() {
    CaseFile registered = Cases.file(Course.begin(Cases.episode(MONDAY)));
    assertThat(of(registered).stage()).isEqualTo(CaseStage.REGISTERED);
    assertThat(of(registered).asked()).containsExactly(WORKER);
    CaseFile attempted = registered.with(registered.course().with(inVain()));
    assertThat(of(attempted).stage()).isEqualTo(CaseStage.ATTEMPTED);
    assertThat(of(attempted).asked()).containsExactly(WORKER);
    CaseFile reached = Cases.reached(MONDAY);
    assertThat(of(reached, MONDAY, MONDAY).stage()).isEqualTo(CaseStage.REACHED);
    assertThat(of(reached, MONDAY).asked()).containsExactly(WORKER, HOUSING);
    assertThat(of(reached, MONDAY, TUESDAY).stage()).isEqualTo(CaseStage.ENGAGED);
    assertThat(of(reached, MONDAY, TUESDAY).asked())
        .containsExactly(WORKER, HOUSING, INCOME, FREQUENCY, PHASE, BASELINE);
    Completeness closed = of(Cases.closed(reached, TUESDAY), MONDAY, TUESDAY);
    assertThat(closed.stage()).isEqualTo(CaseStage.CLOSING);
    assertThat(closed.asked()).contains(FOLLOW_UP).hasSize(7);
  }

  private static Attempt inVain() {
    return new Attempt(
        0, MONDAY, AttemptKind.CALL, PlaceKind.UNKNOWN, false, AttemptResult.NOT_REACHED);
  }

  @Test
  void whoDeclinedOrWasNeverEngagedIsAskedNothingMore() {
    CaseFile reached = Cases.reached(MONDAY);
    CaseFile declined =
        reached.with(
            reached
                .course()
                .withEpisode(
                    reached
                        .course()
                        .episode()
                        .closed(Cases.closure(MONDAY, ClosingReason.DECLINED_FIRST_CONTACT))));
    assertThat(of(declined, MONDAY).asked()).containsExactly(WORKER);
    assertThat(of(Cases.closed(reached, TUESDAY), MONDAY).asked()).containsExactly(WORKER, HOUSING);
  }

  @Test
  void anAnswerRaisesTheFigureAndUnknownIsOne() {
    CaseFile reached = Cases.reached(MONDAY);
    assertThat(of(reached, MONDAY).percent()).isZero();
    assertThat(of(reached, MONDAY).missing()).containsExactly(WORKER, HOUSING);
    CaseFile unknown = Cases.housed(reached, MONDAY, HousingSituation.UNKNOWN);
    assertThat(of(unknown, MONDAY).percent()).isEqualTo(50);
    assertThat(of(unknown, MONDAY).missing()).containsExactly(WORKER);
  }

  @Test
  void anObservationOfAnAbsorbedCaseAnswersToo() {
    CaseFile surviving = Cases.reached(MONDAY);
    CaseFile absorbed = Cases.housed(surviving, MONDAY, HousingSituation.ROUGH);
    Contacts contacts = new Contacts(List.of(MONDAY));
    assertThat(Completeness.of(List.of(surviving, absorbed), contacts, true).answered())
        .containsExactly(HOUSING);
  }

  @Test
  void teamsAreToldByNameAndAddTheirCasesUp() {
    CaseFile reached = Cases.reached(MONDAY);
    Completeness half = of(Cases.housed(reached, MONDAY, HousingSituation.UNKNOWN), MONDAY);
    Completeness none = of(reached, MONDAY);
    List<TeamCompleteness> teams =
        TeamCompleteness.of(
            Stream.of(
                new TeamCompleteness.Entry(new TeamId("syd"), half),
                new TeamCompleteness.Entry(new TeamId("nord"), none),
                new TeamCompleteness.Entry(new TeamId("syd"), none)));
    assertThat(teams).extracting(it -> it.team().value()).containsExactly("nord", "syd");
    TeamCompleteness south = teams.getLast();
    assertThat(south.cases()).isEqualTo(2);
    assertThat(south.asked()).isEqualTo(4);
    assertThat(south.answered()).isOne();
    assertThat(south.percent()).isEqualTo(25);
    assertThat(south.stages().get(CaseStage.REACHED.ordinal()).count()).isEqualTo(2);
    assertThat(south.items().get(HOUSING.ordinal()))
        .isEqualTo(new TeamCompleteness.Row(HOUSING, 2, 1));
  }
}
