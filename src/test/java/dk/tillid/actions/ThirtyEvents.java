package dk.tillid.actions;

import dk.tillid.casework.CloseCase;
import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.OpenCase;
import dk.tillid.casework.Origin;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.SetGoal;
import dk.tillid.casework.SetNote;
import dk.tillid.consent.GiveConsent;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Note;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// The same thirty things that happened with one citizen, over 65, in whatever municipality: each
/// is recorded as it comes, or refused.
final class ThirtyEvents {
  /// The enquiry came on Monday 2 March 2026; every day is one of that month.
  private record Event(int day, Command command) {}

  private final Fieldwork field;
  private final CaseId id;
  private final List<Event> events;
  private final Map<Integer, Outcome.Refused> refused = new TreeMap<>();
  private int done;

  ThirtyEvents(String municipality) {
    field = new Fieldwork(municipality);
    RegisterReferral enquiry = field.enquiry(march(2));
    OpenCase opening = field.opening(march(2), new Origin.Enquiry(enquiry.id()), old(), List.of());
    id = opening.id();
    events =
        List.of(
            new Event(2, enquiry), // 1
            new Event(2, opening), // 2
            new Event(4, new RecordTeamReview(field.lead, field.practice, id, march(4), 2)), // 3
            new Event(4, field.missedVisit(id, march(4))), // 4
            new Event(5, field.missedVisit(id, march(5))), // 5
            new Event(6, field.missedCall(id, march(6))), // 6
            new Event(10, field.missedCall(id, march(10))), // 7
            new Event(10, closing(ClosingReason.UNREACHABLE_PROTOCOL)), // 8
            new Event(10, closing(ClosingReason.UNREACHABLE_ASSESSED)), // 9
            new Event(16, field.reopening(id, march(16))), // 10
            new Event(16, met()), // 11
            new Event(17, field.contact(id, march(17), 60)), // 12
            new Event(17, housing()), // 13
            new Event(17, phase(17, Phase.OUTREACH)), // 14
            new Event(18, effect(18, MeasurementKind.BASELINE)), // 15
            new Event(18, goal()), // 16
            new Event(18, field.contact(id, march(18), 60)), // 17
            new Event(19, bridge()), // 18
            new Event(19, phase(19, Phase.MOTIVATING)), // 19
            new Event(19, complaint()), // 20
            new Event(19, decision()), // 21
            new Event(20, disclosure(RecipientKind.HEALTH_SERVICE)), // 22
            new Event(20, consent()), // 23
            new Event(20, disclosure(RecipientKind.MUNICIPAL_AUTHORITY)), // 24
            new Event(20, handover()), // 25
            new Event(20, danger()), // 26
            new Event(20, field.contact(id, march(20), 30)), // 27
            new Event(20, effect(20, MeasurementKind.FOLLOW_UP)), // 28
            new Event(21, field.missedCall(id, march(21))), // 29
            new Event(21, note())); // 30
  }

  /// How many there are.
  int size() {
    return events.size();
  }

  /// Goes on until so many have happened, on the day of the last.
  void until(int number) {
    while (done < number) {
      Event event = events.get(done);
      done++;
      field.ledger.today(march(event.day()));
      if (field.run(event.command()) instanceof Outcome.Refused why) {
        refused.put(done, why);
      }
    }
  }

  /// The events that were refused, by their number from 1.
  Map<Integer, Outcome.Refused> refused() {
    return refused;
  }

  /// What the team lead, who may do most, may do now.
  List<PossibleAction> possible() {
    return Actions.of(field.lead, field.practice, field.ledger.view(), field.file(id));
  }

  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  private static Traits old() {
    return new Traits(
        Gender.MALE,
        AgeBand.OVER_65,
        OptionalInt.empty(),
        CivilStatus.UNKNOWN,
        LivingSituation.ALONE,
        Set.of(TargetGroup.ISOLATED),
        true);
  }

  private Command closing(ClosingReason reason) {
    return new CloseCase(
        field.worker,
        field.practice,
        id,
        march(10),
        reason,
        Set.of(),
        Set.of(AssessmentGround.NO_CONTACT_LONG_TIME),
        Set.of());
  }

  private Command met() {
    return field.attempt(id, march(16), AttemptKind.VISIT, AttemptResult.REACHED_ACCEPTED);
  }

  private Command housing() {
    return new RecordObservation(
        field.worker,
        field.practice,
        id,
        Fieldwork.seen(march(17), Optional.of(HousingSituation.ROUGH)),
        Optional.empty());
  }

  private Command phase(int day, Phase phase) {
    return new RecordObservation(
        field.worker,
        field.practice,
        id,
        Fieldwork.seen(march(day), Optional.empty()),
        Optional.of(phase));
  }

  private Command effect(int day, MeasurementKind kind) {
    return new MeasureEffect(
        field.worker, field.practice, id, march(day), kind, Set.of(), Answer.NO, Answer.NO);
  }

  private Command goal() {
    SetGoal.Aim aim = new SetGoal.Aim.New(GoalType.OBTAIN_HOUSING, true, GoalStatus.ACTIVE);
    return new SetGoal(field.worker, field.practice, id, march(18), aim);
  }

  private Command bridge() {
    return new RecordBridge(
        field.worker,
        field.practice,
        id,
        march(19),
        Service.DROP_IN_CENTRE,
        BridgeStage.INTRODUCED);
  }

  private Command complaint() {
    return new RecordComplaint(
        field.worker,
        field.practice,
        id,
        march(19),
        new RecordComplaint.Step.New(ComplaintForm.ORAL));
  }

  private Command decision() {
    return new RecordFormalDecision(
        field.worker, field.practice, id, march(19), FormalDecisionKind.GRANTED);
  }

  private Command disclosure(RecipientKind recipient) {
    return new RecordDisclosure(
        field.worker, field.practice, id, march(20), recipient, OptionalInt.empty());
  }

  private Command consent() {
    return new GiveConsent(
        field.worker,
        field.practice,
        id,
        ConsentScope.SHARING,
        Optional.of(RecipientKind.MUNICIPAL_AUTHORITY),
        march(20),
        Optional.empty(),
        new CodeTag(3, 4),
        "printed");
  }

  private Command handover() {
    return new RecordHandover(
        field.worker,
        field.practice,
        id,
        march(20),
        HandoverUnit.ELDERLY_DEPARTMENT,
        OptionalInt.empty());
  }

  private Command danger() {
    return new RecordSafetyEvent(
        field.worker,
        field.practice,
        id,
        march(20),
        SafetyEventKind.ACUTE_ILLNESS,
        SafetyActor.HOSPITAL);
  }

  private Command note() {
    return new SetNote(field.worker, field.practice, id, Optional.of(new Note("Ring først")));
  }
}
