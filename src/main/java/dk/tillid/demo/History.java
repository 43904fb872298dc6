package dk.tillid.demo;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The course of a sketched citizen, day by day.
final class History {
  private static final List<Service> SERVICES = List.of(Service.values());

  private static final List<ClosingReason> REASONS =
      List.of(
          ClosingReason.ISOLATION_BROKEN,
          ClosingReason.ISOLATION_BROKEN,
          ClosingReason.MOVED_TO_OTHER_SUPPORT,
          ClosingReason.SELF_RELIANT,
          ClosingReason.CITIZEN_WISH,
          ClosingReason.MOVED_AWAY);

  private final Draw draw;
  private final Sketch sketch;
  private final Calendar calendar;
  private final LocalDate reached;
  private final Optional<LocalDate> closed;

  /// @param goesOn whether a course that runs at the year's end surely runs today
  History(Draw draw, Sketch sketch, Calendar calendar, boolean goesOn) {
    this.draw = draw;
    this.sketch = sketch;
    this.calendar = calendar;
    LocalDate end =
        sketch.course().running() ? calendar.last() : draw.day(calendar.first(), calendar.last());
    this.reached = end.minusDays(Calendar.days(sketch.course().band(), draw));
    this.closed = sketch.course().running() ? closedLater(goesOn) : Optional.of(end);
  }

  private Optional<LocalDate> closedLater(boolean goesOn) {
    LocalDate next = calendar.last().plusDays(1);
    return goesOn || next.isAfter(calendar.today()) || draw.percent(50)
        ? Optional.empty()
        : Optional.of(draw.day(next, calendar.today()));
  }

  /// The day of first contact.
  LocalDate reached() {
    return reached;
  }

  /// The last day of the course so far: its closing, or today.
  LocalDate until() {
    return closed.orElse(calendar.today());
  }

  boolean declined() {
    return sketch.course().band() == DurationBand.DECLINED;
  }

  Traits traits() {
    Sketch.Person person = sketch.person();
    return new Traits(
        person.gender(),
        AgeBand.of(person.age()),
        OptionalInt.of(person.age()),
        person.civil(),
        person.living(),
        targetGroups(),
        person.anonymous());
  }

  Course course() {
    Course course = Course.begin(episode());
    for (Attempt attempt : attempts()) {
      course = course.with(attempt);
    }
    for (Observation seen : observations()) {
      course = course.with(seen);
    }
    return declined() ? course : worked(course);
  }

  /// With what comes of working together: phases, goals, bridges, effect.
  private Course worked(Course begun) {
    Course course = begun;
    for (PhaseEntry phase : phases()) {
      course = course.with(phase);
    }
    course = course.with(0, goal());
    for (Service service : draw.some(SERVICES, 12)) {
      course = course.with(course.bridges().size(), bridge(service));
    }
    Set<Service> before = services(10);
    course = course.with(measured(reached, MeasurementKind.BASELINE, before, Answer.NO, Answer.NO));
    if (closed.isPresent() && draw.percent(75)) {
      Set<Service> after = services(20);
      after.addAll(before);
      course = course.with(measured(until(), MeasurementKind.FOLLOW_UP, after, answer(), answer()));
    }
    return course;
  }

  private Episode episode() {
    LocalDate opened = reached.minusDays(draw.between(0, 6));
    Episode episode =
        new Episode(
            opened,
            sketch.source(),
            Optional.empty(),
            Optional.of(opened.minusDays(draw.between(0, 2))),
            Optional.of(reached),
            Optional.empty());
    return closed.map(day -> episode.closed(closure(day))).orElse(episode);
  }

  private Closure closure(LocalDate day) {
    ClosingReason reason = declined() ? ClosingReason.DECLINED_FIRST_CONTACT : draw.one(REASONS);
    Set<IsolationBrokenBy> by =
        reason == ClosingReason.ISOLATION_BROKEN
            ? Set.of(draw.one(List.of(IsolationBrokenBy.values())))
            : Set.of();
    return new Closure(day, reason, by, Set.of(), declined() ? Set.of() : services(20));
  }

