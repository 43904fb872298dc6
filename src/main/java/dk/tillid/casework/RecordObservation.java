package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.Phase;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import java.util.List;
import java.util.Optional;

/// Records what was seen of the citizen's situation, or the phase (fase) the case enters, or both.
/// The order of phases is advisory; moving back is allowed. Phases are used only where the
/// municipality states them.
public record RecordObservation(
    Actor actor, Practice practice, CaseId caseId, Observation observation, Optional<Phase> phase)
    implements Command {
  /// Refuses an observation of nothing.
  public RecordObservation {
    if (nothingSeen(observation) && phase.isEmpty()) {
      throw new Rejected(Rejected.Field.CODES);
    }
  }

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, observation.on(), this::decide);
  }

  private Decision decide(Guard guard) {
    Course course = guard.file().course();
    return guard
        .open()
        .dated()
        .unless(
            phase.map(guard.rules().frame().phases()::contains).orElse(true),
            Refusal.PHASES_NOT_IN_RULES,
            RuleKey.PHASES)
        .room(course.observations())
        .room(course.phases())
        .then(() -> recorded(guard, course));
  }

  /// The index is the observation's; the phase's where nothing else was seen.
  private Decision recorded(Guard guard, Course course) {
    boolean phaseOnly = nothingSeen(observation);
    int index = phaseOnly ? course.phases().size() : course.observations().size();
    Course seen = phaseOnly ? course : course.with(observation);
    Course moved = phase.map(it -> seen.with(new PhaseEntry(it, observation.on()))).orElse(seen);
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, index, warnings(guard, course)),
        new Change.CaseWritten(guard.file().with(moved)));
  }

  private List<Warning> warnings(Guard guard, Course course) {
    boolean left =
        phase.isPresent()
            && !course.phases().isEmpty()
            && course.phases().getLast().phase() != phase.get();
    return left ? Warnings.phaseLeftUnmeasured(guard.rules(), course).stream().toList() : List.of();
  }

  private static boolean nothingSeen(Observation it) {
    return it.housing().isEmpty()
        && it.income().isEmpty()
        && it.primaryProblem().isEmpty()
        && it.furtherProblems().isEmpty()
        && it.frequency().isEmpty();
  }
}
