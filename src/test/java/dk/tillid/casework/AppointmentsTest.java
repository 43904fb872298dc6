package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.MONDAY;
import static dk.tillid.casework.Fieldwork.RUDERSDAL;
import static dk.tillid.casework.Fieldwork.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Attempts where the rules try an agreement first and take a refusal for an answer.
class AppointmentsTest {
  private static final LocalDate OPENED = MONDAY.minusDays(14);

  private final Fieldwork field = new Fieldwork(RUDERSDAL);
  private final CaseId id = field.opened(OPENED);

  private void tried(LocalDate on, AttemptResult result, int index, Warning... warnings) {
    assertThat(field.run(field.attempt(id, on, AttemptKind.CALL, result)))
        .isEqualTo(recorded(id, index, warnings));
  }

  private void danger(LocalDate on) {
    field.run(
        new RecordSafetyEvent(
            field.worker,
            field.practice,
            id,
            on,
            SafetyEventKind.DANGER_TO_SELF,
            SafetyActor.POLICE));
  }

  @Test
  void visitIsAnnouncedByTheNoteOfAnEarlierOneAndNotByALaterCall() {
    assertThat(field.run(field.missedCall(id, MONDAY))).isEqualTo(recorded(id, 0));
    assertThat(field.run(field.missedVisit(id, OPENED)))
        .isEqualTo(recorded(id, 1, Warning.APPOINTMENT_NOT_TRIED));
    assertThat(field.run(field.missedVisit(id, OPENED.plusDays(1)))).isEqualTo(recorded(id, 2));
  }

  @Test
  void oneWhoWasMetIsVisitedWithoutANoteOrACall() {
    field.run(field.contact(id, OPENED, 10));
    assertThat(field.run(field.missedVisit(id, MONDAY))).isEqualTo(recorded(id, 0));
  }

  @Test
  void attemptBeforeTheRefusalIsNoneAfterIt() {
    tried(MONDAY, AttemptResult.REACHED_DECLINED, 0);
    tried(MONDAY.minusDays(1), AttemptResult.NOT_REACHED, 1);
    tried(MONDAY, AttemptResult.NOT_REACHED, 2, Warning.ATTEMPT_AFTER_REFUSAL);
  }

  @Test
  void refusalHoldsUntilTheCitizenSaysYesOrIsMet() {
    tried(OPENED, AttemptResult.REACHED_DECLINED, 0);
    tried(OPENED.plusDays(1), AttemptResult.REACHED_ACCEPTED, 1, Warning.ATTEMPT_AFTER_REFUSAL);
    tried(OPENED.plusDays(2), AttemptResult.REACHED_DECLINED, 2);
    tried(OPENED.plusDays(3), AttemptResult.NOT_REACHED, 3, Warning.ATTEMPT_AFTER_REFUSAL);
    field.run(field.contact(id, OPENED.plusDays(4), 10));
    tried(OPENED.plusDays(5), AttemptResult.NOT_REACHED, 4);
  }

  @Test
  void dangerAllowsMoreAndOneThatCameLaterDoesNot() {
    tried(OPENED, AttemptResult.REACHED_DECLINED, 0);
    danger(MONDAY);
    tried(MONDAY.minusDays(1), AttemptResult.NOT_REACHED, 1, Warning.ATTEMPT_AFTER_REFUSAL);
    tried(MONDAY, AttemptResult.NOT_REACHED, 2);
  }

  @Test
  void newEpisodeBeginsAnew() {
    danger(OPENED);
    tried(OPENED, AttemptResult.REACHED_DECLINED, 0);
    field.run(field.closing(id, OPENED, ClosingReason.DECLINED_FIRST_CONTACT));
    field.run(field.reopening(id, OPENED.plusDays(1)));
    assertThat(field.run(field.missedVisit(id, MONDAY)))
        .isEqualTo(recorded(id, 1, Warning.APPOINTMENT_NOT_TRIED));
    tried(MONDAY, AttemptResult.REACHED_DECLINED, 2);
    tried(MONDAY, AttemptResult.NOT_REACHED, 3, Warning.ATTEMPT_AFTER_REFUSAL);
  }
}
