package dk.tillid.actions;

import dk.tillid.casework.AssignCase;
import dk.tillid.casework.CloseCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.Origin;
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
import dk.tillid.casework.ReopenCase;
import dk.tillid.casework.SetGoal;
import dk.tillid.casework.SetNote;
import dk.tillid.casework.UndoMerge;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.ReplaceCode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/// What a worker could send today for an action in a case, drawn at random: all that a rule may ask
/// for is given.
record CompleteInputs(SplittableRandom random, Fieldwork field, Actor actor, CaseFile file) {
  private LocalDate today() {
    return field.ledger.view().today();
  }

  private <E> E pick(E[] list) {
    return list[random.nextInt(list.length)];
  }

  /// The ways to do it, the usual one first; several where one may fail and another succeed.
  ///
  /// @throws java.util.NoSuchElementException where the choice belongs to another action
  List<Command> of(CaseAction action, Optional<Code> choice) {
    return switch (action) {
      case RECORD_ATTEMPT -> List.of(attempt());
      case RECORD_CONTACT -> List.of(contact());
      case RECORD_OBSERVATION -> List.of(observation(choice.map(Phase.class::cast)));
      case SET_GOAL -> List.of(goal());
      case RECORD_BRIDGE -> Arrays.stream(Service.values()).map(this::bridge).toList();
      case MEASURE_EFFECT -> List.of(effect((MeasurementKind) choice.orElseThrow()));
      case CLOSE_CASE -> List.of(closing((ClosingReason) choice.orElseThrow()));
      case REOPEN_CASE -> List.of(reopening());
      case GIVE_CONSENT -> List.of(consent());
      case ASSIGN_CASE -> List.of(assignment());
      case CORRECT_TRAITS -> List.of(correction());
      case SET_NOTE -> List.of(note());
      case RECORD_TEAM_REVIEW -> List.of(review());
      case RECORD_HANDOVER -> handovers((HandoverUnit) choice.orElseThrow());
      case RECORD_COMPLAINT -> List.of(complaint());
      case RECORD_SAFETY_EVENT -> dangers((SafetyActor) choice.orElseThrow());
      case RECORD_DISCLOSURE -> disclosures((RecipientKind) choice.orElseThrow());
      case RECORD_FORMAL_DECISION -> List.of(decision());
      case MERGE_CASES -> List.of(merger());
      case UNDO_MERGE -> List.of(new UndoMerge(actor, field.practice, file.id()));
      case REPLACE_CODE -> List.of(newCode());
    };
  }

  private Command attempt() {
    AttemptResult result =
        random.nextInt(5) == 0 ? pick(AttemptResult.values()) : AttemptResult.NOT_REACHED;
    return new RecordAttempt(
        actor,
        field.practice,
        file.id(),
        today(),
        random.nextBoolean() ? AttemptKind.VISIT : AttemptKind.CALL,
        pick(PlaceKind.values()),
        random.nextInt(5) > 0,
        result);
  }

  private Command contact() {
    Contact contact =
        new Contact(
            today(),
            pick(ContactMode.values()),
            pick(PlaceKind.values()),
            1 + random.nextInt(120),
            Optional.empty(),
            pick(InitiatedBy.values()),
            Set.of(),
            Optional.of(pick(OverrideReason.values())));
    return new RecordContact(actor, field.practice, file.id(), contact);
  }

  private Command observation(Optional<Phase> phase) {
    Observation observation =
        new Observation(
            today(),
            Optional.of(pick(HousingSituation.values())),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty());
    return new RecordObservation(actor, field.practice, file.id(), observation, phase);
  }

  private Command goal() {
    return new SetGoal(
        actor,
        field.practice,
        file.id(),
        today(),
        new SetGoal.Aim.New(pick(GoalType.values()), random.nextBoolean(), GoalStatus.ACTIVE));
  }

