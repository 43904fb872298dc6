package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;

/// Sets a goal (mål) or says where one stands.
public record SetGoal(Actor actor, Practice practice, CaseId caseId, LocalDate on, Aim aim)
    implements Command {
  /// What is set.
  public sealed interface Aim {
    /// A goal not set before.
    record New(GoalType type, boolean setJointly, GoalStatus status) implements Aim {}

    /// The status of a goal set before.
    ///
    /// @param index the goal's place in the case, from 0
    record Status(int index, GoalStatus status) implements Aim {}
  }

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    List<Goal> goals = guard.file().course().goals();
    return switch (aim) {
      case Aim.New(GoalType type, boolean setJointly, GoalStatus status) ->
          guard
              .open()
              .dated()
              .room(goals)
              .then(
                  () -> recorded(guard, goals.size(), new Goal(type, on, setJointly, status, on)));
      case Aim.Status(int index, GoalStatus status) ->
          index < 0 || index >= goals.size()
              ? Decision.notFound()
              : moved(guard, index, goals.get(index), status);
    };
  }

  private Decision moved(Guard guard, int index, Goal goal, GoalStatus status) {
    return guard
        .open()
        .dated()
        .unless(!on.isBefore(goal.setOn()), Refusal.DATE_BEFORE_OPENING)
        .then(() ->
            recorded(
                guard, index, new Goal(goal.type(), goal.setOn(), goal.setJointly(), status, on)));
  }

  private Decision recorded(Guard guard, int index, Goal goal) {
    Course course = guard.file().course();
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, index, List.of()),
        new Change.CaseWritten(guard.file().with(course.with(index, goal))));
  }
}
