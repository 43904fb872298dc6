package dk.tillid.standard;

import dk.tillid.casework.CloseCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.Origin;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.Retention;
import dk.tillid.casework.SetGoal;
import dk.tillid.casework.Today;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Traits;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What happens around one citizen in one municipality: each method is an event, made by the real
/// command, and tells how it ended.
///
/// The case came of an enquiry eleven weeks ago, on a Monday before Christmas; nobody was met yet.
final class Day {
  final Fieldwork field;
  final LocalDate today;
  final LocalDate opened;
  final CaseId citizen;

  Day(Standard standard) {
    today = standard.today();
    opened = today.minusWeeks(11);
    field = new Fieldwork(standard.municipality(), today);
    citizen = field.opened(opened, new Origin.Enquiry(field.received(opened)));
  }

  CaseFile file() {
    return field.file(citizen);
  }

  /// The case's line in the list of the day.
  Today.OpenCase line() {
    return Today.openCase(field.practice, field.ledger.view(), file());
  }

  /// The Saturday before the day.
  LocalDate saturday() {
    return today.minusDays(2);
  }

  LocalDate christmasDay() {
    return LocalDate.of(opened.getYear(), 12, 25);
  }

  /// A first contact so many days after the enquiry.
  Outcome firstMetAfter(int days) {
    return met(opened.plusDays(days), ContactMode.IN_PERSON, 30, Optional.empty());
  }

  /// A first contact ten weeks after the enquiry.
  Outcome firstMetTenWeeksLate() {
    return firstMetAfter(70);
  }

  Outcome metBy(ContactMode mode, LocalDate on) {
    return met(on, mode, 30, Optional.empty());
  }

  Outcome metOn(LocalDate on) {
    return metBy(ContactMode.STREET, on);
  }

  /// Met this week for so long, after having been met in time.
  Outcome metFor(int minutes) {
    return met(today, ContactMode.IN_PERSON, minutes, Optional.empty());
  }

  Outcome metFor(int minutes, OverrideReason reason) {
    return met(today, ContactMode.IN_PERSON, minutes, Optional.of(reason));
  }

  Outcome metFor(int minutes, LocalDate on) {
    return met(on, ContactMode.IN_PERSON, minutes, Optional.empty());
  }

  /// Met again three years later, the case never having been closed.
  Outcome metThreeYearsOn() {
    LocalDate later = today.plusWeeks(156);
    field.ledger.today(later);
    return met(later, ContactMode.IN_PERSON, 30, Optional.empty());
  }

  /// Ten hours within one week, of a citizen who was met in time.
  Outcome metForTenHours() {
    firstMetAfter(1);
    return metFor(600);
  }

  /// Met at a weekend, after having been met in time.
  Outcome metOnSaturday() {
    firstMetAfter(1);
    return metOn(saturday());
  }

  /// Met with a kind of support given.
  Outcome supportedWith(SupportActivity activity) {
    return field.run(
        new RecordContact(
            field.worker,
            field.practice,
            citizen,
            contact(today, ContactMode.IN_PERSON, 30, Set.of(activity), Optional.empty())));
  }

  /// Visited in vain in the second week.
  Outcome visitedInVain(boolean noteLeft) {
    return tried(AttemptKind.VISIT, noteLeft, AttemptResult.NOT_REACHED);
  }

  Outcome calledInVain() {
    return tried(AttemptKind.CALL, false, AttemptResult.NOT_REACHED);
  }

  /// Called on in the second week, and turned away.
  Outcome declined() {
    return tried(AttemptKind.CALL, false, AttemptResult.REACHED_DECLINED);
  }

  Outcome tried(AttemptKind kind, boolean noteLeft, AttemptResult result) {
    return tried(kind, noteLeft, result, opened.plusDays(7));
  }

  Outcome tried(AttemptKind kind, boolean noteLeft, AttemptResult result, LocalDate on) {
    return field.run(
        new RecordAttempt(
            field.worker, field.practice, citizen, on, kind, PlaceKind.HOME, noteLeft, result));
  }

  /// Closed by the protocol of visits and calls, after so many of each.
  Outcome gaveUpAfter(int visits, int calls) {
    IntStream.range(0, visits).forEach(_ -> visitedInVain(true));
    IntStream.range(0, calls).forEach(_ -> calledInVain());
    return closed(ClosingReason.UNREACHABLE_PROTOCOL);
  }

  /// Closed by an assessment on these grounds.
  Outcome gaveUpAssessed(AssessmentGround... grounds) {
    return closed(ClosingReason.UNREACHABLE_ASSESSED, Set.of(), Set.of(grounds));
  }

  Outcome closed(ClosingReason reason) {
    return closed(reason, Set.of(), Set.of());
  }

  Outcome isolationBroken(IsolationBrokenBy... by) {
    return closed(ClosingReason.ISOLATION_BROKEN, Set.of(by), Set.of());
  }

