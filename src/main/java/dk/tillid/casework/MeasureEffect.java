package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Records an effect measurement (effektmåling) of the latest episode. A baseline is made once and
/// while the episode runs; a follow-up as often as wished, also after the closing.
public record MeasureEffect(
    Actor actor,
    Practice practice,
    CaseId caseId,
    LocalDate on,
    MeasurementKind kind,
    Set<Service> servicesInUse,
    Answer usesSociety,
    Answer isolationBroken)
    implements Command {
  /// Copies the set.
  public MeasureEffect {
    servicesInUse = Set.copyOf(servicesInUse);
  }

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    Course course = guard.file().course();
    boolean baselineKnown = measured(course, MeasurementKind.BASELINE);
    Guard fit =
        switch (kind) {
          case BASELINE -> guard.open().unless(!baselineKnown, Refusal.BASELINE_EXISTS);
          case FOLLOW_UP -> guard;
        };
    return fit.dated()
        .room(course.measurements())
        .then(() -> recorded(guard, course, baselineKnown));
  }

  private Decision recorded(Guard guard, Course course, boolean baselineKnown) {
    boolean blind = kind == MeasurementKind.FOLLOW_UP && !baselineKnown;
    Measurement measurement =
        new Measurement(
            course.episodeIndex(), on, kind, servicesInUse, usesSociety, isolationBroken);
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(
            caseId,
            course.measurements().size(),
            blind ? List.of(Warning.BASELINE_MISSING) : List.of()),
        new Change.CaseWritten(guard.file().with(course.with(measurement))));
  }

  /// Whether the latest episode has a measurement of this kind.
  static boolean measured(Course course, MeasurementKind kind) {
    return course.measurements().stream()
        .anyMatch(it -> it.episode() == course.episodeIndex() && it.kind() == kind);
  }
}
