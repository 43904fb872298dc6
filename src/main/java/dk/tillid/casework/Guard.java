package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The checks before a change of a case, in the order they are asked. The first that fails is the
/// answer.
///
/// @param on the day of the event
record Guard(
    View view, Practice practice, CaseFile file, LocalDate on, Optional<Outcome.Refused> refused) {
  /// Decides on a case within the actor's reach; out of reach and missing are answered alike. No
  /// work goes on in a case that lies in another.
  static Decision within(
      View view,
      Practice practice,
      Actor actor,
      CaseId id,
      LocalDate on,
      Function<Guard, Decision> decide) {
    return view.caseFile(id)
        .filter(actor::reaches)
        .map(file -> new Guard(view, practice, file, on, Optional.empty()))
        .map(guard -> guard.unless(!guard.file().merged(), Refusal.CASE_MERGED))
        .map(decide)
        .orElseGet(Decision::notFound);
  }

  /// The municipality's rules on the day of the event.
  RuleSet rules() {
    return practice.ruleSet(file.card().municipality(), on);
  }

  /// The case must run.
  Guard open() {
    return unless(file.open(), Refusal.CASE_CLOSED);
  }

  /// The day must not lie in the future, too far back, or before the latest episode.
  Guard dated() {
    return recent()
        .unless(!on.isBefore(file.course().episode().openedOn()), Refusal.DATE_BEFORE_OPENING);
  }

  /// The day must not lie in the future or too far back.
  Guard recent() {
    return practice.refusal(view.today(), on).map(this::because).orElse(this);
  }

  /// The list must be able to take one more.
  Guard room(List<?> entries) {
    return unless(!practice.full(entries), Refusal.TOO_MANY_ENTRIES);
  }

  /// A condition that no municipality's rule is behind.
  Guard unless(boolean holds, Refusal otherwise) {
    return holds ? this : because(otherwise);
  }

  /// A condition that a rule sets.
  Guard unless(boolean holds, Refusal otherwise, RuleKey rule) {
    return holds ? this : because(new Outcome.Refused(otherwise, Optional.of(rule.key())));
  }

  /// A condition that is decided elsewhere.
  Guard unless(Optional<Outcome.Refused> broken) {
    return broken.map(this::because).orElse(this);
  }

  /// The refusal, or what the command decides.
  Decision then(Supplier<Decision> decide) {
    return refused.map(it -> Decision.of(file.id(), it)).orElseGet(decide);
  }

  /// The case with something done about it, at a place of its list.
  Decision done(Proceedings done, int index, List<Warning> warnings) {
    return Decision.of(
        file.id(),
        new Outcome.CaseRecorded(file.id(), index, warnings),
        new Change.CaseWritten(file.with(done)));
  }

  private Guard because(Refusal reason) {
    return because(Outcome.Refused.because(reason));
  }

  private Guard because(Outcome.Refused reason) {
    return refused.isPresent() ? this : new Guard(view, practice, file, on, Optional.of(reason));
  }
}
