package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.BALLERUP;
import static dk.tillid.casework.Fieldwork.EXAMPLE;
import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static dk.tillid.casework.Fieldwork.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Role;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Attempts, contacts, observations, goals, bridges, measurements.
class WorkTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);
  private static final LocalDate SUNDAY = MONDAY.minusDays(1);

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final CaseId id = field.opened(OPENED);

  private SetGoal goal(LocalDate on, SetGoal.Aim aim) {
    return new SetGoal(field.worker, field.practice, id, on, aim);
  }

  private static SetGoal.Aim newGoal() {
    return new SetGoal.Aim.New(GoalType.OBTAIN_HOUSING, true, GoalStatus.ACTIVE);
  }

  private RecordBridge bridge(LocalDate on, Service service, BridgeStage stage) {
    return new RecordBridge(field.worker, field.practice, id, on, service, stage);
  }

  private MeasureEffect measure(LocalDate on, MeasurementKind kind) {
    return new MeasureEffect(
        field.worker, field.practice, id, on, kind, Set.of(), Answer.UNKNOWN, Answer.NO);
  }

  private RecordObservation observe(LocalDate on, Optional<Phase> phase) {
    return new RecordObservation(
        field.worker, field.practice, id, seen(on, Optional.of(HousingSituation.ROUGH)), phase);
  }

  private List<Function<LocalDate, Command>> everyRecording() {
    return List.of(
        on -> field.missedVisit(id, on),
        on -> field.contact(id, on, 30),
        on -> observe(on, Optional.empty()),
        on -> goal(on, newGoal()),
        on -> bridge(on, Service.GP, BridgeStage.OFFERED),
        on -> measure(on, MeasurementKind.BASELINE));
  }

  @Test
  void nothingIsRecordedOfTomorrowOrBeforeTheOpening() {
    for (Function<LocalDate, Command> recording : everyRecording()) {
      assertThat(field.run(recording.apply(MONDAY.plusDays(1))))
          .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
      assertThat(field.run(recording.apply(OPENED.minusDays(1))))
          .isEqualTo(refused(Refusal.DATE_BEFORE_OPENING));
      assertThat(field.ledger.lastChanges()).isEmpty();
      assertThat(field.run(recording.apply(OPENED))).isEqualTo(recorded(id, 0));
    }
  }

  @Test
  void nothingIsRecordedLaterThanTheBoundAllows() {
    field.ledger.today(OPENED.plusDays(93));
    for (Function<LocalDate, Command> recording : everyRecording()) {
      assertThat(field.run(recording.apply(OPENED))).isEqualTo(refused(Refusal.DATE_TOO_OLD));
    }
  }

  @Test
  void nothingIsRecordedInAClosedCase() {
    field.run(field.closing(id, MONDAY, ClosingReason.CITIZEN_WISH));
    for (Function<LocalDate, Command> recording : everyRecording()) {
      assertThat(field.run(recording.apply(MONDAY))).isEqualTo(refused(Refusal.CASE_CLOSED));
    }
  }

  @Test
  void listsDoNotGrowWithoutEnd() {
    Practice tight = new Practice(field.practice.rules(), field.practice.deadlines(), 92, 1, 30);
    field.practice = tight;
    for (Function<LocalDate, Command> recording : everyRecording()) {
      assertThat(field.run(recording.apply(MONDAY))).isInstanceOf(Outcome.CaseRecorded.class);
    }
    assertThat(field.run(field.missedVisit(id, MONDAY)))
        .isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    assertThat(field.run(goal(MONDAY, newGoal()))).isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    assertThat(field.run(observe(MONDAY, Optional.empty())))
        .isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    assertThat(field.run(bridge(MONDAY, Service.GP, BridgeStage.USING)))
        .isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    assertThat(field.run(measure(MONDAY, MeasurementKind.FOLLOW_UP)))
        .isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    for (int i = 1; i < ContactPage.SIZE; i++) {
      field.run(field.contact(id, MONDAY, 0));
    }
    assertThat(field.run(field.contact(id, MONDAY, 0)))
        .isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    assertThat(field.ledger.view().contacts(field.file(id))).hasSize(ContactPage.SIZE);
  }

  @Test
  void outOfReachAndMissingAreAnsweredAlike() {
    Fieldwork stranger = new Fieldwork(RUDERSDAL);
    Decision foreign = stranger.missedVisit(id, MONDAY).decide(field.ledger.view());
    Decision missing = field.missedVisit(new CaseId(7, 7), MONDAY).decide(field.ledger.view());
    assertThat(foreign).isEqualTo(missing).isEqualTo(Decision.notFound());
    var otherTeam = Fieldwork.actor(Role.WORKER, HEDENSTED, "syd");
    RecordContact own = field.contact(id, MONDAY, 10);
    assertThat(
            new RecordContact(otherTeam, own.practice(), id, own.contact())
                .decide(field.ledger.view()))
        .isEqualTo(Decision.notFound());
  }

  @Test
  void reachingTheCitizenIsTheFirstContactAlsoWhenDeclined() {
    field.run(field.missedVisit(id, OPENED));
    assertThat(field.file(id).course().episode().firstContactOn()).isEmpty();
    field.run(field.attempt(id, MONDAY, AttemptKind.CALL, AttemptResult.REACHED_DECLINED));
    assertThat(field.file(id).course().episode().firstContactOn()).contains(MONDAY);
    assertThat(field.file(id).open()).isTrue();
    field.run(field.contact(id, OPENED.plusDays(1), 10));
    assertThat(field.file(id).course().episode().firstContactOn()).contains(OPENED.plusDays(1));
  }

  @Test
  void firstContactAfterTheAimIsRecordedWithAWarning() {
    CaseId late = field.opened(OPENED, new Origin.Enquiry(field.received(OPENED)));
    CaseId timely = field.opened(OPENED, new Origin.Enquiry(field.received(OPENED)));
    assertThat(field.run(field.contact(late, OPENED.plusDays(8), 10)))
        .isEqualTo(recorded(late, 0, Warning.FIRST_CONTACT_AFTER_DEADLINE));
    assertThat(field.run(field.contact(late, OPENED.plusDays(9), 10))).isEqualTo(recorded(late, 1));
    assertThat(field.run(field.contact(timely, OPENED.plusDays(7), 10)))
        .isEqualTo(recorded(timely, 0));
  }

  @Test
  void workOnASundayWarnsOnlyWhereTheRulesNameWorkingDays() {
    assertThat(field.run(field.missedVisit(id, SUNDAY)))
        .isEqualTo(recorded(id, 0, Warning.OUTSIDE_SERVICE_HOURS));
    Fieldwork rudersdal = new Fieldwork(RUDERSDAL);
    CaseId there = rudersdal.opened(OPENED);
    assertThat(rudersdal.run(rudersdal.missedCall(there, SUNDAY))).isEqualTo(recorded(there, 0));
  }

  @Test
  void timeOverTheWeeksAimIsKeptWithAWarning() {
    assertThat(field.run(field.contact(id, MONDAY.minusDays(7), 100))).isEqualTo(recorded(id, 0));
    assertThat(field.run(field.contact(id, MONDAY.minusDays(3), 20))).isEqualTo(recorded(id, 1));
    assertThat(field.run(field.contact(id, MONDAY.minusDays(4), 1)))
        .isEqualTo(recorded(id, 2, Warning.HOURS_OVER_BUDGET, Warning.OVERRIDE_REASON_MISSING));
    assertThat(field.run(field.contact(id, MONDAY, 120))).isEqualTo(recorded(id, 3));
    assertThat(field.ledger.view().contacts(field.file(id)))
        .extracting(contact -> contact.minutes())
        .containsExactly(100, 20, 1, 120);
  }

  @Test
  void timeOverTheWeeksAimForACodedReasonIsKeptWithOneWarning() {
    RecordContact plain = field.contact(id, MONDAY, 121);
    Contact it = plain.contact();
    Contact reasoned =
        new Contact(
            it.on(),
            it.mode(),
            it.place(),
            it.minutes(),
            it.phase(),
            it.initiatedBy(),
            it.activities(),
            Optional.of(OverrideReason.CRISIS));
    assertThat(field.run(new RecordContact(field.worker, field.practice, id, reasoned)))
        .isEqualTo(recorded(id, 0, Warning.HOURS_OVER_BUDGET));
    assertThat(field.run(plain))
        .isEqualTo(recorded(id, 1, Warning.HOURS_OVER_BUDGET, Warning.OVERRIDE_REASON_MISSING));
    assertThat(field.ledger.view().contacts(field.file(id))).containsExactly(reasoned, it);
  }

  @Test
  void phaseLeftWithoutAMeasurementWarnsWhereTheRulesAskForOneAtItsExit() {
    Fieldwork ballerup = new Fieldwork(BALLERUP);
    CaseId there = ballerup.opened(OPENED);
    assertThat(enter(ballerup, there, OPENED, Phase.OUTREACH)).isEqualTo(recorded(there, 0));
    assertThat(enter(ballerup, there, OPENED, Phase.OUTREACH)).isEqualTo(recorded(there, 1));
    assertThat(enter(ballerup, there, OPENED.plusDays(1), Phase.CLARIFYING))
        .isEqualTo(recorded(there, 2, Warning.PHASE_LEFT_UNMEASURED));
    ballerup.run(
        new MeasureEffect(
            ballerup.worker,
            ballerup.practice,
            there,
            OPENED.plusDays(2),
            MeasurementKind.BASELINE,
            Set.of(),
            Answer.UNKNOWN,
            Answer.NO));
    assertThat(enter(ballerup, there, OPENED.plusDays(3), Phase.OUTREACH))
        .isEqualTo(recorded(there, 3));
    Fieldwork example = new Fieldwork(EXAMPLE);
    CaseId silent = example.opened(OPENED);
    enter(example, silent, OPENED, Phase.OUTREACH);
    assertThat(enter(example, silent, MONDAY, Phase.CLARIFYING)).isEqualTo(recorded(silent, 1));
  }

  private static Outcome enter(Fieldwork at, CaseId about, LocalDate on, Phase phase) {
    return at.run(
        new RecordObservation(
            at.worker, at.practice, about, seen(on, Optional.empty()), Optional.of(phase)));
  }

  @Test
  void weekCountsContactsOfEveryPage() {
    for (int i = 0; i < ContactPage.SIZE; i++) {
      field.run(field.contact(id, MONDAY, 3));
    }
    assertThat(field.run(field.contact(id, MONDAY, 24))).isEqualTo(recorded(id, 32));
    assertThat(field.ledger.lastChanges())
        .last()
        .isInstanceOfSatisfying(
            Change.ContactsWritten.class,
            written -> {
              assertThat(written.page().number()).isEqualTo(1);
              assertThat(written.fresh()).isEqualTo(1);
            });
    assertThat(field.run(field.contact(id, MONDAY, 1)))
        .isEqualTo(recorded(id, 33, Warning.HOURS_OVER_BUDGET, Warning.OVERRIDE_REASON_MISSING));
  }

  @Test
  void noBudgetIsEnforcedWhereNoneIsStated() {
    Fieldwork rudersdal = new Fieldwork(RUDERSDAL);
    CaseId there = rudersdal.opened(OPENED);
    assertThat(rudersdal.run(rudersdal.contact(there, MONDAY, 1440))).isEqualTo(recorded(there, 0));
  }

  @Test
  void phasesAreUsedOnlyWhereTheyAreStated() {
    assertThat(field.run(observe(MONDAY, Optional.of(Phase.CLOSING))))
        .isEqualTo(refused(Refusal.PHASES_NOT_IN_RULES, "phases"));
    assertThat(field.run(field.contact(id, MONDAY, 5, Optional.of(Phase.OUTREACH))))
        .isEqualTo(refused(Refusal.PHASES_NOT_IN_RULES, "phases"));
    Fieldwork example = new Fieldwork(EXAMPLE);
    CaseId there = example.opened(OPENED);
    assertThat(example.run(example.contact(there, MONDAY, 5, Optional.of(Phase.OUTREACH))))
        .isEqualTo(recorded(there, 0));
    for (Phase phase : List.of(Phase.STABILISING, Phase.OUTREACH)) {
      assertThat(
              example.run(
                  new RecordObservation(
                      example.worker,
                      example.practice,
                      there,
                      seen(MONDAY, Optional.empty()),
                      Optional.of(phase))))
          .isInstanceOf(Outcome.CaseRecorded.class);
    }
    assertThat(example.file(there).course().phases())
        .containsExactly(
            new PhaseEntry(Phase.STABILISING, MONDAY), new PhaseEntry(Phase.OUTREACH, MONDAY));
    assertThat(example.file(there).course().observations()).isEmpty();
  }

  @Test
  void observationOfNothingIsMalformed() {
    assertThatThrownBy(() ->
            new RecordObservation(
                field.worker, field.practice, id, seen(MONDAY, Optional.empty()), Optional.empty()))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void goalKeepsItsTypeAndDayWhenItsStatusMoves() {
    field.run(goal(OPENED.plusDays(2), newGoal()));
    SetGoal.Aim reached = new SetGoal.Aim.Status(0, GoalStatus.REACHED);
    assertThat(field.run(goal(OPENED.plusDays(1), reached)))
        .isEqualTo(refused(Refusal.DATE_BEFORE_OPENING));
    assertThat(field.run(goal(MONDAY, reached))).isEqualTo(recorded(id, 0));
    assertThat(field.file(id).course().goals())
        .containsExactly(
            new Goal(
                GoalType.OBTAIN_HOUSING, OPENED.plusDays(2), true, GoalStatus.REACHED, MONDAY));
  }

  @Test
  void statusOfAGoalThatIsNotThereIsNotFound() {
    for (int index : new int[] {-1, 0}) {
      assertThat(
              goal(MONDAY, new SetGoal.Aim.Status(index, GoalStatus.DROPPED))
                  .decide(field.ledger.view()))
          .isEqualTo(Decision.notFound());
    }
  }

  @Test
  void bridgeToOneServiceGrowsStepByStep() {
    field.run(bridge(OPENED, Service.GP, BridgeStage.OFFERED));
    assertThat(field.run(bridge(MONDAY, Service.JOB_CENTRE, BridgeStage.OFFERED)))
        .isEqualTo(recorded(id, 1));
    assertThat(field.run(bridge(MONDAY, Service.GP, BridgeStage.USING))).isEqualTo(recorded(id, 0));
    assertThat(field.file(id).course().bridges())
        .extracting(Bridge::stage)
        .containsExactly(BridgeStage.USING, BridgeStage.OFFERED);
    assertThat(field.file(id).course().bridges().getFirst().steps()).hasSize(2);
  }

  @Test
  void baselineIsMeasuredOnceAnEpisode() {
    assertThat(field.run(measure(OPENED, MeasurementKind.BASELINE))).isEqualTo(recorded(id, 0));
    assertThat(field.run(measure(MONDAY, MeasurementKind.BASELINE)))
        .isEqualTo(refused(Refusal.BASELINE_EXISTS));
    field.run(field.closing(id, MONDAY, ClosingReason.CITIZEN_WISH));
    field.run(field.reopening(id, MONDAY));
    assertThat(field.run(measure(MONDAY, MeasurementKind.BASELINE))).isEqualTo(recorded(id, 1));
  }

  @Test
  void followUpIsMeasuredAlsoAfterTheClosing() {
    assertThat(field.run(measure(MONDAY, MeasurementKind.FOLLOW_UP)))
        .isEqualTo(recorded(id, 0, Warning.BASELINE_MISSING));
    field.run(measure(MONDAY, MeasurementKind.BASELINE));
    field.run(field.closing(id, MONDAY, ClosingReason.CITIZEN_WISH));
    field.ledger.today(MONDAY.plusDays(60));
    assertThat(field.run(measure(MONDAY.plusDays(60), MeasurementKind.FOLLOW_UP)))
        .isEqualTo(recorded(id, 2));
  }

  @Test
  void ownOutreachHasNoDeadlineToMiss() {
    CaseId met = field.opened(OPENED, new Origin.Met(ReferralSource.OWN_OUTREACH));
    assertThat(field.run(field.contact(met, MONDAY, 5))).isEqualTo(recorded(met, 0));
  }
}