  private Outcome closed(
      ClosingReason reason, Set<IsolationBrokenBy> broken, Set<AssessmentGround> grounds) {
    return field.run(
        new CloseCase(
            field.worker, field.practice, citizen, today, reason, broken, grounds, Set.of()));
  }

  /// Closed after a citizen was helped whose effect nobody measured.
  Outcome closedUnmeasured() {
    firstMetAfter(1);
    return closed(ClosingReason.SELF_RELIANT);
  }

  /// Closed now; tells when the case is to be erased, if it ever is.
  Optional<LocalDate> closedAndErasedOn() {
    closed(ClosingReason.CITIZEN_WISH);
    return new Retention(field.practice)
        .of(field.ledger.view(), file())
        .map(Retention.Lapse::withdrawnOn);
  }

  Outcome bridged(Service service, BridgeStage stage) {
    return field.run(
        new RecordBridge(field.worker, field.practice, citizen, today, service, stage));
  }

  /// A goal, which is set together with the citizen.
  Outcome aGoalSetTogether() {
    return field.run(
        new SetGoal(
            field.worker,
            field.practice,
            citizen,
            today,
            new SetGoal.Aim.New(GoalType.AVOID_ISOLATION, true, GoalStatus.ACTIVE)));
  }

  Outcome reopened() {
    return field.run(field.reopening(citizen, today));
  }

  Outcome entered(Phase phase) {
    return field.run(
        new RecordObservation(
            field.worker,
            field.practice,
            citizen,
            Fieldwork.seen(today, Optional.empty()),
            Optional.of(phase)));
  }

  /// The effect, measured: the services used, society's possibilities, and isolation broken.
  Outcome measured(MeasurementKind kind, Answer uses, Answer broken, Service... services) {
    return field.run(
        new MeasureEffect(
            field.worker, field.practice, citizen, today, kind, Set.of(services), uses, broken));
  }

  Outcome measured(MeasurementKind kind) {
    return measured(kind, Answer.UNKNOWN, Answer.UNKNOWN);
  }

  /// Another case opened today, of a citizen with these traits.
  Outcome openedFor(Traits traits, WorkerId... workers) {
    return field.run(
        field.opening(
            today, new Origin.Met(ReferralSource.OWN_OUTREACH), traits, List.of(workers)));
  }

  Outcome openedFor(AgeBand band) {
    return openedFor(traits(band, OptionalInt.empty(), Set.of(), false));
  }

  Outcome openedForAged(int age) {
    return openedFor(Fieldwork.traits(OptionalInt.of(age)));
  }

  Outcome openedForOneIn(TargetGroup... groups) {
    return openedFor(traits(AgeBand.UNKNOWN, OptionalInt.empty(), Set.of(groups), false));
  }

  Outcome openedFor(boolean anonymous) {
    return openedFor(traits(AgeBand.UNKNOWN, OptionalInt.empty(), Set.of(), anonymous));
  }

  Outcome openedWith(String... workers) {
    return openedFor(
        Fieldwork.traits(OptionalInt.empty()),
        Stream.of(workers).map(WorkerId::new).toArray(WorkerId[]::new));
  }

  /// The citizen turns out to be of that age.
  Outcome aged(int years) {
    return field.run(
        new CorrectTraits(
            field.worker,
            field.practice,
            citizen,
            new CorrectTraits.Correction(
                Optional.empty(),
                Optional.of(AgeBand.of(years)),
                OptionalInt.of(years),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  /// An enquiry today, by whom and how.
  Outcome askedBy(ReferralSource source, ReferrerKind kind) {
    RegisterReferral enquiry = field.enquiry(today);
    return field.run(
        new RegisterReferral(
            field.worker,
            field.practice,
            enquiry.id(),
            Fieldwork.TEAM,
            today,
            source,
            kind,
            ReferralChannel.PHONE,
            Set.of()));
  }

  /// What else is done about the citizen's case.
  Papers papers() {
    return new Papers(this);
  }

  private static Traits traits(
      AgeBand band, OptionalInt age, Set<TargetGroup> groups, boolean anonymous) {
    return new Traits(
        Gender.UNKNOWN, band, age, CivilStatus.UNKNOWN, LivingSituation.UNKNOWN, groups, anonymous);
  }

  private Outcome met(
      LocalDate on, ContactMode mode, int minutes, Optional<OverrideReason> reason) {
    return field.run(
        new RecordContact(
            field.worker, field.practice, citizen, contact(on, mode, minutes, Set.of(), reason)));
  }

  private static Contact contact(
      LocalDate on,
      ContactMode mode,
      int minutes,
      Set<SupportActivity> activities,
      Optional<OverrideReason> reason) {
    return new Contact(
        on,
        mode,
        PlaceKind.GATHERING_PLACE,
        minutes,
        Optional.empty(),
        InitiatedBy.WORKER,
        activities,
        reason);
  }
}
