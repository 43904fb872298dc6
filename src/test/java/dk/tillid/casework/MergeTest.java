package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.TEAM;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Note;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
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
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Merging two cases of one person, and undoing it.
class MergeTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);

  private final Fieldwork field = new Fieldwork(HEDENSTED);
  private final CaseId first = plain();
  private final CaseId second = plain();
  private final CaseId third = plain();

  /// A case whose citizen did not ask for anonymity.
  private CaseId plain() {
    CaseId id = field.opened(OPENED);
    anonymous(id, false);
    return id;
  }

  private void anonymous(CaseId id, boolean anonymous) {
    CaseFile file = field.file(id);
    field.ledger.given(new Change.CaseWritten(file.with(file.traits().withAnonymity(anonymous))));
  }

  private boolean anonymous(CaseId id) {
    return field.file(id).traits().anonymousInDialogue();
  }

  private Outcome merge(CaseId surviving, CaseId absorbed) {
    return field.run(new MergeCases(field.lead, field.practice, surviving, absorbed));
  }

  private Outcome undo(CaseId absorbed) {
    return field.run(new UndoMerge(field.lead, field.practice, absorbed));
  }

  private List<CaseId> person(CaseId id) {
    return Person.of(field.ledger.view(), field.file(id)).files().stream()
        .map(CaseFile::id)
        .toList();
  }

  /// What is read while a merger is undone can hold one side from before it: half a merger joins
  /// nobody, or one citizen's code would open another's case.
  @Test
  void aMergerThatOneSideAloneTellsJoinsNobody() {
    CaseFile apart = field.file(second);
    merge(first, second);
    field.ledger.given(new Change.CaseWritten(apart));
    assertThat(field.file(first).merger().absorbed()).hasSize(1);
    assertThat(person(first)).containsExactly(first);
    assertThat(person(second)).containsExactly(second);
  }

  @Test
  void mergedCasesAreOnePersonFromEitherSide() {
    assertThat(merge(first, second)).isEqualTo(recorded(first, 0));
    assertThat(person(first)).isEqualTo(person(second)).containsExactly(first, second);
    assertThat(field.file(second).merged()).isTrue();
    assertThat(field.file(first).merged()).isFalse();
    assertThat(person(third)).containsExactly(third);
  }

  @Test
  void correctionCannotTakeAwayTheAnonymityThatAnAbsorbedCaseDemands() {
    anonymous(second, true);
    merge(first, second);
    wish(first, false);
    assertThat(anonymous(first)).isTrue();
    undo(second);
    wish(first, false);
    assertThat(anonymous(first)).isFalse();
  }

  private void wish(CaseId id, boolean anonymous) {
    CorrectTraits.Correction correction =
        new CorrectTraits.Correction(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(anonymous));
    field.run(new CorrectTraits(field.worker, field.practice, id, correction));
  }

  @Test
  void closedCasesMergeToo() {
    field.run(field.closing(first, MONDAY, ClosingReason.SELF_RELIANT));
    field.run(field.closing(second, MONDAY, ClosingReason.MOVED_AWAY));
    assertThat(merge(first, second)).isEqualTo(recorded(first, 0));
    assertThat(merge(third, first)).isEqualTo(recorded(third, 0));
  }

  @Test
  void bothCasesAreNamedByTheDecision() {
    Decision merged =
        new MergeCases(field.lead, field.practice, first, second).decide(field.ledger.view());
    assertThat(merged.subjects()).containsExactly(first, second);
    merge(first, second);
    Decision undone = new UndoMerge(field.lead, field.practice, second).decide(field.ledger.view());
    assertThat(undone.subjects()).containsExactly(second, first);
  }

  @Test
  void caseIsMergedOnceAndNotWithItself() {
    assertThat(merge(first, first)).isEqualTo(refused(Refusal.SAME_CASE));
    merge(first, second);
    assertThat(merge(first, second)).isEqualTo(refused(Refusal.CASE_MERGED));
    assertThat(merge(third, second)).isEqualTo(refused(Refusal.CASE_MERGED));
    assertThat(merge(second, third)).isEqualTo(refused(Refusal.CASE_MERGED));
    assertThat(field.ledger.lastChanges()).isEmpty();
  }

  @Test
  void casesOfAPersonDoNotGrowWithoutEnd() {
    Practice tight = new Practice(field.practice.rules(), field.practice.deadlines(), 92, 1, 30);
    merge(first, second);
    assertThat(field.run(new MergeCases(field.lead, tight, first, third)))
        .isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
  }

  @Test
  void foreignAndUnknownCasesAreAnsweredAlike() {
    Actor elsewhere = Fieldwork.actor(Role.TEAMLEAD, RUDERSDAL, "nord");
    CaseId unknown = new CaseId(-7, -7);
    merge(first, second);
    for (Command command :
        List.of(
            new MergeCases(elsewhere, field.practice, first, third),
            new MergeCases(field.lead, field.practice, unknown, third),
            new MergeCases(field.lead, field.practice, first, unknown),
            new UndoMerge(elsewhere, field.practice, second),
            new UndoMerge(field.lead, field.practice, unknown))) {
      assertThat(command.decide(field.ledger.view())).isEqualTo(Decision.notFound());
    }
  }

  @Test
  void noWorkGoesOnInAnAbsorbedCase() {
    merge(first, second);
    CaseFile before = field.file(second);
    assertThat(work(second))
        .allSatisfy(command -> {
          assertThat(field.run(command)).isEqualTo(refused(Refusal.CASE_MERGED));
          assertThat(field.file(second)).isEqualTo(before);
        });
    assertThat(work(first).map(field::run).filter(it -> it.equals(refused(Refusal.CASE_MERGED))))
        .as("the surviving case is worked in")
        .isEmpty();
  }

  private Stream<Command> work(CaseId id) {
    return Stream.of(
        field.attempt(id, MONDAY, AttemptKind.CALL, AttemptResult.NOT_REACHED),
        field.contact(id, MONDAY, 30),
        new RecordObservation(
            field.worker,
            field.practice,
            id,
            Fieldwork.seen(MONDAY, Optional.of(HousingSituation.ROUGH)),
            Optional.empty()),
        new SetGoal(
            field.worker,
            field.practice,
            id,
            MONDAY,
            new SetGoal.Aim.New(GoalType.KEEP_HOME, true, GoalStatus.ACTIVE)),
        new RecordBridge(field.worker, field.practice, id, MONDAY, Service.GP, BridgeStage.OFFERED),
        new MeasureEffect(
            field.worker,
            field.practice,
            id,
            MONDAY,
            MeasurementKind.BASELINE,
            Set.of(),
            Answer.NO,
            Answer.NO),
        new AssignCase(field.lead, field.practice, id, TEAM, List.of()),
        field.closing(id, MONDAY, ClosingReason.SELF_RELIANT),
        field.reopening(id, MONDAY));
  }

  @Test
  void absorbedCaseIsOnNoDueList() {
    List<CaseFile> files = List.of(field.file(first), field.file(second));
    assertThat(Today.of(field.practice, field.ledger.view(), files, List.of()).due()).hasSize(2);
    merge(first, second);
    List<CaseFile> merged = List.of(field.file(first), field.file(second));
    assertThat(Today.of(field.practice, field.ledger.view(), merged, List.of()).due())
        .singleElement()
        .isInstanceOfSatisfying(
            Today.OpenCase.class, it -> assertThat(it.file().id()).isEqualTo(first));
  }

  @Test
  void weeksTimeIsThePersons() {
    field.run(field.contact(second, MONDAY, 100));
    assertThat(field.run(field.contact(first, MONDAY, 10))).isEqualTo(recorded(first, 0));
    merge(first, second);
    assertThat(field.run(field.contact(first, MONDAY, 20)))
        .isEqualTo(recorded(first, 1, Warning.HOURS_OVER_BUDGET, Warning.OVERRIDE_REASON_MISSING));
    assertThat(
            Today.openCase(field.practice, field.ledger.view(), field.file(first))
                .week()
                .minutesUsed())
        .isEqualTo(130);
  }

  @Test
  void undoGivesTheAbsorbedCaseBackAsItWas() {
    field.run(field.contact(second, MONDAY, 30));
    CaseFile before = field.file(second);
    merge(first, second);
    field.run(field.contact(first, MONDAY, 20));
    assertThat(undo(second)).isEqualTo(recorded(second, 0));
    assertThat(field.file(second)).isEqualTo(before);
    assertThat(field.file(first).contacts().count()).isEqualTo(1);
    assertThat(person(first)).containsExactly(first);
    assertThat(field.run(field.contact(second, MONDAY, 30))).isEqualTo(recorded(second, 1));
    assertThat(undo(second)).isEqualTo(refused(Refusal.CASE_NOT_MERGED));
    assertThat(undo(first)).isEqualTo(refused(Refusal.CASE_NOT_MERGED));
  }

  @Test
  void undoIsPossibleThroughTheLastDayOfItsPeriod() {
    merge(first, second);
    field.ledger.today(MONDAY.plusDays(Practice.UNDO_MERGE_DAYS + 1));
    assertThat(undo(second)).isEqualTo(refused(Refusal.UNDO_PERIOD_OVER));
    field.ledger.today(MONDAY.plusDays(Practice.UNDO_MERGE_DAYS));
    assertThat(undo(second)).isEqualTo(recorded(second, 0));
  }

  @Test
  void caseThatAbsorbedOthersTakesThemAlong() {
    merge(second, third);
    CaseFile before = field.file(second);
    merge(first, second);
    assertThat(person(third)).isEqualTo(person(first)).containsExactly(first, second, third);
    assertThat(undo(third)).as("the outermost first").isEqualTo(refused(Refusal.CASE_MERGED));
    assertThat(undo(second)).isEqualTo(recorded(second, 0));
    assertThat(field.file(second)).isEqualTo(before);
    assertThat(person(third)).containsExactly(second, third);
    assertThat(undo(third)).isEqualTo(recorded(third, 0));
    assertThat(person(third)).containsExactly(third);
  }

  @Test
  void stricterWishForAnonymitySurvivesWhileSomebodyAsksForIt() {
    anonymous(second, true);
    anonymous(third, true);
    merge(first, second);
    assertThat(anonymous(first)).isTrue();
    merge(first, third);
    undo(second);
    assertThat(anonymous(first)).as("the third still asks for it").isTrue();
    undo(third);
    assertThat(anonymous(first)).isFalse();
    assertThat(anonymous(second)).isTrue();
  }

  @Test
  void orderOfUndoingDoesNotChangeTheWish() {
    anonymous(second, true);
    merge(first, second);
    merge(first, third);
    undo(second);
    assertThat(anonymous(first)).isFalse();
    undo(third);
    assertThat(anonymous(first)).isFalse();
  }

  @Test
  void ownWishForAnonymityOutlivesEveryMerger() {
    anonymous(first, true);
    merge(first, second);
    undo(second);
    assertThat(anonymous(first)).isTrue();
    anonymous(second, true);
    merge(first, second);
    undo(second);
    assertThat(anonymous(first)).isTrue();
  }

  @Test
  void wishExpressedSinceIsNotUndoneByACaseThatNeverHadIt() {
    merge(first, second);
    anonymous(first, true);
    undo(second);
    assertThat(anonymous(first)).isTrue();
  }

  @Test
  void wishExpressedSinceOutlivesTheUndoingOfACaseThatHadItToo() {
    anonymous(second, true);
    merge(first, second);
    wish(first, true);
    merge(first, third);
    undo(second);
    assertThat(anonymous(first)).isTrue();
    undo(third);
    assertThat(anonymous(first)).isTrue();
  }

  @Test
  void wishGivenUpSinceDoesNotComeBackWithAnUndoing() {
    anonymous(first, true);
    anonymous(second, true);
    merge(first, second);
    wish(first, false);
    undo(second);
    assertThat(anonymous(first)).isFalse();
    assertThat(anonymous(second)).isTrue();
  }

  @Test
  void noteOfAMergedCaseCanBeRemovedAndNotSet() {
    Optional<Note> note = Optional.of(new Note("ringer selv"));
    field.ledger.given(new Change.CaseWritten(field.file(second).withNote(note)));
    merge(first, second);
    assertThat(field.run(new SetNote(field.worker, field.practice, second, note)))
        .isEqualTo(refused(Refusal.CASE_MERGED));
    assertThat(field.run(new SetNote(field.worker, field.practice, second, Optional.empty())))
        .isEqualTo(recorded(second, 0));
    assertThat(field.file(second).note()).isEmpty();
  }
}
