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
import dk.tillid.domain.Traits;
import dk.tillid.domain.View;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.rules.Practice;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Fills in or corrects what is known of a citizen (træk), in an open or a closed case. Unknown
/// stays a normal answer: what was known can be set to it again.
public record CorrectTraits(Actor actor, Practice practice, CaseId caseId, Correction correction)
    implements Command {
  /// What is corrected; what is empty stays as it was.
  ///
  /// @param age completed years at opening, where the rules keep them; an age that no longer fits a
  ///   corrected band is dropped
  public record Correction(
      Optional<Gender> gender,
      Optional<AgeBand> ageBand,
      OptionalInt age,
      Optional<CivilStatus> civilStatus,
      Optional<LivingSituation> livingSituation,
      Optional<Set<TargetGroup>> targetGroups,
      Optional<Boolean> anonymousInDialogue) {
    /// The traits with the correction made.
    ///
    /// @throws dk.tillid.domain.Rejected where age and band contradict each other
    Traits of(Traits known) {
      AgeBand band = ageBand.orElse(known.ageBand());
      return new Traits(
          gender.orElse(known.gender()),
          band,
          age.isPresent() ? age : fitting(known, band),
          civilStatus.orElse(known.civilStatus()),
          livingSituation.orElse(known.livingSituation()),
          targetGroups.orElse(known.targetGroups()),
          anonymousInDialogue.orElse(known.anonymousInDialogue()));
    }

    private static OptionalInt fitting(Traits known, AgeBand band) {
      return band == known.ageBand() ? known.age() : OptionalInt.empty();
    }
  }

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, view.today(), this::decide);
  }

  private Decision decide(Guard guard) {
    Traits wished = correction.of(guard.file().traits());
    // The stricter wish survives: a case that lies in this one may have asked for anonymity.
    Traits corrected = wished.withAnonymity(wished.anonymousInDialogue() || demanded(guard));
    return guard
        .unless(
            correction.age().isPresent()
                ? Ages.refusal(guard.rules(), corrected)
                : Optional.empty())
        .then(() ->
            Decision.of(
                caseId,
                new Outcome.CaseRecorded(caseId, 0, Ages.warnings(guard.rules(), corrected)),
                new Change.CaseWritten(wishing(guard.file()).with(corrected))));
  }

  /// A wish told now is the case's own: it outlives the undoing of every merger.
  private CaseFile wishing(CaseFile file) {
    return correction
        .anonymousInDialogue()
        .map(wish -> file.with(new Merger.Surviving(file.merger().absorbed()).wishing(wish)))
        .orElse(file);
  }

  private static boolean demanded(Guard guard) {
    return Person.of(guard.view(), guard.file()).absorbed().stream()
        .anyMatch(it -> it.traits().anonymousInDialogue());
  }
}
