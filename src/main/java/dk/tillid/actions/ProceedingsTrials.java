package dk.tillid.actions;

import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is tried of the actions about a case besides the work with the citizen (sagsgange).
record ProceedingsTrials(Actor actor, Practice practice, CaseFile file, LocalDate today) {
  Stream<Trial> all() {
    return Stream.of(
            reviews(), handovers(), complaints(), safetyEvents(), disclosures(), decisions())
        .flatMap(it -> it);
  }

  private CaseId id() {
    return file.id();
  }

  private Stream<Trial> reviews() {
    return Stream.of(
        Trial.of(
            CaseAction.RECORD_TEAM_REVIEW,
            Operation.RECORD_TEAM_REVIEW,
            new RecordTeamReview(actor, practice, id(), today, 1)));
  }

  private Stream<Trial> handovers() {
    return Arrays.stream(HandoverUnit.values())
        .map(unit ->
            Trial.of(
                CaseAction.RECORD_HANDOVER,
                Operation.RECORD_HANDOVER,
                unit,
                onEachGround(
                    ground -> new RecordHandover(actor, practice, id(), today, unit, ground))));
  }

  private Stream<Trial> disclosures() {
    return Arrays.stream(RecipientKind.values())
        .map(recipient ->
            Trial.of(
                CaseAction.RECORD_DISCLOSURE,
                Operation.RECORD_DISCLOSURE,
                recipient,
                onEachGround(ground ->
                    new RecordDisclosure(actor, practice, id(), today, recipient, ground))));
  }

  /// On the ground of a consent, then of the latest safety event: if any event allows it, that one
  /// does.
  private List<Command> onEachGround(Function<OptionalInt, Command> told) {
    List<Proceedings.SafetyEvent> known = file.proceedings().safetyEvents();
    OptionalInt latest =
        IntStream.range(0, known.size())
            .boxed()
            .max(Comparator.comparing(place -> known.get(place).on()))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
    Stream<OptionalInt> grounds =
        latest.isPresent()
            ? Stream.of(OptionalInt.empty(), latest)
            : Stream.of(OptionalInt.empty());
    return grounds.map(told).toList();
  }

  private Stream<Trial> complaints() {
    return Stream.of(
        Trial.of(
            CaseAction.RECORD_COMPLAINT,
            Operation.RECORD_COMPLAINT,
            new RecordComplaint(
                actor, practice, id(), today, new RecordComplaint.Step.New(ComplaintForm.ORAL))));
  }

  private Stream<Trial> safetyEvents() {
    return Arrays.stream(SafetyActor.values())
        .map(actedBy ->
            Trial.of(
                CaseAction.RECORD_SAFETY_EVENT,
                Operation.RECORD_SAFETY_EVENT,
                actedBy,
                Arrays.stream(SafetyEventKind.values())
                    .<Command>map(
                        kind -> new RecordSafetyEvent(actor, practice, id(), today, kind, actedBy))
                    .toList()));
  }

  private Stream<Trial> decisions() {
    return Stream.of(
        Trial.of(
            CaseAction.RECORD_FORMAL_DECISION,
            Operation.RECORD_FORMAL_DECISION,
            new RecordFormalDecision(actor, practice, id(), today, FormalDecisionKind.GRANTED)));
  }
}
