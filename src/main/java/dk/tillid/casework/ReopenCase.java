package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reopens a case (genoptaget forløb): a new episode of the same case, so that the person counts
/// once and the episodes twice. The index of the answer is the episode's.
public record ReopenCase(
    Actor actor, Practice practice, CaseId caseId, LocalDate openedOn, Origin origin)
    implements Command {
  @Override
  public Decision decide(View view) {
    return origin
        .trace(view, actor)
        .map(traced ->
            Guard.within(view, practice, actor, caseId, openedOn, guard -> decide(guard, traced)))
        .orElseGet(Decision::notFound);
  }

  private Decision decide(Guard guard, Origin.Traced traced) {
    CaseFile file = guard.file();
    boolean afterClosing =
        file.course().episode().closure().map(it -> !openedOn.isBefore(it.on())).orElse(true);
    Guard fit =
        guard
            .unless(!file.open(), Refusal.CASE_OPEN)
            .recent()
            .unless(afterClosing, Refusal.DATE_BEFORE_CLOSING)
            .room(file.course().episodes());
    return traced
        .refusal(openedOn)
        .map(reason -> fit.unless(false, reason))
        .orElse(fit)
        .then(() -> reopened(file, traced));
  }

  private Decision reopened(CaseFile file, Origin.Traced traced) {
    Course course = file.course().reopened(traced.episode(openedOn));
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.CaseWritten(file.with(course)));
    traced
        .referral()
        .ifPresent(it -> changes.add(new Change.ReferralWritten(it.opened(caseId, openedOn))));
    return new Decision(
        new Outcome.CaseRecorded(caseId, course.episodeIndex(), List.of()),
        changes,
        Optional.of(caseId));
  }
}
