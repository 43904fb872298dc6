package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import java.time.LocalDate;
import java.util.List;

/// Records that a formal decision (afgørelse) was issued, also on a closed case; not where the
/// municipality states that it issues none.
public record RecordFormalDecision(
    Actor actor, Practice practice, CaseId caseId, LocalDate on, FormalDecisionKind kind)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    Proceedings done = guard.file().proceedings();
    return guard
        .dated()
        .unless(
            guard.rules().terms().decisionIssued().orElse(true),
            Refusal.DECISION_NOT_ISSUED,
            RuleKey.DECISION_ISSUED)
        .room(done.formalDecisions())
        .then(() ->
            guard.done(
                done.with(new Proceedings.FormalDecision(on, kind)),
                done.formalDecisions().size(),
                List.of()));
  }
}
