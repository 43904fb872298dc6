package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Undoes a merger (ophæver en sammenlægning): the absorbed case is again as it was, with what it
/// had absorbed itself. What was recorded since stays with the surviving case; a consent that was
/// withdrawn since stays withdrawn in both. Within a person of several mergers the outermost is
/// undone first.
///
/// @param absorbed the case that is to stand on its own again
public record UndoMerge(Actor actor, Practice practice, CaseId absorbed) implements Command {
  @Override
  public Decision decide(View view) {
    return view.caseFile(absorbed)
        .filter(actor::reaches)
        .map(part ->
            part.merger() instanceof Merger.Within within
                ? decide(view, part, within)
                : Decision.refused(absorbed, Refusal.CASE_NOT_MERGED))
        .orElseGet(Decision::notFound);
  }

  private Decision decide(View view, CaseFile part, Merger.Within within) {
    return view.caseFile(within.surviving())
        .filter(actor::reaches)
        .map(from ->
            refusal(view.today(), from, within)
                .map(reason -> Decision.refused(absorbed, reason))
                .orElseGet(() -> undone(view, from, part)))
        .orElseGet(Decision::notFound);
  }

  private Optional<Refusal> refusal(LocalDate today, CaseFile from, Merger.Within within) {
    if (from.merged()) {
      return Optional.of(Refusal.CASE_MERGED);
    }
    return practice.undoable(within.on(), today)
        ? Optional.empty()
        : Optional.of(Refusal.UNDO_PERIOD_OVER);
  }

  private Decision undone(View view, CaseFile from, CaseFile part) {
    CaseFile left = from.with(new Merger.Surviving(from.merger().absorbed()).without(absorbed));
    // A case that did not ask for anonymity takes none with it.
    boolean anonymous =
        part.traits().anonymousInDialogue()
            ? from.anonymousOfItsOwn() || demanded(view, left)
            : from.traits().anonymousInDialogue();
    return Decision.of(
        absorbed,
        new Outcome.CaseRecorded(absorbed, 0, List.of()),
        new Change.CaseWritten(left.with(left.traits().withAnonymity(anonymous))),
        new Change.CaseWritten(part.with(new Merger.Surviving(part.merger().absorbed()))));
  }

  /// Whether a case that lies in this one wishes anonymity.
  private static boolean demanded(View view, CaseFile file) {
    return file.merger().absorbed().stream()
        .flatMap(it -> view.caseFile(it.caseId()).stream())
        .anyMatch(it -> it.traits().anonymousInDialogue());
  }
}
