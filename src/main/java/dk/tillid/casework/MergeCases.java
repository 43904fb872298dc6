package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Merges two cases of one person (sammenlægning). Each may be open or closed and may have absorbed
/// others, which come along. Nothing is copied: the absorbed case stays as it is and rests, the
/// surviving one speaks for it. The stricter wish for anonymity survives.
///
/// Both cases are within reach of one actor, hence of one municipality.
public record MergeCases(Actor actor, Practice practice, CaseId surviving, CaseId absorbed)
    implements Command {
  @Override
  public Decision decide(View view) {
    return view.caseFile(surviving)
        .filter(actor::reaches)
        .flatMap(into ->
            view.caseFile(absorbed)
                .filter(actor::reaches)
                .map(part ->
                    refusal(view, into, part)
                        .map(reason -> Decision.refused(surviving, reason))
                        .orElseGet(() -> merged(view, into, part))))
        .orElseGet(Decision::notFound);
  }

  private Optional<Refusal> refusal(View view, CaseFile into, CaseFile part) {
    if (surviving.equals(absorbed)) {
      return Optional.of(Refusal.SAME_CASE);
    }
    if (into.merged() || part.merged()) {
      return Optional.of(Refusal.CASE_MERGED);
    }
    List<CaseFile> all =
        Stream.of(into, part).flatMap(it -> Person.of(view, it).absorbed().stream()).toList();
    return practice.full(all) ? Optional.of(Refusal.TOO_MANY_ENTRIES) : Optional.empty();
  }

  private Decision merged(View view, CaseFile into, CaseFile part) {
    Merger.Absorbed named =
        new Merger.Absorbed(
            absorbed, view.today(), into.anonymousOfItsOwn(), into.consents().size());
    boolean anonymous = into.traits().anonymousInDialogue() || part.traits().anonymousInDialogue();
    return Decision.of(
        surviving,
        new Outcome.CaseRecorded(surviving, 0, List.of()),
        new Change.CaseWritten(
            into.with(into.traits().withAnonymity(anonymous))
                .with(new Merger.Surviving(into.merger().absorbed()).with(named))),
        new Change.CaseWritten(
            part.with(new Merger.Within(surviving, view.today(), part.merger().absorbed()))));
  }
}