  private Command bridge(Service service) {
    return new RecordBridge(
        actor, field.practice, file.id(), today(), service, pick(BridgeStage.values()));
  }

  private Command effect(MeasurementKind kind) {
    return new MeasureEffect(
        actor,
        field.practice,
        file.id(),
        today(),
        kind,
        Set.of(pick(Service.values())),
        pick(Answer.values()),
        pick(Answer.values()));
  }

  private Command closing(ClosingReason reason) {
    return new CloseCase(
        actor,
        field.practice,
        file.id(),
        today(),
        reason,
        Set.of(pick(IsolationBrokenBy.values())),
        Set.of(pick(AssessmentGround.values())),
        Set.of());
  }

  private Command reopening() {
    Origin origin =
        random.nextBoolean()
            ? new Origin.Enquiry(field.received(today()))
            : new Origin.Met(pick(ReferralSource.values()));
    return new ReopenCase(actor, field.practice, file.id(), today(), origin);
  }

  private Command consent() {
    ConsentScope scope = pick(ConsentScope.values());
    return new GiveConsent(
        actor,
        field.practice,
        file.id(),
        scope,
        scope == ConsentScope.SHARING
            ? Optional.of(pick(RecipientKind.values()))
            : Optional.empty(),
        today(),
        random.nextBoolean() ? Optional.of(today().plusDays(random.nextInt(9))) : Optional.empty(),
        new CodeTag(random.nextLong(), random.nextLong()),
        "printed");
  }

  private Command newCode() {
    return new ReplaceCode(
        actor,
        field.practice,
        file.id(),
        Optional.empty(),
        new CodeTag(random.nextLong(), random.nextLong()),
        "printed");
  }

  private Command assignment() {
    return new AssignCase(
        actor,
        field.practice,
        file.id(),
        file.card().team(),
        random.nextBoolean() ? List.of(actor.worker()) : List.of());
  }

  private Command correction() {
    CorrectTraits.Correction correction =
        new CorrectTraits.Correction(
            Optional.of(pick(Gender.values())),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(pick(CivilStatus.values())),
            Optional.empty(),
            Optional.empty(),
            Optional.of(random.nextBoolean()));
    return new CorrectTraits(actor, field.practice, file.id(), correction);
  }

  private Command note() {
    return new SetNote(actor, field.practice, file.id(), Optional.of(new Note("Ring først")));
  }

  private Command merger() {
    return new MergeCases(actor, field.practice, file.id(), field.opened(today()));
  }

  private Command review() {
    return new RecordTeamReview(actor, field.practice, file.id(), today(), 1);
  }

  private Command decision() {
    return new RecordFormalDecision(
        actor, field.practice, file.id(), today(), pick(FormalDecisionKind.values()));
  }

  private List<Command> handovers(HandoverUnit unit) {
    return grounds(it -> new RecordHandover(actor, field.practice, file.id(), today(), unit, it));
  }

  private List<Command> disclosures(RecipientKind recipient) {
    return grounds(
        it -> new RecordDisclosure(actor, field.practice, file.id(), today(), recipient, it));
  }

  private Command complaint() {
    return new RecordComplaint(
        actor,
        field.practice,
        file.id(),
        today(),
        new RecordComplaint.Step.New(pick(ComplaintForm.values())));
  }

  private List<Command> dangers(SafetyActor actedBy) {
    return Arrays.stream(SafetyEventKind.values())
        .<Command>map(
            kind -> new RecordSafetyEvent(actor, field.practice, file.id(), today(), kind, actedBy))
        .toList();
  }

  /// On the ground of a consent, and of each safety event of the case.
  private List<Command> grounds(Function<OptionalInt, Command> told) {
    List<Command> ways = new ArrayList<>(List.of(told.apply(OptionalInt.empty())));
    for (int i = 0; i < file.proceedings().safetyEvents().size(); i++) {
      ways.add(told.apply(OptionalInt.of(i)));
    }
    return ways;
  }
}
