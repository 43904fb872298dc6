package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records an attempt at contact (kontaktforsøg). One that reached the citizen, whatever the
/// answer, is the first contact. One that was declined does not close the case by itself.
///
/// @param noteLeft whether a note was left; the protocol counts only visits with one
public record RecordAttempt(
    Actor actor,
    Practice practice,
    CaseId caseId,
    LocalDate on,
    AttemptKind kind,
    PlaceKind place,
    boolean noteLeft,
    AttemptResult result)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    Course course = guard.file().course();
    return guard.open().dated().room(course.attempts()).then(() -> recorded(guard, course));
  }

  private Decision recorded(Guard guard, Course course) {
    boolean reached = result != AttemptResult.NOT_REACHED;
    Course more =
        course.with(new Attempt(course.episodeIndex(), on, kind, place, noteLeft, result));
    Course moved = reached ? more.withEpisode(course.episode().reachedOn(on)) : more;
    Optional<Warning> late =
        reached ? Warnings.lateFirstContact(practice, guard.file(), on) : Optional.empty();
    List<Warning> warnings =
        Stream.concat(
                Stream.of(late, Warnings.outsideServiceHours(practice, guard.rules(), on))
                    .flatMap(Optional::stream),
                Appointments.warnings(guard, kind))
            .toList();
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, course.attempts().size(), warnings),
        new Change.CaseWritten(guard.file().with(moved)));
  }
}
