package dk.tillid.casework.model;

import dk.tillid.casework.AnswerReferral;
import dk.tillid.casework.AssignCase;
import dk.tillid.casework.CloseCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.OpenCase;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.ReopenCase;
import dk.tillid.casework.SetGoal;
import dk.tillid.casework.SetNote;
import dk.tillid.casework.UndoMerge;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.ReplaceCode;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.Command;

/// What the model foresees of any command.
record Foreseeing(
    CourseForeseen course,
    WorkForeseen work,
    ProceedingsForeseen proceedings,
    PersonForeseen person) {
  static Foreseeing in(Registry registry) {
    return new Foreseeing(
        new CourseForeseen(registry),
        new WorkForeseen(registry),
        new ProceedingsForeseen(registry),
        new PersonForeseen(registry));
  }

  Foresight of(Command command) {
    return switch (command) {
      case RegisterReferral it -> course.of(it);
      case AnswerReferral it -> course.of(it);
      case OpenCase it -> course.of(it);
      case ReopenCase it -> course.of(it);
      case CloseCase it -> course.of(it);
      case RecordAttempt it -> work.of(it);
      case RecordContact it -> work.of(it);
      case RecordObservation it -> work.of(it);
      case SetGoal it -> work.of(it);
      case RecordBridge it -> work.of(it);
      case MeasureEffect it -> work.of(it);
      case RecordTeamReview it -> proceedings.of(it);
      case RecordHandover it -> proceedings.of(it);
      case RecordComplaint it -> proceedings.of(it);
      case RecordSafetyEvent it -> proceedings.of(it);
      case RecordDisclosure it -> proceedings.of(it);
      case RecordFormalDecision it -> proceedings.of(it);
      case CorrectTraits it -> proceedings.of(it);
      case SetNote it -> proceedings.of(it);
      case AssignCase it -> proceedings.of(it);
      case MergeCases it -> person.of(it);
      case UndoMerge it -> person.of(it);
      case GiveConsent it -> person.of(it);
      case ReplaceCode it -> person.of(it);
      case RevokeConsent it -> person.of(it);
      case WithdrawLapsed it -> person.of(it);
      default -> throw new AssertionError("a command the model does not know");
    };
  }
}
