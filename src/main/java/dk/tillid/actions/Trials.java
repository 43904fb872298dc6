package dk.tillid.actions;

import dk.tillid.casework.AssignCase;
import dk.tillid.casework.CloseCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.Origin;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.ReopenCase;
import dk.tillid.casework.SetGoal;
import dk.tillid.casework.SetNote;
import dk.tillid.casework.UndoMerge;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.ReplaceCode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Operation;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Every action in a case with what is tried: the least that a worker could truly send today, all
/// that a rule asks for being given. What makes a decision hang on the choice is a choice here.
record Trials(Actor actor, Practice practice, CaseFile file, Glance glance) {
  /// No code is drawn: a trial issues none.
  private static final CodeTag NO_CODE = new CodeTag(0, 0);

  Stream<Trial> all() {
    return Stream.of(
            work(),
            observations(),
            course(),
            measurements(),
            closings(),
            keeping(),
            new ProceedingsTrials(actor, practice, file, today()).all(),
            mergers(),
            codes())
        .flatMap(it -> it);
  }

  private LocalDate today() {
    return glance.today();
  }

  private CaseId id() {
    return file.id();
  }

  private Stream<Trial> work() {
    RecordAttempt attempt =
        new RecordAttempt(
            actor,
            practice,
            id(),
            today(),
            AttemptKind.CALL,
            PlaceKind.UNKNOWN,
            false,
            AttemptResult.NOT_REACHED);
    Contact shortest =
        new Contact(
            today(),
            ContactMode.PHONE,
            PlaceKind.UNKNOWN,
            1,
            Optional.empty(),
            InitiatedBy.UNKNOWN,
            Set.of(),
            Optional.of(OverrideReason.OTHER_ASSESSED));
    return Stream.of(
        Trial.of(CaseAction.RECORD_ATTEMPT, Operation.RECORD_ATTEMPT, attempt),
        Trial.of(
            CaseAction.RECORD_CONTACT,
            Operation.RECORD_CONTACT,
            new RecordContact(actor, practice, id(), shortest)));
  }

  private Stream<Trial> observations() {
    Trial seen =
        Trial.of(
            CaseAction.RECORD_OBSERVATION,
            Operation.RECORD_OBSERVATION,
            observation(Optional.of(ContactFrequency.AS_NEEDED), Optional.empty()));
    Stream<Trial> phases =
        Arrays.stream(Phase.values())
            .map(phase ->
                Trial.of(
                    CaseAction.RECORD_OBSERVATION,
                    Operation.RECORD_OBSERVATION,
                    phase,
                    List.of(observation(Optional.empty(), Optional.of(phase)))));
    return Stream.concat(Stream.of(seen), phases);
  }

  private Command observation(Optional<ContactFrequency> frequency, Optional<Phase> phase) {
    Observation observation =
        new Observation(
            today(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), frequency);
    return new RecordObservation(actor, practice, id(), observation, phase);
  }

  private Stream<Trial> course() {
    SetGoal.Aim aim = new SetGoal.Aim.New(GoalType.AVOID_ISOLATION, true, GoalStatus.ACTIVE);
    List<Command> bridges =
        Arrays.stream(Service.values())
            .<Command>map(service ->
                new RecordBridge(actor, practice, id(), today(), service, BridgeStage.OFFERED))
            .toList();
    return Stream.of(
        Trial.of(
            CaseAction.SET_GOAL,
            Operation.SET_GOAL,
            new SetGoal(actor, practice, id(), today(), aim)),
        new Trial(CaseAction.RECORD_BRIDGE, Operation.RECORD_BRIDGE, Optional.empty(), bridges));
  }

  private Stream<Trial> measurements() {
    return Arrays.stream(MeasurementKind.values())
        .map(kind ->
            Trial.of(
                CaseAction.MEASURE_EFFECT,
                Operation.MEASURE_EFFECT,
                kind,
                List.of(
                    new MeasureEffect(
                        actor,
                        practice,
                        id(),
                        today(),
                        kind,
                        Set.of(),
                        Answer.UNKNOWN,
                        Answer.UNKNOWN))));
  }

  private Stream<Trial> closings() {
    return Arrays.stream(ClosingReason.values())
        .map(reason ->
            Trial.of(
                CaseAction.CLOSE_CASE,
                Operation.CLOSE_CASE,
                reason,
                List.of(
                    new CloseCase(
                        actor,
                        practice,
                        id(),
                        today(),
                        reason,
                        Set.of(IsolationBrokenBy.values()),
                        Set.of(AssessmentGround.values()),
                        Set.of()))));
  }

  private Stream<Trial> keeping() {
    return Stream.of(
        Trial.of(
            CaseAction.REOPEN_CASE,
            Operation.REOPEN_CASE,
            new ReopenCase(
                actor, practice, id(), today(), new Origin.Met(ReferralSource.OWN_OUTREACH))),
        Trial.of(CaseAction.GIVE_CONSENT, Operation.GIVE_CONSENT, consent()),
        Trial.of(
            CaseAction.ASSIGN_CASE,
            Operation.ASSIGN_CASE,
            new AssignCase(actor, practice, id(), file.card().team(), List.of(actor.worker()))),
        Trial.of(CaseAction.CORRECT_TRAITS, Operation.CORRECT_TRAITS, correction()),
        Trial.of(
            CaseAction.SET_NOTE,
            Operation.SET_NOTE,
            new SetNote(actor, practice, id(), Optional.of(new Note("-")))));
  }

  private Command consent() {
    return new GiveConsent(
        actor,
        practice,
        id(),
        ConsentScope.STATISTICS,
        Optional.empty(),
        today(),
        Optional.empty(),
        NO_CODE,
        "");
  }

  private Command correction() {
    CorrectTraits.Correction same =
        new CorrectTraits.Correction(
            Optional.of(file.traits().gender()),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new CorrectTraits(actor, practice, id(), same);
  }

  private Stream<Trial> codes() {
    return Stream.of(
        Trial.of(
            CaseAction.REPLACE_CODE,
            Operation.REPLACE_CODE,
            new ReplaceCode(actor, practice, id(), Optional.empty(), NO_CODE, "")));
  }

  private Stream<Trial> mergers() {
    return Stream.of(
        Trial.of(
            CaseAction.MERGE_CASES,
            Operation.MERGE_CASES,
            new MergeCases(actor, practice, id(), glance.other().id())),
        Trial.of(
            CaseAction.UNDO_MERGE, Operation.UNDO_MERGE, new UndoMerge(actor, practice, id())));
  }
}
