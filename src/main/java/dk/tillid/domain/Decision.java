package dk.tillid.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a command decided: the answer, and the changes that make it true.
///
/// @param subject the case that the audit entry is about, where there is one
/// @param presented the paper code behind a withdrawal, whether it opened a case or not; with other
///   outcomes empty
public record Decision(
    Outcome outcome, List<Change> changes, Optional<CaseId> subject, Optional<CodeTag> presented) {
  /// Copies the changes.
  public Decision {
    changes = List.copyOf(changes);
  }

  /// A decision in which no paper code was presented.
  public Decision(Outcome outcome, List<Change> changes, Optional<CaseId> subject) {
    this(outcome, changes, subject, Optional.empty());
  }

  /// Every case that the audit entry is about: the subject, then what else is changed, as when two
  /// cases are merged.
  public List<CaseId> subjects() {
    Stream<CaseId> changed =
        changes.stream()
            .filter(Change.CaseWritten.class::isInstance)
            .map(Change.CaseWritten.class::cast)
            .map(it -> it.file().id());
    return Stream.concat(subject.stream(), changed).distinct().toList();
  }

  /// The same decision, made on a paper code.
  public Decision on(CodeTag code) {
    return new Decision(outcome, changes, subject, Optional.of(code));
  }

  /// An answer with changes to a case.
  public static Decision of(CaseId subject, Outcome outcome, Change... changes) {
    return new Decision(outcome, List.of(changes), Optional.of(subject));
  }

  /// An answer with changes that concern no case.
  public static Decision of(Outcome outcome, Change... changes) {
    return new Decision(outcome, List.of(changes), Optional.empty());
  }

  /// Nothing within reach: no change, and no subject in the audit trail.
  public static Decision notFound() {
    return of(new Outcome.NotFound());
  }

  /// A refusal that changes nothing.
  public static Decision refused(CaseId subject, Refusal reason) {
    return of(subject, Outcome.Refused.because(reason));
  }
}
