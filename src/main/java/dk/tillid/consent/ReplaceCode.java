package dk.tillid.consent;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Issues a new paper code (ny kode) for a citizen who has lost one or never had one.
///
/// A code opens the whole person, so that nobody may come by one unnoticed. Either the citizen is
/// there with an older code of any of the person's cases: then the new one stands beside it. Or
/// every code of the person is ended: whoever found the lost one opens nothing any more, and the
/// citizen who still holds one notices.
///
/// A code that is presented and is none of the person's is refused, always for the same reason, so
/// that nothing is told of whose it is or whether it is anybody's.
///
/// @param presented the keyed hash of the older code; empty where none is presented
/// @param code the keyed hash of the newly drawn code
/// @param printed the same code in its printed form, told once
public record ReplaceCode(
    Actor actor,
    Practice practice,
    CaseId caseId,
    Optional<CodeTag> presented,
    CodeTag code,
    String printed)
    implements Command {
  @Override
  public Decision decide(View view) {
    return view.caseFile(caseId)
        .filter(actor::reaches)
        .map(file ->
            file.merged()
                ? Decision.refused(caseId, Refusal.CASE_MERGED)
                : decide(file, Person.of(view, file)))
        .orElseGet(Decision::notFound);
  }

  private Decision decide(CaseFile file, Person person) {
    List<CodeTag> known = person.all(CaseFile::codes);
    if (presented.isEmpty()) {
      return issued(ending(person));
    }
    if (!known.contains(presented.get())) {
      return Decision.refused(caseId, Refusal.CODE_NOT_OF_CASE);
    }
    return practice.full(file.codes())
        ? Decision.refused(caseId, Refusal.TOO_MANY_ENTRIES)
        : issued(List.of(new Change.CaseWritten(file.with(code))));
  }

  private List<Change> ending(Person person) {
    List<Change> changes = new ArrayList<>();
    for (CaseFile file : person.files()) {
      CaseFile without = file.withoutCodes();
      if (file.id().equals(caseId)) {
        changes.add(new Change.CaseWritten(without.with(code)));
      } else if (!file.codes().isEmpty()) {
        changes.add(new Change.CaseWritten(without));
      }
      file.codes().forEach(it -> changes.add(new Change.CodeEnded(it)));
    }
    return changes;
  }

  private Decision issued(List<Change> before) {
    List<Change> changes = new ArrayList<>(before);
    changes.add(new Change.CodeIssued(code, caseId));
    return new Decision(new Outcome.CodeIssued(caseId, 0, printed), changes, Optional.of(caseId));
  }

  /// Hides the codes.
  @Override
  public String toString() {
    return "ReplaceCode";
  }
}
