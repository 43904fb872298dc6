package dk.tillid.api.graph;

import dk.tillid.casework.AnswerReferral;
import dk.tillid.casework.AssignCase;
import dk.tillid.casework.CloseCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.OpenCase;
import dk.tillid.casework.Origin;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.ReopenCase;
import dk.tillid.casework.SetGoal;
import dk.tillid.casework.UndoMerge;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.ReplaceCode;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Request;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.Randomness;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The mutations of staff: input to command, command to the ledger, outcome to the union's member.
/// All chance is drawn here, before the command decides.
final class Mutations {
  /// Makes the command of an input.
  private interface Parser {
    Command of(Call call, Input in);
  }

  /// Makes the command of an input about a known case.
  interface CaseParser {
    Command of(Call call, CaseId id, Input in);
  }

  /// What an unknown handle stands for: no case has it, and the ledger takes the same way to the
  /// same answer as for a case out of reach.
  static final CaseId NOBODY = new CaseId(0, 0);

  /// What a misread code stands for: nobody's, and refused as any other that is not the citizen's.
  private static final CodeTag MISREAD = new CodeTag(0, 0);

  private Mutations() {}

  static void wire(Wiring wiring) {
    root(wiring, Operation.REGISTER_REFERRAL, "ReferralRegistered", Mutations::referral);
    root(wiring, Operation.OPEN_CASE, "CaseOpened", Mutations::open);
    root(wiring, Operation.ANSWER_REFERRAL, "ReferralAnswered", Mutations::answer);
    ofCase(wiring, Operation.RECORD_ATTEMPT, "AttemptRecorded", Mutations::attempt);
    ofCase(wiring, Operation.RECORD_CONTACT, "ContactRecorded", Mutations::contact);
    ofCase(wiring, Operation.RECORD_OBSERVATION, "ObservationRecorded", Mutations::observation);
    ofCase(wiring, Operation.SET_GOAL, "GoalSet", Mutations::goal);
    ofCase(wiring, Operation.RECORD_BRIDGE, "BridgeRecorded", Mutations::bridge);
    ofCase(wiring, Operation.MEASURE_EFFECT, "EffectMeasured", Mutations::effect);
    ofCase(wiring, Operation.CLOSE_CASE, "CaseClosed", Mutations::close);
    ofCase(wiring, Operation.REOPEN_CASE, "CaseReopened", Mutations::reopen);
    ofCase(wiring, Operation.GIVE_CONSENT, "ConsentGiven", Mutations::consent);
    ofCase(wiring, Operation.CORRECT_TRAITS, "TraitsCorrected", Mutations::correct);
    ofCase(wiring, Operation.ASSIGN_CASE, "CaseAssigned", Mutations::assign);
    ofCase(wiring, Operation.MERGE_CASES, "CasesMerged", Mutations::merge);
    ofCase(wiring, Operation.UNDO_MERGE, "MergeUndone", Mutations::undoMerge);
    ofCase(wiring, Operation.REPLACE_CODE, "CodeReplaced", Mutations::replaceCode);
  }

  static void ofCase(Wiring wiring, Operation operation, String type, CaseParser parser) {
    root(wiring, operation, type, (call, in) -> parser.of(call, caseId(call, in), in));
  }

  private static CaseId caseId(Call call, Input in) {
    return in.caseId("case", call.view()).orElse(NOBODY);
  }

  private static void root(Wiring wiring, Operation operation, String type, Parser parser) {
    wiring.root(
        "Mutation",
        operation,
        (call, arguments) -> {
          Input in = arguments.inner("input");
          Command command = parser.of(call, in);
          return Outcomes.of(
              type,
              call,
              day(call, in, operation == Operation.OPEN_CASE ? "openedOn" : "on"),
              call.services().ledger().transact(request(call, operation, in), command));
        });
  }

  static Request request(Call call, Operation operation, Input in) {
    CodedField.screen(call.actor(), in);
    Request.Idempotency idempotency =
        new Request.Idempotency(
            in.key(), call.services().tags().fingerprint(Canonical.of(operation.field(), in)));
    return call.change(purpose(operation), idempotency);
  }

