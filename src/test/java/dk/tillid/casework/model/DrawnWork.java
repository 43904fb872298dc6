package dk.tillid.casework.model;

import dk.tillid.casework.AnswerReferral;
import dk.tillid.casework.CloseCase;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.OpenCase;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.ReopenCase;
import dk.tillid.casework.SetGoal;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Observation;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Words;
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
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Commands of the work with enquiries and citizens, drawn at random.
record DrawnWork(Chance chance, Practice practice) {
  Command enquiry() {
    Actor actor = chance.actor(chance.pick(Chance.MUNICIPALITIES));
    return enquiry(actor, chance.day());
  }

  RegisterReferral enquiry(Actor actor, LocalDate on) {
    return new RegisterReferral(
        actor,
        practice,
        chance.newEnquiry(),
        chance.team(),
        on,
        chance.pick(ReferralSource.values()),
        chance.pick(ReferrerKind.values()),
        chance.pick(ReferralChannel.values()),
        chance.some(TargetGroup.values()));
  }

  Command answer() {
    ReferralId id = chance.enquiry();
    Actor actor = chance.near(id);
    ReferralOutcome outcome =
        chance.oneIn(3) ? ReferralOutcome.CASE_KNOWN : chance.pick(ReferralOutcome.values());
    boolean named = outcome == ReferralOutcome.CASE_KNOWN != chance.oneIn(4);
    Optional<CaseId> known =
        chance
            .folder()
            .filter(it -> named && it.municipality().equals(actor.municipality().code()))
            .map(it -> it.id);
    return new AnswerReferral(actor, practice, id, chance.day(), outcome, known);
  }

  OpenCase opening() {
    String municipality = chance.pick(Chance.MUNICIPALITIES);
    return opening(municipality, chance.day());
  }

  OpenCase opening(String municipality, LocalDate on) {
    boolean exact = Says.of(municipality, on).contains(Says.EXACT_AGE) != chance.oneIn(10);
    return new OpenCase(
        chance.actor(municipality),
        practice,
        chance.newCase(),
        chance.handles(),
        new Words("blå", "sten"),
        chance.origin(municipality),
        chance.team(),
        chance.workers(),
        on,
        chance.traits(exact));
  }

  Command reopening() {
    CaseId id = chance.known();
    Actor actor = chance.near(id);
    return new ReopenCase(
        actor, practice, id, chance.day(), chance.origin(actor.municipality().code()));
  }

  Command attempt() {
    AttemptResult result =
        chance.oneIn(5) ? chance.pick(AttemptResult.values()) : AttemptResult.NOT_REACHED;
    return attempt(chance.known(), chance.day(), chance.pick(AttemptKind.values()), result);
  }

  Command attempt(CaseId id, LocalDate on, AttemptKind kind, AttemptResult result) {
    return new RecordAttempt(
        chance.near(id),
        practice,
        id,
        on,
        kind,
        chance.pick(PlaceKind.values()),
        !chance.oneIn(4),
        result);
  }

  Command contact() {
    return contact(chance.known(), chance.day(), 10 * chance.random.nextInt(10));
  }

  Command contact(CaseId id, LocalDate on, int minutes) {
    Optional<Phase> phase = chance.oneIn(5) ? chance.maybe(Phase.values()) : Optional.empty();
    return new RecordContact(
        chance.near(id),
        practice,
        id,
        new Contact(
            on,
            chance.pick(ContactMode.values()),
            chance.pick(PlaceKind.values()),
            minutes,
            phase,
            chance.pick(InitiatedBy.values()),
            chance.some(SupportActivity.values()),
            chance.maybe(OverrideReason.values())));
  }

  Command observation() {
    CaseId id = chance.known();
    Observation seen =
        new Observation(
            chance.day(),
            chance.maybe(HousingSituation.values()),
            chance.maybe(IncomeBasis.values()),
            chance.maybe(PrimaryProblem.values()),
            chance.some(FurtherProblem.values()),
            chance.maybe(ContactFrequency.values()));
    boolean nothing = seen.equals(WorkForeseen.nothing(seen.on()));
    Optional<Phase> phase =
        nothing || chance.oneIn(4) ? Optional.of(chance.pick(Phase.values())) : Optional.empty();
    return new RecordObservation(chance.near(id), practice, id, seen, phase);
  }

  Command entering(CaseId id, LocalDate on, Phase phase) {
    return new RecordObservation(
        chance.near(id), practice, id, WorkForeseen.nothing(on), Optional.of(phase));
  }

  Command goal() {
    CaseId id = chance.known();
    SetGoal.Aim aim =
        chance.random.nextBoolean()
            ? new SetGoal.Aim.New(
                chance.pick(GoalType.values()),
                chance.random.nextBoolean(),
                chance.pick(GoalStatus.values()))
            : new SetGoal.Aim.Status(chance.random.nextInt(3), chance.pick(GoalStatus.values()));
    return new SetGoal(chance.near(id), practice, id, chance.day(), aim);
  }

  Command bridge() {
    CaseId id = chance.known();
    return new RecordBridge(
        chance.near(id),
        practice,
        id,
        chance.day(),
        chance.pick(Service.values()),
        chance.pick(BridgeStage.values()));
  }

  Command measurement() {
    CaseId id = chance.known();
    return new MeasureEffect(
        chance.near(id),
        practice,
        id,
        chance.day(),
        chance.pick(MeasurementKind.values()),
        chance.some(Service.values()),
        chance.pick(Answer.values()),
        chance.pick(Answer.values()));
  }

  Command closing() {
    ClosingReason reason =
        switch (chance.random.nextInt(4)) {
          case 0 -> ClosingReason.UNREACHABLE_PROTOCOL;
          case 1 -> ClosingReason.UNREACHABLE_ASSESSED;
          default -> chance.pick(ClosingReason.values());
        };
    return closing(chance.known(), chance.day(), reason);
  }

  Command closing(CaseId id, LocalDate on, ClosingReason reason) {
    Set<IsolationBrokenBy> by = chance.some(IsolationBrokenBy.values());
    return new CloseCase(
        chance.near(id),
        practice,
        id,
        on,
        reason,
        by,
        chance.some(AssessmentGround.values()),
        chance.some(Service.values()));
  }
}
