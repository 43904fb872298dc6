package dk.tillid.standard;

import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.casework.SetNote;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Note;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/// What is done about a citizen's case besides meeting the citizen, made and told as in [Day].
record Papers(Day day) {
  private static final CodeTag CODE = new CodeTag(1, 2);

  /// What has been recorded.
  Proceedings recorded() {
    return day.file().proceedings();
  }

  Outcome complained(ComplaintForm form) {
    return run((field, id) ->
        new RecordComplaint(
            field.worker, field.practice, id, day.today, new RecordComplaint.Step.New(form)));
  }

  Outcome complainedInWriting() {
    return complained(ComplaintForm.WRITTEN);
  }

  Outcome decided(FormalDecisionKind kind) {
    return run(
        (field, id) -> new RecordFormalDecision(field.worker, field.practice, id, day.today, kind));
  }

  Outcome granted() {
    return decided(FormalDecisionKind.GRANTED);
  }

  /// Looked at by the team for the first time, so many days after the opening.
  Outcome reviewedAfter(int days, int workers) {
    return run((field, id) ->
        new RecordTeamReview(field.worker, field.practice, id, day.opened.plusDays(days), workers));
  }

  Outcome reviewedTenWeeksLate() {
    return reviewedAfter(70, 1);
  }

  Outcome endangered(SafetyEventKind kind, SafetyActor acting) {
    return run((field, id) ->
        new RecordSafetyEvent(field.worker, field.practice, id, day.today, kind, acting));
  }

  /// A danger in which the hospital intervenes.
  Outcome hospitalIntervened() {
    return endangered(SafetyEventKind.DANGER_TO_SELF, SafetyActor.HOSPITAL);
  }

  /// A consent from the opening on that somebody is told.
  Outcome consented(RecipientKind recipient, Optional<LocalDate> expires) {
    return consented(ConsentScope.SHARING, Optional.of(recipient), expires);
  }

  Outcome consentedToStatistics() {
    return consented(ConsentScope.STATISTICS, Optional.empty(), Optional.empty());
  }

  private Outcome consented(
      ConsentScope scope, Optional<RecipientKind> recipient, Optional<LocalDate> expires) {
    return run((field, id) ->
        new GiveConsent(
            field.worker,
            field.practice,
            id,
            scope,
            recipient,
            day.opened,
            expires,
            CODE,
            "printed"));
  }

  Outcome withdrew() {
    return day.field.run(new RevokeConsent(CODE, WithdrawalScope.SHARING));
  }

  /// Told by consent.
  Outcome told(RecipientKind recipient) {
    return told(recipient, OptionalInt.empty());
  }

  /// Told because of the first danger recorded.
  Outcome toldInDanger(RecipientKind recipient) {
    return told(recipient, OptionalInt.of(0));
  }

  private Outcome told(RecipientKind recipient, OptionalInt danger) {
    return run((field, id) ->
        new RecordDisclosure(field.worker, field.practice, id, day.today, recipient, danger));
  }

  /// Handed over by consent.
  Outcome handedOver(HandoverUnit unit) {
    consented(unit.recipient(), Optional.empty());
    return run((field, id) ->
        new RecordHandover(field.worker, field.practice, id, day.today, unit, OptionalInt.empty()));
  }

  Outcome noted() {
    return run((field, id) ->
        new SetNote(
            field.worker, field.practice, id, Optional.of(new Note("sover bag biblioteket"))));
  }

  private Outcome run(BiFunction<Fieldwork, CaseId, Command> made) {
    return day.field.run(made.apply(day.field, day.citizen));
  }
}
