package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.View;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/// Records that something of a case, open or closed, was told outside the team (videregivelse).
///
/// @param safetyEvent the place of the safety event that allows it, from 0; empty where a consent
///   does
public record RecordDisclosure(
    Actor actor,
    Practice practice,
    CaseId caseId,
    LocalDate on,
    RecipientKind recipient,
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
    return Confidentiality.lifted(guard.dated(), recipient, safetyEvent)
        .room(done.disclosures())
        .then(() ->
            guard.done(
                done.with(new Proceedings.Disclosure(on, recipient, safetyEvent)),
                done.disclosures().size(),
                List.of()));
  }
}
