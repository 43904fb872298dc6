package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.EXAMPLE;
import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.UNSTATED;
import static dk.tillid.casework.Fieldwork.recorded;
import static dk.tillid.casework.Fieldwork.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.rules.Practice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Team reviews, complaints, safety events and formal decisions. For what is told outside the team
/// see [ConfidentialityTest].
class ProceedingsTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);

  private final Fieldwork field = new Fieldwork(RUDERSDAL);
  private final CaseId id = field.opened(OPENED);

  private static RecordTeamReview review(Fieldwork at, CaseId about, LocalDate on, int workers) {
    return new RecordTeamReview(at.worker, at.practice, about, on, workers);
  }

  private static RecordComplaint complaint(
      Fieldwork at, CaseId about, LocalDate on, ComplaintForm form) {
    return new RecordComplaint(
        at.worker, at.practice, about, on, new RecordComplaint.Step.New(form));
  }

  private static RecordComplaint status(
      Fieldwork at, CaseId about, LocalDate on, int index, ComplaintStatus status) {
    return new RecordComplaint(
        at.worker, at.practice, about, on, new RecordComplaint.Step.Status(index, status));
  }

  private static RecordSafetyEvent danger(
      Fieldwork at, CaseId about, SafetyEventKind kind, SafetyActor actor) {
    return new RecordSafetyEvent(at.worker, at.practice, about, MONDAY, kind, actor);
  }

  private static RecordFormalDecision decision(Fieldwork at, CaseId about, LocalDate on) {
    return new RecordFormalDecision(at.worker, at.practice, about, on, FormalDecisionKind.GRANTED);
  }

  private List<Function<LocalDate, Command>> everyRecording() {
    return List.of(
        on -> review(field, id, on, 1),
        on -> complaint(field, id, on, ComplaintForm.WRITTEN),
        on ->
            new RecordSafetyEvent(
                field.worker,
                field.practice,
                id,
                on,
                SafetyEventKind.DANGER_TO_SELF,
                SafetyActor.POLICE),
        on -> decision(field, id, on));
  }

  @Test
  void nothingIsRecordedOfTomorrowOrBeforeTheOpening() {
    for (Function<LocalDate, Command> recording : everyRecording()) {
      assertThat(field.run(recording.apply(MONDAY.plusDays(1))))
          .isEqualTo(refused(Refusal.DATE_IN_FUTURE));
      assertThat(field.run(recording.apply(OPENED.minusDays(1))))
          .isEqualTo(refused(Refusal.DATE_BEFORE_OPENING));
      assertThat(field.run(recording.apply(OPENED))).isEqualTo(recorded(id, 0));
    }
  }

  @Test
  void listsDoNotGrowWithoutEnd() {
    field.practice = new Practice(field.practice.rules(), field.practice.deadlines(), 92, 1, 30);
    for (Function<LocalDate, Command> recording : everyRecording()) {
      assertThat(field.run(recording.apply(OPENED))).isEqualTo(recorded(id, 0));
      assertThat(field.run(recording.apply(OPENED))).isEqualTo(refused(Refusal.TOO_MANY_ENTRIES));
    }
  }

  @Test
  void outOfReachAndMissingAreAnsweredAlike() {
    Fieldwork stranger = new Fieldwork(HEDENSTED);
    assertThat(review(stranger, id, MONDAY, 1).decide(field.ledger.view()))
        .isEqualTo(review(field, new CaseId(7, 7), MONDAY, 1).decide(field.ledger.view()))
        .isEqualTo(Decision.notFound());
  }

  @Test
  void closedCaseTakesEverythingButATeamReview() {
    field.run(field.closing(id, MONDAY, ClosingReason.SELF_RELIANT));
    List<Function<LocalDate, Command>> recordings = everyRecording();
    assertThat(field.run(recordings.getFirst().apply(MONDAY)))
        .isEqualTo(refused(Refusal.CASE_CLOSED));
    recordings.stream()
        .skip(1)
        .forEach(it -> assertThat(field.run(it.apply(MONDAY))).isEqualTo(recorded(id, 0)));
  }

  @Test
  void teamTakesACaseByOneOrTwoWorkersAsItsRulesAllow(@TempDir Path folder) {
    assertThat(field.run(review(field, id, OPENED, 2))).isEqualTo(recorded(id, 0));
    assertThat(field.file(id).proceedings().teamReviews())
        .containsExactly(new Proceedings.TeamReview(OPENED, 2));
    for (int workers : new int[] {0, 3}) {
      assertThatThrownBy(() -> review(field, id, MONDAY, workers).decide(field.ledger.view()))
          .isInstanceOf(Rejected.class);
    }
    Fieldwork alone =
        RuleFiles.stating(
            folder,
            "\"workersPerCase\": {\"least\": 1, \"most\": 1, \"da\": \"d\", \"en\": \"e\"}");
    CaseId there = alone.opened(MONDAY);
    assertThat(alone.run(review(alone, there, MONDAY, 2)))
        .isEqualTo(refused(Refusal.TOO_MANY_WORKERS, "workersPerCase"));
    assertThat(alone.run(review(alone, there, MONDAY, 1))).isEqualTo(recorded(there, 0));
  }

  @Test
  void firstReviewAfterTheTeamHasMetWarnsWhereTheRulesSayHowOften() {
    // Two meetings a week: one within every four days.
    CaseId late = field.opened(OPENED);
    assertThat(field.run(review(field, id, OPENED.plusDays(4), 1))).isEqualTo(recorded(id, 0));
    assertThat(field.run(review(field, late, OPENED.plusDays(5), 1)))
        .isEqualTo(recorded(late, 0, Warning.TEAM_REVIEW_LATE));
    assertThat(field.run(review(field, late, MONDAY, 2))).isEqualTo(recorded(late, 1));
    Fieldwork silent = new Fieldwork(UNSTATED);
    CaseId there = silent.opened(OPENED);
    assertThat(silent.run(review(silent, there, MONDAY, 1))).isEqualTo(recorded(there, 0));
  }

  @Test
  void complaintIsRefusedOnlyWhereTheRulesSayThatThereIsNone() {
    Fieldwork hedensted = new Fieldwork(HEDENSTED);
    CaseId there = hedensted.opened(OPENED);
    for (ComplaintForm form : ComplaintForm.values()) {
      assertThat(hedensted.run(complaint(hedensted, there, MONDAY, form)))
          .isEqualTo(refused(Refusal.COMPLAINT_NOT_POSSIBLE, "complaint"));
    }
    assertThat(hedensted.file(there).proceedings().complaints()).isEmpty();
    for (String municipality : List.of(RUDERSDAL, UNSTATED, EXAMPLE)) {
      Fieldwork team = new Fieldwork(municipality);
      CaseId taken = team.opened(OPENED);
      assertThat(team.run(complaint(team, taken, MONDAY, ComplaintForm.WRITTEN)))
          .isEqualTo(recorded(taken, 0));
    }
  }

  @Test
  void helpToWriteIsOfferedWithAnOralComplaintWhereTheRulesOfferIt() {
    Fieldwork example = new Fieldwork(EXAMPLE);
    CaseId there = example.opened(OPENED);
    assertThat(example.run(complaint(example, there, MONDAY, ComplaintForm.ORAL)))
        .isEqualTo(recorded(there, 0, Warning.HELP_TO_WRITE_OFFERED));
    assertThat(
            example.run(complaint(example, there, MONDAY, ComplaintForm.ORAL_WITH_HELP_TO_WRITE)))
        .isEqualTo(recorded(there, 1));
    assertThat(field.run(complaint(field, id, MONDAY, ComplaintForm.ORAL)))
        .isEqualTo(recorded(id, 0));
  }

  @Test
  void complaintKeepsItsDayAndFormWhenItsStatusMoves() {
    field.run(complaint(field, id, OPENED.plusDays(2), ComplaintForm.ORAL));
    assertThat(field.run(status(field, id, OPENED.plusDays(1), 0, ComplaintStatus.ANSWERED)))
        .isEqualTo(refused(Refusal.DATE_BEFORE_COMPLAINT));
    assertThat(field.run(status(field, id, MONDAY, 0, ComplaintStatus.PASSED_ON)))
        .isEqualTo(recorded(id, 0));
    assertThat(field.file(id).proceedings().complaints())
        .containsExactly(
            new Proceedings.Complaint(
                OPENED.plusDays(2), ComplaintForm.ORAL, ComplaintStatus.PASSED_ON, MONDAY));
    for (int index : new int[] {-1, 1}) {
      assertThat(
              status(field, id, MONDAY, index, ComplaintStatus.ANSWERED)
                  .decide(field.ledger.view()))
          .isEqualTo(Decision.notFound());
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyThoseInterveneWhomTheRulesName(SafetyActor actor) {
    boolean named = actor == SafetyActor.OWN_DOCTOR || actor == SafetyActor.POLICE;
    Outcome outcome = field.run(danger(field, id, SafetyEventKind.DANGER_TO_SELF, actor));
    assertThat(outcome)
        .isEqualTo(named ? recorded(id, 0) : refused(Refusal.INTERVENER_NOT_IN_RULES, "danger"));
    Fieldwork hedensted = new Fieldwork(HEDENSTED);
    CaseId there = hedensted.opened(OPENED);
    assertThat(hedensted.run(danger(hedensted, there, SafetyEventKind.DANGER_TO_SELF, actor)))
        .isEqualTo(recorded(there, 0));
  }

  @Test
  void dutyToNotifyOfAChildIsNoIntervention() {
    assertThat(
            field.run(
                danger(field, id, SafetyEventKind.CHILD_CONCERN, SafetyActor.FAMILY_DEPARTMENT)))
        .isEqualTo(recorded(id, 0));
    assertThat(field.run(danger(field, id, SafetyEventKind.CHILD_CONCERN, SafetyActor.HOSPITAL)))
        .isEqualTo(refused(Refusal.INTERVENER_NOT_IN_RULES, "danger"));
  }

  @Test
  void noDecisionIsIssuedWhereTheRulesSaySo(@TempDir Path folder) {
    Fieldwork none =
        RuleFiles.stating(
            folder, "\"decisionIssued\": {\"issued\": false, \"da\": \"d\", \"en\": \"e\"}");
    CaseId there = none.opened(OPENED);
    assertThat(none.run(decision(none, there, MONDAY)))
        .isEqualTo(refused(Refusal.DECISION_NOT_ISSUED, "decisionIssued"));
  }

  @ParameterizedTest
  @ValueSource(strings = {HEDENSTED, RUDERSDAL, EXAMPLE, UNSTATED})
  void decisionIsIssuedWhereNothingIsStatedAboutIt(String municipality) {
    Fieldwork team = new Fieldwork(municipality);
    CaseId there = team.opened(OPENED);
    assertThat(team.run(decision(team, there, MONDAY))).isEqualTo(recorded(there, 0));
  }
}
