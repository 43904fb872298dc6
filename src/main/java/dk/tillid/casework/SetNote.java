package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Note;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Sets the short note (notat) of a case, where the municipality allows one, or removes it, which
/// is always allowed, also in a case that lies in another: what should not stand there must be able
/// to go. The text has been screened.
///
/// @param note empty to remove it
public record SetNote(Actor actor, Practice practice, CaseId caseId, Optional<Note> note)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, view.today(), this::decide);
  }

  /// Whether a note may be set in the case.
  public static boolean possible(Practice practice, CaseFile file, LocalDate today) {
    return file.open()
        && practice.ruleSet(file.card().municipality(), today).records().noteAllowed();
  }

  private Decision decide(Guard guard) {
    if (note.isEmpty()) {
      return recorded(guard);
    }
    boolean allowed = guard.rules().records().noteAllowed();
    return guard
        .unless(allowed, Refusal.NOTE_NOT_IN_RULES, RuleKey.NOTE)
        .open()
        .then(() -> recorded(guard));
  }

  private Decision recorded(Guard guard) {
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, 0, List.of()),
        new Change.CaseWritten(guard.file().withNote(note)));
  }
}
