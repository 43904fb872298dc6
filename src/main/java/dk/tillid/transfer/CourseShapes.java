package dk.tillid.transfer;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Contact;
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
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.rules.Practice;
import java.util.Set;

/// How the work with a citizen stands in a line. Members have the names of the GraphQL schema.
final class CourseShapes {
  private static final Form<Integer> EPISODE = Forms.number(0, Practice.MAX_ENTRIES - 1);
  private static final Form<Set<Service>> SERVICES = Forms.codes(Service.class);
  private static final Form<PlaceKind> PLACE = Forms.code(PlaceKind.class);
  private static final Form<Phase> PHASE = Forms.code(Phase.class);
  private static final Form<Answer> ANSWER = Forms.code(Answer.class);

  private CourseShapes() {}

  static final Shape<Closure> CLOSURE = closure();
  static final Shape<Attempt> ATTEMPT = attempt();
  static final Shape<Contact> CONTACT = contact();
  static final Shape<Observation> OBSERVATION = observation();
  static final Shape<PhaseEntry> PHASE_ENTRY = phaseEntry();
  static final Shape<Goal> GOAL = goal();
  static final Shape<Bridge> BRIDGE = bridge();
  static final Shape<Measurement> MEASUREMENT = measurement();

  private static Shape<Closure> closure() {
    var shape = new Shape<Closure>("Closure");
    var on = shape.needs("on", Forms.DAY, Closure::on);
    var reason = shape.needs("reason", Forms.code(ClosingReason.class), Closure::reason);
    var brokenBy =
        shape.takes(
            "isolationBrokenBy",
            Forms.codes(IsolationBrokenBy.class),
            Closure::isolationBrokenBy,
            Set.of());
    var assessment =
        shape.takes(
            "assessment", Forms.codes(AssessmentGround.class), Closure::assessment, Set.of());
    var services = shape.takes("servicesInUse", SERVICES, Closure::servicesInUse, Set.of());
    return shape.makes(it ->
        new Closure(it.of(on), it.of(reason), it.of(brokenBy), it.of(assessment), it.of(services)));
  }

  private static Shape<Attempt> attempt() {
    var shape = new Shape<Attempt>("Attempt");
    var episode = shape.needs("episode", EPISODE, Attempt::episode);
    var on = shape.needs("on", Forms.DAY, Attempt::on);
    var kind = shape.needs("kind", Forms.code(AttemptKind.class), Attempt::kind);
    var place = shape.needs("place", PLACE, Attempt::place);
    var noteLeft = shape.takes("noteLeft", Forms.FLAG, Attempt::noteLeft, false);
    var result = shape.needs("result", Forms.code(AttemptResult.class), Attempt::result);
    return shape.makes(it ->
        new Attempt(
            it.of(episode), it.of(on), it.of(kind), it.of(place), it.of(noteLeft), it.of(result)));
  }

  private static Shape<Contact> contact() {
    var shape = new Shape<Contact>("Contact");
    var on = shape.needs("on", Forms.DAY, Contact::on);
    var mode = shape.needs("mode", Forms.code(ContactMode.class), Contact::mode);
    var place = shape.needs("place", PLACE, Contact::place);
    var minutes = shape.needs("minutes", Forms.number(0, Contact.MAX_MINUTES), Contact::minutes);
    var phase = shape.takes("phase", PHASE, Contact::phase);
    var by = shape.needs("initiatedBy", Forms.code(InitiatedBy.class), Contact::initiatedBy);
    var activities =
        shape.takes(
            "activities", Forms.codes(SupportActivity.class), Contact::activities, Set.of());
    var override =
        shape.takes("overrideReason", Forms.code(OverrideReason.class), Contact::overrideReason);
    return shape.makes(it ->
        new Contact(
            it.of(on),
            it.of(mode),
            it.of(place),
            it.of(minutes),
            it.maybe(phase),
            it.of(by),
            it.of(activities),
            it.maybe(override)));
  }

  private static Shape<Observation> observation() {
    var shape = new Shape<Observation>("Observation");
    var on = shape.needs("on", Forms.DAY, Observation::on);
    var housing = shape.takes("housing", Forms.code(HousingSituation.class), Observation::housing);
    var income = shape.takes("income", Forms.code(IncomeBasis.class), Observation::income);
    var problem =
        shape.takes(
            "primaryProblem", Forms.code(PrimaryProblem.class), Observation::primaryProblem);
    var further =
        shape.takes(
            "furtherProblems",
            Forms.codes(FurtherProblem.class),
            Observation::furtherProblems,
            Set.of());
    var frequency =
        shape.takes("frequency", Forms.code(ContactFrequency.class), Observation::frequency);
    return shape.makes(it ->
        new Observation(
            it.of(on),
            it.maybe(housing),
            it.maybe(income),
            it.maybe(problem),
            it.of(further),
            it.maybe(frequency)));
  }

  private static Shape<PhaseEntry> phaseEntry() {
    var shape = new Shape<PhaseEntry>("PhaseEntry");
    var phase = shape.needs("phase", PHASE, PhaseEntry::phase);
    var from = shape.needs("from", Forms.DAY, PhaseEntry::from);
    return shape.makes(it -> new PhaseEntry(it.of(phase), it.of(from)));
  }

  private static Shape<Goal> goal() {
    var shape = new Shape<Goal>("Goal");
    var type = shape.needs("type", Forms.code(GoalType.class), Goal::type);
    var setOn = shape.needs("setOn", Forms.DAY, Goal::setOn);
    var jointly = shape.needs("setJointly", Forms.FLAG, Goal::setJointly);
    var status = shape.needs("status", Forms.code(GoalStatus.class), Goal::status);
    var statusOn = shape.needs("statusOn", Forms.DAY, Goal::statusOn);
    return shape.makes(
        it -> new Goal(it.of(type), it.of(setOn), it.of(jointly), it.of(status), it.of(statusOn)));
  }

  private static Shape<Bridge> bridge() {
    var step = new Shape<Bridge.Step>("BridgeStep");
    var stage = step.needs("stage", Forms.code(BridgeStage.class), Bridge.Step::stage);
    var on = step.needs("on", Forms.DAY, Bridge.Step::on);
    step.makes(it -> new Bridge.Step(it.of(stage), it.of(on)));
    var shape = new Shape<Bridge>("Bridge");
    var service = shape.needs("service", Forms.code(Service.class), Bridge::service);
    var steps = shape.needs("steps", Forms.list(step, Practice.MAX_ENTRIES), Bridge::steps);
    return shape.makes(it -> new Bridge(it.of(service), it.of(steps)));
  }

  private static Shape<Measurement> measurement() {
    var shape = new Shape<Measurement>("Measurement");
    var episode = shape.needs("episode", EPISODE, Measurement::episode);
    var on = shape.needs("on", Forms.DAY, Measurement::on);
    var kind = shape.needs("kind", Forms.code(MeasurementKind.class), Measurement::kind);
    var services = shape.takes("servicesInUse", SERVICES, Measurement::servicesInUse, Set.of());
    var society = shape.needs("usesSociety", ANSWER, Measurement::usesSociety);
    var isolation = shape.needs("isolationBroken", ANSWER, Measurement::isolationBroken);
    return shape.makes(it ->
        new Measurement(
            it.of(episode),
            it.of(on),
            it.of(kind),
            it.of(services),
            it.of(society),
            it.of(isolation)));
  }
}
