package dk.tillid.effect;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ReferralSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Turns steps into case files without commands, ledger or rules: the report's own test bed.
final class CaseReplay {
  private final Map<Integer, CaseFile> files = new TreeMap<>();

  private CaseReplay() {}

  /// The cases as they stand after the steps, by their number.
  static List<CaseFile> of(List<Step> steps) {
    CaseReplay replay = new CaseReplay();
    steps.forEach(replay::take);
    return List.copyOf(replay.files.values());
  }

  private void take(Step step) {
    switch (step) {
      case Step.Enquire _ -> {}
      case Step.Open open -> files.put(open.caseNo(), opened(open));
      case Step.Reopen(var on, int no, var source) ->
          put(no, course(no).reopened(episode(on, source)));
      case Step.Try attempt -> put(attempt.caseNo(), tried(course(attempt.caseNo()), attempt));
      case Step.Meet(var on, int no, _, _, _) -> met(no, on);
      case Step.Observe(var on, int no, var housing, var income, var problem, var further) ->
          put(
              no,
              course(no)
                  .with(new Observation(on, housing, income, problem, further, Optional.empty())));
      case Step.Bridge bridge -> put(bridge.caseNo(), bridged(course(bridge.caseNo()), bridge));
      case Step.Measure(var on, int no, var kind, var services, var society, var isolation) ->
          put(
              no,
              course(no)
                  .with(
                      new Measurement(
                          course(no).episodeIndex(), on, kind, services, society, isolation)));
      case Step.Close(var on, int no, var reason) ->
          put(
              no,
              course(no)
                  .withEpisode(
                      course(no)
                          .episode()
                          .closed(new Closure(on, reason, Set.of(), Set.of(), Set.of()))));
    }
  }

  private static CaseFile opened(Step.Open open) {
    return Cases.file(
        new CaseId(0, open.caseNo()),
        open.traits(),
        Course.begin(episode(open.on(), open.source())));
  }

  private static Episode episode(LocalDate on, ReferralSource source) {
    return new Episode(
        on, source, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Course tried(Course course, Step.Try attempt) {
    Course with =
        course.with(
            new Attempt(
                course.episodeIndex(),
                attempt.on(),
                attempt.kind(),
                attempt.place(),
                false,
                attempt.result()));
    return attempt.result() == AttemptResult.NOT_REACHED
        ? with
        : with.withEpisode(course.episode().reachedOn(attempt.on()));
  }

  private void met(int no, LocalDate on) {
    put(no, course(no).withEpisode(course(no).episode().reachedOn(on)));
    files.computeIfPresent(no, (_, file) -> file.with(file.contacts().with(on)));
  }

  private static Course bridged(Course course, Step.Bridge bridge) {
    Bridge.Step step = new Bridge.Step(bridge.stage(), bridge.on());
    List<Bridge> bridges = course.bridges();
    for (int place = 0; place < bridges.size(); place++) {
      if (bridges.get(place).service() == bridge.service()) {
        return course.with(place, bridges.get(place).with(step));
      }
    }
    return course.with(bridges.size(), new Bridge(bridge.service(), List.of(step)));
  }

  private Course course(int no) {
    return file(no).course();
  }

  private CaseFile file(int no) {
    CaseFile file = files.get(no);
    if (file == null) throw new AssertionError("step before the case is opened");
    return file;
  }

  private void put(int no, Course course) {
    files.put(no, file(no).with(course));
  }
}
