package dk.tillid.api.graph;

import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;

/// The mutations about a case besides the work with the citizen (sagsgange).
final class ProceedingsMutations {
  private ProceedingsMutations() {}

  static void wire(Wiring wiring) {
    Mutations.ofCase(
        wiring, Operation.RECORD_TEAM_REVIEW, "TeamReviewRecorded", ProceedingsMutations::review);
    Mutations.ofCase(
        wiring, Operation.RECORD_HANDOVER, "HandoverRecorded", ProceedingsMutations::handover);
    Mutations.ofCase(
        wiring, Operation.RECORD_COMPLAINT, "ComplaintRecorded", ProceedingsMutations::complaint);
    Mutations.ofCase(
        wiring, Operation.RECORD_SAFETY_EVENT, "SafetyEventRecorded", ProceedingsMutations::safety);
    Mutations.ofCase(
        wiring,
        Operation.RECORD_DISCLOSURE,
        "DisclosureRecorded",
        ProceedingsMutations::disclosure);
    Mutations.ofCase(
        wiring,
        Operation.RECORD_FORMAL_DECISION,
        "FormalDecisionRecorded",
        ProceedingsMutations::decision);
  }

  private static Command review(Call call, CaseId id, Input in) {
    return new RecordTeamReview(
        call.actor(),
        call.services().practice(),
        id,
        Mutations.day(call, in, "on"),
        in.number("workers", Rejected.Field.WORKER));
  }

  private static Command handover(Call call, CaseId id, Input in) {
    return new RecordHandover(
        call.actor(),
        call.services().practice(),
        id,
        Mutations.day(call, in, "on"),
        in.code("unit", HandoverUnit.class),
        in.numberOf("safetyEvent"));
  }

  private static Command complaint(Call call, CaseId id, Input in) {
    RecordComplaint.Step step =
        in.numberOf("complaint").isPresent()
            ? new RecordComplaint.Step.Status(
                in.numberOf("complaint").getAsInt(), in.code("status", ComplaintStatus.class))
            : new RecordComplaint.Step.New(in.code("form", ComplaintForm.class));
    return new RecordComplaint(
        call.actor(), call.services().practice(), id, Mutations.day(call, in, "on"), step);
  }

  private static Command safety(Call call, CaseId id, Input in) {
    return new RecordSafetyEvent(
        call.actor(),
        call.services().practice(),
        id,
        Mutations.day(call, in, "on"),
        in.code("kind", SafetyEventKind.class),
        in.code("actedBy", SafetyActor.class));
  }

  private static Command disclosure(Call call, CaseId id, Input in) {
    return new RecordDisclosure(
        call.actor(),
        call.services().practice(),
        id,
        Mutations.day(call, in, "on"),
        in.code("recipient", RecipientKind.class),
        in.numberOf("safetyEvent"));
  }

  private static Command decision(Call call, CaseId id, Input in) {
    return new RecordFormalDecision(
        call.actor(),
        call.services().practice(),
        id,
        Mutations.day(call, in, "on"),
        in.code("kind", FormalDecisionKind.class));
  }
}
