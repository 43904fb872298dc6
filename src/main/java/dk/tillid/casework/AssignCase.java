package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import dk.tillid.rules.Practice;
import java.util.List;
import java.util.Optional;

/// Puts a case, open or closed, into other hands within the municipality.
public record AssignCase(
    Actor actor, Practice practice, CaseId caseId, TeamId team, List<WorkerId> workers)
    implements Command {
  /// Copies the list, each worker once.
  public AssignCase {
    workers = workers.stream().distinct().toList();
  }

  @Override
  public Decision decide(View view) {
    return view.caseFile(caseId)
        .filter(actor::reaches)
        .filter(file -> actor.reaches(file.card().municipality(), team))
        .map(file -> decide(view, file))
        .orElseGet(Decision::notFound);
  }

  private Decision decide(View view, CaseFile file) {
    Optional<Outcome.Refused> merged =
        file.merged()
            ? Optional.of(Outcome.Refused.because(Refusal.CASE_MERGED))
            : Optional.empty();
    return merged
        .or(() ->
            Workers.refusal(
                practice.ruleSet(file.card().municipality(), view.today()), workers.size()))
        .map(refused -> Decision.of(caseId, refused))
        .orElseGet(() ->
            Decision.of(
                caseId,
                new Outcome.CaseRecorded(caseId, 0, List.of()),
                new Change.CaseWritten(file.with(file.card().assignedTo(team, workers)))));
  }
}