  private List<Attempt> attempts() {
    AttemptResult result =
        declined() ? AttemptResult.REACHED_DECLINED : AttemptResult.REACHED_ACCEPTED;
    return List.of(new Attempt(0, reached, AttemptKind.VISIT, PlaceKind.HOME, false, result));
  }

  private List<Observation> observations() {
    List<Observation> seen = new ArrayList<>();
    seen.add(
        new Observation(
            reached,
            Optional.of(sketch.home().at()),
            Optional.of(sketch.income()),
            Optional.of(sketch.problem()),
            further(),
            Optional.of(draw.one(List.of(ContactFrequency.values())))));
    if (sketch.home().found()) {
      seen.add(moved());
    }
    return seen;
  }

  /// A home is found within the year, while the course runs.
  private Observation moved() {
    LocalDate from = max(reached.plusDays(1), calendar.first());
    LocalDate to = until().isBefore(calendar.last()) ? until() : calendar.last();
    return new Observation(
        draw.day(from, to),
        Optional.of(HousingSituation.HOUSED),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private Set<FurtherProblem> further() {
    Set<FurtherProblem> further = EnumSet.noneOf(FurtherProblem.class);
    further.addAll(draw.some(List.of(FurtherProblem.values()), 20));
    further.remove(FurtherProblem.HOMELESSNESS);
    if (sketch.home().at().homeless()) {
      further.add(FurtherProblem.HOMELESSNESS);
    }
    return further;
  }

  private Set<TargetGroup> targetGroups() {
    Set<TargetGroup> groups = EnumSet.of(TargetGroup.NOT_USING_SERVICES);
    groups.addAll(draw.some(List.of(TargetGroup.values()), 10));
    groups.remove(TargetGroup.HOMELESS);
    if (sketch.home().at().homeless()) {
      groups.add(TargetGroup.HOMELESS);
    }
    if (sketch.problem() == PrimaryProblem.MENTAL_ONLY || sketch.problem() == PrimaryProblem.DUAL) {
      groups.add(TargetGroup.MENTAL_ILLNESS);
    }
    if (sketch.problem() == PrimaryProblem.SUBSTANCE_ONLY
        || sketch.problem() == PrimaryProblem.DUAL) {
      groups.add(draw.percent(60) ? TargetGroup.ALCOHOL_MISUSE : TargetGroup.DRUG_MISUSE);
    }
    return groups;
  }

  private List<PhaseEntry> phases() {
    List<PhaseEntry> phases = new ArrayList<>();
    LocalDate from = reached;
    for (Phase phase : Phase.values()) {
      phases.add(new PhaseEntry(phase, from));
      from = from.plusDays(draw.between(30, 150));
      if (from.isAfter(until())) {
        break;
      }
    }
    return phases;
  }

  private Goal goal() {
    LocalDate set = day();
    GoalStatus status = draw.one(List.of(GoalStatus.values()));
    return new Goal(
        draw.one(List.of(GoalType.values())),
        set,
        draw.percent(80),
        status,
        status == GoalStatus.ACTIVE ? set : draw.day(set, until()));
  }

  private Bridge bridge(Service service) {
    LocalDate on = day();
    Bridge bridge = new Bridge(service, List.of(new Bridge.Step(BridgeStage.OFFERED, on)));
    int further = draw.between(0, BridgeStage.values().length - 1);
    for (int stage = 1; stage <= further; stage++) {
      on = draw.day(on, until());
      bridge = bridge.with(new Bridge.Step(BridgeStage.values()[stage], on));
    }
    return bridge;
  }

  private static Measurement measured(
      LocalDate on, MeasurementKind kind, Set<Service> inUse, Answer society, Answer isolation) {
    return new Measurement(0, on, kind, inUse, society, isolation);
  }

  private Answer answer() {
    return draw.percent(60) ? Answer.YES : draw.percent(60) ? Answer.NO : Answer.UNKNOWN;
  }

  private Set<Service> services(int percent) {
    Set<Service> services = EnumSet.noneOf(Service.class);
    services.addAll(draw.some(SERVICES, percent));
    return services;
  }

  private LocalDate day() {
    return draw.weekday(reached, until());
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? b : a;
  }
}
