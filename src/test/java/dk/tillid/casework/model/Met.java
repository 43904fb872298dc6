package dk.tillid.casework.model;

import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a run came across, so that a run that comes across nothing is noticed.
final class Met {
  /// How often each kind of command changed something.
  final Map<Class<?>, Integer> done = new HashMap<>();

  /// How often each kind changed nothing: refused, not found, or with nothing to withdraw.
  final Map<Class<?>, Integer> turnedAway = new HashMap<>();

  /// How often each kind was refused for a reason.
  final Map<Class<?>, Integer> refused = new HashMap<>();

  final Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
  final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
  int commands;

  void take(Command command, Decision decision) {
    commands++;
    Class<?> kind = command.getClass();
    (decision.changes().isEmpty() ? turnedAway : done).merge(kind, 1, Integer::sum);
    if (decision.outcome() instanceof Outcome.Refused it) {
      refused.merge(kind, 1, Integer::sum);
      refusals.add(it.reason());
    }
    if (decision.outcome() instanceof Outcome.CaseRecorded it) {
      warnings.addAll(it.warnings());
    }
  }
}
