package dk.tillid.store;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;

/// The course of a case within its record: each list in the order of [Course]'s components, each
/// value in the order of its record's components.
final class CourseCodec {
  private CourseCodec() {}

  static void write(RecordWriter out, Course course) {
    out.list(course.episodes(), CourseCodec::write)
        .list(course.attempts(), CourseCodec::write)
        .list(course.observations(), CourseCodec::write)
        .list(course.phases(), (o, entry) -> o.code(entry.phase()).day(entry.from()))
        .list(course.goals(), CourseCodec::write)
        .list(course.bridges(), CourseCodec::write)
        .list(course.measurements(), CourseCodec::write);
  }

  static Course read(RecordReader in) {
    return new Course(
        in.list(CourseCodec::episode),
        in.list(CourseCodec::attempt),
        in.list(CourseCodec::observation),
        in.list(i -> new PhaseEntry(i.code(Phase.values()), i.day())),
        in.list(CourseCodec::goal),
        in.list(CourseCodec::bridge),
        in.list(CourseCodec::measurement));
  }

  private static void write(RecordWriter out, Episode episode) {
    out.day(episode.openedOn())
        .code(episode.source())
        .maybe(episode.referral(), ReferralCodec::writeId)
        .maybe(episode.receivedOn(), RecordWriter::day)
        .maybe(episode.firstContactOn(), RecordWriter::day)
        .maybe(episode.closure(), CourseCodec::write);
  }

  private static Episode episode(RecordReader in) {
    return new Episode(
        in.day(),
        in.code(ReferralSource.values()),
        in.maybe(ReferralCodec::readId),
        in.maybe(RecordReader::day),
        in.maybe(RecordReader::day),
        in.maybe(CourseCodec::closure));
  }

  private static void write(RecordWriter out, Closure closure) {
    out.day(closure.on())
        .code(closure.reason())
        .codes(closure.isolationBrokenBy())
        .codes(closure.assessment())
        .codes(closure.servicesInUse());
  }

  private static Closure closure(RecordReader in) {
    return new Closure(
        in.day(),
        in.code(ClosingReason.values()),
        in.codes(IsolationBrokenBy.class, IsolationBrokenBy.values()),
        in.codes(AssessmentGround.class, AssessmentGround.values()),
        in.codes(Service.class, Service.values()));
  }

  private static void write(RecordWriter out, Attempt attempt) {
    out.unsigned(attempt.episode())
        .day(attempt.on())
        .code(attempt.kind())
        .code(attempt.place())
        .flag(attempt.noteLeft())
        .code(attempt.result());
  }

  private static Attempt attempt(RecordReader in) {
    return new Attempt(
        in.small(),
        in.day(),
        in.code(AttemptKind.values()),
        in.code(PlaceKind.values()),
        in.flag(),
        in.code(AttemptResult.values()));
  }

  private static void write(RecordWriter out, Observation seen) {
    out.day(seen.on())
        .maybeCode(seen.housing())
        .maybeCode(seen.income())
        .maybeCode(seen.primaryProblem())
        .codes(seen.furtherProblems())
        .maybeCode(seen.frequency());
  }

  private static Observation observation(RecordReader in) {
    return new Observation(
        in.day(),
        in.maybeCode(HousingSituation.values()),
        in.maybeCode(IncomeBasis.values()),
        in.maybeCode(PrimaryProblem.values()),
        in.codes(FurtherProblem.class, FurtherProblem.values()),
        in.maybeCode(ContactFrequency.values()));
  }

  private static void write(RecordWriter out, Goal goal) {
    out.code(goal.type())
        .day(goal.setOn())
        .flag(goal.setJointly())
        .code(goal.status())
        .day(goal.statusOn());
  }

  private static Goal goal(RecordReader in) {
    return new Goal(
        in.code(GoalType.values()), in.day(), in.flag(), in.code(GoalStatus.values()), in.day());
  }

  private static void write(RecordWriter out, Bridge bridge) {
    out.code(bridge.service())
        .list(bridge.steps(), (o, step) -> o.code(step.stage()).day(step.on()));
  }

  private static Bridge bridge(RecordReader in) {
    return new Bridge(
        in.code(Service.values()),
        in.list(i -> new Bridge.Step(i.code(BridgeStage.values()), i.day())));
  }

  private static void write(RecordWriter out, Measurement measured) {
    out.unsigned(measured.episode())
        .day(measured.on())
        .code(measured.kind())
        .codes(measured.servicesInUse())
        .code(measured.usesSociety())
        .code(measured.isolationBroken());
  }

  private static Measurement measurement(RecordReader in) {
    return new Measurement(
        in.small(),
        in.day(),
        in.code(MeasurementKind.values()),
        in.codes(Service.class, Service.values()),
        in.code(Answer.values()),
        in.code(Answer.values()));
  }
}
