package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/// Records that the citizen goes on to another unit (overdragelse), also of a closed case. The unit
/// is told of the case, so that confidentiality must be lifted for it.
///
/// @param safetyEvent the place of the safety event that allows it, from 0; empty where a consent
///   does
public record RecordHandover(
    Actor actor,
    Practice practice,
    CaseId caseId,
    LocalDate on,
    HandoverUnit unit,
    OptionalInt safetyEvent)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    if (!Confidentiality.knows(guard, safetyEvent)) {
      return Decision.notFound();
    }
    Proceedings done = guard.file().proceedings();
    return Confidentiality.lifted(guard.dated(), unit.recipient(), safetyEvent)
        .room(done.handovers())
        .then(() ->
            guard.done(
                done.with(new Proceedings.Handover(on, unit, safetyEvent)),
                done.handovers().size(),
                warnings(guard)));
  }

  private List<Warning> warnings(Guard guard) {
    return guard.rules().frame().age().stream()
        .flatMap(range -> range.unitFor(guard.file().traits()).stream())
        .filter(named -> named != unit)
        .map(_ -> Warning.OTHER_UNIT_FOR_AGE)
        .toList();
  }
}
