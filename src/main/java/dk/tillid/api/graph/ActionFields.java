package dk.tillid.api.graph;

import dk.tillid.actions.Actions;
import dk.tillid.actions.PossibleAction;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import java.util.List;

/// What may be done now in a case (mulige handlinger).
final class ActionFields {
  private record Shown(PossibleAction action, Call call) {}

  private ActionFields() {}

  static void wire(Wiring wiring) {
    wiring.type("Case", CaseNode.class).field("possibleActions", ActionFields::possible);
    wiring
        .type("PossibleAction", Shown.class)
        .field("action", it -> it.action().action())
        .field("closeReason", it -> it.action().choice(ClosingReason.class))
        .field("phase", it -> it.action().choice(Phase.class))
        .field("measurement", it -> it.action().choice(MeasurementKind.class))
        .field("unit", it -> it.action().choice(HandoverUnit.class))
        .field("recipient", it -> it.action().choice(RecipientKind.class))
        .field("actedBy", it -> it.action().choice(SafetyActor.class))
        .field("possible", it -> it.action().possible())
        .field("warnings", it -> it.action().warnings())
        .field("refused", it -> it.action().refused().map(why -> Outcomes.refused(it.call(), why)));
  }

  private static List<Shown> possible(CaseNode node) {
    Call call = node.call();
    return Actions.of(call.actor(), call.services().practice(), call.view(), node.file()).stream()
        .map(action -> new Shown(action, call))
        .toList();
  }
}