  /// Why the case is touched, as the citizen reads it.
  static Purpose purpose(Operation operation) {
    if (operation == Operation.RECORD_SAFETY_EVENT) {
      return Purpose.SAFETY;
    }
    if (operation == Operation.ASSIGN_CASE || operation == Operation.RECORD_HANDOVER) {
      return Purpose.HANDOVER;
    }
    if (operation == Operation.REPLACE_CODE) {
      return Purpose.CITIZEN_REQUEST;
    }
    return operation == Operation.MERGE_CASES || operation == Operation.UNDO_MERGE
        ? Purpose.DUPLICATE_CHECK
        : Purpose.CASE_WORK;
  }

  private static Command referral(Call call, Input in) {
    return new RegisterReferral(
        call.actor(),
        call.services().practice(),
        call.services().randomness().referralId(),
        in.team(),
        day(call, in, "receivedOn"),
        in.code("source", ReferralSource.class),
        in.code("referrerKind", ReferrerKind.class),
        in.code("channel", ReferralChannel.class),
        in.codes("concerns", TargetGroup.class));
  }

  private static Command answer(Call call, Input in) {
    return new AnswerReferral(
        call.actor(),
        call.services().practice(),
        in.referral().orElseThrow(() -> new Rejected(Rejected.Field.ID)),
        day(call, in, "on"),
        in.code("outcome", ReferralOutcome.class),
        in.has("case") ? Optional.of(caseId(call, in)) : Optional.empty());
  }

  private static Command open(Call call, Input in) {
    Randomness randomness = call.services().randomness();
    List<Handle> handles = Stream.generate(randomness::handle).limit(OpenCase.HANDLES).toList();
    return new OpenCase(
        call.actor(),
        call.services().practice(),
        randomness.caseId(),
        handles,
        randomness.words(),
        origin(in),
        in.team(),
        in.workers().orElseGet(() -> List.of(call.actor().worker())),
        day(call, in, "openedOn"),
        traits(in.inner("traits")));
  }

  /// The day an input names, today when absent: most things are recorded on the day they happen.
  static LocalDate day(Call call, Input in, String name) {
    return in.day(name).orElseGet(() -> call.view().today());
  }

  private static Origin origin(Input in) {
    return in.referral()
        .<Origin>map(Origin.Enquiry::new)
        .orElseGet(() -> new Origin.Met(in.code("source", ReferralSource.class)));
  }

  private static Traits traits(Input in) {
    return new Traits(
        in.code("gender", Gender.class),
        in.code("ageBand", AgeBand.class),
        in.numberOf("age"),
        in.code("civilStatus", CivilStatus.class),
        in.code("livingSituation", LivingSituation.class),
        in.codes("targetGroups", TargetGroup.class),
        in.flag("anonymousInDialogue"));
  }

  private static Command correct(Call call, CaseId id, Input in) {
    CorrectTraits.Correction correction =
        new CorrectTraits.Correction(
            in.codeOf("gender", Gender.class),
            in.codeOf("ageBand", AgeBand.class),
            in.numberOf("age"),
            in.codeOf("civilStatus", CivilStatus.class),
            in.codeOf("livingSituation", LivingSituation.class),
            in.has("targetGroups")
                ? Optional.of(in.codes("targetGroups", TargetGroup.class))
                : Optional.empty(),
            in.choice("anonymousInDialogue"));
    return new CorrectTraits(call.actor(), call.services().practice(), id, correction);
  }

  private static Command attempt(Call call, CaseId id, Input in) {
    return new RecordAttempt(
        call.actor(),
        call.services().practice(),
        id,
        day(call, in, "on"),
        in.code("kind", AttemptKind.class),
        in.code("place", PlaceKind.class),
        in.flag("noteLeft"),
        in.code("result", AttemptResult.class));
  }

  private static Command contact(Call call, CaseId id, Input in) {
    Contact contact =
        new Contact(
            day(call, in, "on"),
            in.code("mode", ContactMode.class),
            in.code("place", PlaceKind.class),
            in.number("minutes", Rejected.Field.MINUTES),
            in.codeOf("phase", Phase.class),
            in.code("initiatedBy", InitiatedBy.class),
            in.codes("activities", SupportActivity.class),
            in.codeOf("overrideReason", OverrideReason.class));
    return new RecordContact(call.actor(), call.services().practice(), id, contact);
  }

