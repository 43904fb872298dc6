package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Records a danger to life or health, or to a child (fare, underretning), and who acts: the sole
/// reason for which confidentiality yields. It can be recorded of a closed case too.
///
/// Where the municipality names who alone may intervene, nobody else can be recorded; but for the
/// family department with a concern for a child: that notification is a duty of every worker
/// (barnets lov § 133) and no intervention.
public record RecordSafetyEvent(
    Actor actor,
    Practice practice,
    CaseId caseId,
    LocalDate on,
    SafetyEventKind kind,
    SafetyActor actedBy)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    Proceedings done = guard.file().proceedings();
    return guard
        .dated()
        .unless(mayAct(guard.rules()), Refusal.INTERVENER_NOT_IN_RULES, RuleKey.DANGER)
        .room(done.safetyEvents())
        .then(() ->
            guard.done(
                done.with(new Proceedings.SafetyEvent(on, kind, actedBy)),
                done.safetyEvents().size(),
                List.of()));
  }

  private boolean mayAct(RuleSet rules) {
    Set<SafetyActor> stated = rules.terms().interveners();
    boolean notification =
        kind == SafetyEventKind.CHILD_CONCERN && actedBy == SafetyActor.FAMILY_DEPARTMENT;
    return stated.isEmpty() || stated.contains(actedBy) || notification;
  }
}