  private static Command observation(Call call, CaseId id, Input in) {
    Observation observation =
        new Observation(
            day(call, in, "on"),
            in.codeOf("housing", HousingSituation.class),
            in.codeOf("income", IncomeBasis.class),
            in.codeOf("primaryProblem", PrimaryProblem.class),
            in.codes("furtherProblems", FurtherProblem.class),
            in.codeOf("frequency", ContactFrequency.class));
    return new RecordObservation(
        call.actor(), call.services().practice(), id, observation, in.codeOf("phase", Phase.class));
  }

  private static Command goal(Call call, CaseId id, Input in) {
    GoalStatus status = in.code("status", GoalStatus.class);
    SetGoal.Aim aim =
        in.numberOf("goal").isPresent()
            ? new SetGoal.Aim.Status(in.numberOf("goal").getAsInt(), status)
            : new SetGoal.Aim.New(in.code("type", GoalType.class), in.flag("setJointly"), status);
    return new SetGoal(call.actor(), call.services().practice(), id, day(call, in, "on"), aim);
  }

  private static Command bridge(Call call, CaseId id, Input in) {
    return new RecordBridge(
        call.actor(),
        call.services().practice(),
        id,
        day(call, in, "on"),
        in.code("service", Service.class),
        in.code("stage", BridgeStage.class));
  }

  private static Command effect(Call call, CaseId id, Input in) {
    return new MeasureEffect(
        call.actor(),
        call.services().practice(),
        id,
        day(call, in, "on"),
        in.code("kind", MeasurementKind.class),
        in.codes("servicesInUse", Service.class),
        in.code("usesSociety", Answer.class),
        in.code("isolationBroken", Answer.class));
  }

  private static Command close(Call call, CaseId id, Input in) {
    return new CloseCase(
        call.actor(),
        call.services().practice(),
        id,
        day(call, in, "on"),
        in.code("reason", ClosingReason.class),
        in.codes("isolationBrokenBy", IsolationBrokenBy.class),
        in.codes("assessment", AssessmentGround.class),
        in.codes("servicesInUse", Service.class));
  }

  private static Command reopen(Call call, CaseId id, Input in) {
    return new ReopenCase(
        call.actor(), call.services().practice(), id, day(call, in, "on"), origin(in));
  }

  private static Command consent(Call call, CaseId id, Input in) {
    CitizenCode code = call.services().randomness().citizenCode();
    LocalDate givenOn = day(call, in, "on");
    return new GiveConsent(
        call.actor(),
        call.services().practice(),
        id,
        in.code("scope", ConsentScope.class),
        in.codeOf("recipient", RecipientKind.class),
        givenOn,
        in.day("expiresOn"),
        call.services().tags().codeTag(code),
        code.printed());
  }

  private static Command replaceCode(Call call, CaseId id, Input in) {
    CitizenCode code = call.services().randomness().citizenCode();
    return new ReplaceCode(
        call.actor(),
        call.services().practice(),
        id,
        in.text("code").map(typed -> presented(call, typed)),
        call.services().tags().codeTag(code),
        code.printed());
  }

  private static CodeTag presented(Call call, String typed) {
    return CitizenCode.read(typed) instanceof CodeReading.Read<CitizenCode>(CitizenCode code)
        ? call.services().tags().codeTag(code)
        : MISREAD;
  }

  private static Command assign(Call call, CaseId id, Input in) {
    return new AssignCase(
        call.actor(), call.services().practice(), id, in.team(), in.workers().orElse(List.of()));
  }

  private static Command merge(Call call, CaseId id, Input in) {
    CaseId absorbed = in.caseId("absorbed", call.view()).orElse(NOBODY);
    return new MergeCases(call.actor(), call.services().practice(), id, absorbed);
  }

  private static Command undoMerge(Call call, CaseId id, Input in) {
    return new UndoMerge(call.actor(), call.services().practice(), id);
  }
}
