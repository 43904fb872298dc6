package dk.tillid.casework;

import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;

/// A team's year of commands drawn at random, some of them planned ahead.
final class RandomYear {
  private static final List<String> MUNICIPALITIES =
      List.of(Fieldwork.HEDENSTED, Fieldwork.RUDERSDAL, Fieldwork.EXAMPLE, Fieldwork.UNSTATED);

  final SplittableRandom random;
  final Fieldwork field;
  final List<CaseId> ids = new ArrayList<>();
  final List<ReferralId> enquiries = new ArrayList<>();
  final List<CodeTag> codes = new ArrayList<>();
  final Set<CaseId> erased = new HashSet<>();
  final Queue<Command> planned = new ArrayDeque<>();

  RandomYear(SplittableRandom random) {
    this.random = random;
    field = new Fieldwork(pick(MUNICIPALITIES));
    ids.add(field.newId());
    enquiries.add(new ReferralId(-1, -1));
    codes.add(new CodeTag(-1, -1));
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <E> E pick(E[] list) {
    return list[random.nextInt(list.length)];
  }

  LocalDate today() {
    return field.ledger.view().today();
  }

  LocalDate day() {
    return today().plusDays(random.nextInt(-20, 2));
  }

  Origin origin() {
    return random.nextBoolean()
        ? new Origin.Enquiry(pick(enquiries))
        : new Origin.Met(ReferralSource.OWN_OUTREACH);
  }

  Command next() {
    return planned.isEmpty() || random.nextInt(8) == 0 ? drawn() : planned.remove();
  }

  private Command drawn() {
    return switch (random.nextInt(15)) {
      case 0 -> enquiry();
      case 1 -> opening();
      case 2, 3 -> field.attempt(pick(ids), day(), pick(AttemptKind.values()), result());
      case 4, 5, 6 -> field.contact(pick(ids), day(), random.nextInt(90), phase());
      case 7 -> observation();
      case 8 -> goal();
      case 9 -> bridge();
      case 10 -> measurement();
      case 11 -> closing();
      case 12 -> answer();
      case 13 -> new ReopenCase(field.worker, field.practice, pick(ids), day(), origin());
      default -> random.nextInt(4) > 0 ? consent() : withdrawal();
    };
  }

  private Command enquiry() {
    RegisterReferral enquiry = field.enquiry(day());
    enquiries.add(enquiry.id());
    return enquiry;
  }

  private Command answer() {
    return new AnswerReferral(
        field.worker,
        field.practice,
        pick(enquiries),
        day(),
        pick(ReferralOutcome.values()),
        random.nextBoolean() ? Optional.of(pick(ids)) : Optional.empty());
  }

  private Command opening() {
    OpenCase opening = field.opening(day(), origin());
    ids.add(opening.id());
    if (random.nextInt(3) == 0) {
      planGivingUp(opening.id());
    }
    return opening;
  }

  /// Chance alone hardly ever meets the whole protocol.
  private void planGivingUp(CaseId id) {
    planned.clear();
    for (int i = 0; i < 2; i++) {
      planned.add(field.missedVisit(id, today()));
      planned.add(field.missedCall(id, today()));
    }
    planned.add(field.closing(id, today(), ClosingReason.UNREACHABLE_PROTOCOL));
  }

  private AttemptResult result() {
    return random.nextInt(5) == 0 ? pick(AttemptResult.values()) : AttemptResult.NOT_REACHED;
  }

  private Optional<Phase> phase() {
    return random.nextInt(4) == 0 ? Optional.of(pick(Phase.values())) : Optional.empty();
  }

  private Command observation() {
    return new RecordObservation(
        field.worker,
        field.practice,
        pick(ids),
        Fieldwork.seen(day(), Optional.of(pick(HousingSituation.values()))),
        phase());
  }

  private Command goal() {
    SetGoal.Aim aim =
        random.nextBoolean()
            ? new SetGoal.Aim.New(pick(GoalType.values()), true, GoalStatus.ACTIVE)
            : new SetGoal.Aim.Status(random.nextInt(3), pick(GoalStatus.values()));
    return new SetGoal(field.worker, field.practice, pick(ids), day(), aim);
  }

  private Command bridge() {
    return new RecordBridge(
        field.worker,
        field.practice,
        pick(ids),
        day(),
        pick(Service.values()),
        pick(BridgeStage.values()));
  }

  private Command measurement() {
    return new MeasureEffect(
        field.worker,
        field.practice,
        pick(ids),
        day(),
        pick(MeasurementKind.values()),
        Set.of(),
        Answer.UNKNOWN,
        Answer.YES);
  }

  private Command closing() {
    ClosingReason reason =
        random.nextBoolean() ? ClosingReason.UNREACHABLE_PROTOCOL : pick(ClosingReason.values());
    return new CloseCase(
        field.worker,
        field.practice,
        pick(ids),
        today(),
        reason,
        Set.of(pick(IsolationBrokenBy.values())),
        Set.of(pick(AssessmentGround.values())),
        Set.of());
  }

  private Command consent() {
    CodeTag code = new CodeTag(random.nextLong(), random.nextLong());
    codes.add(code);
    return new GiveConsent(
        field.worker,
        field.practice,
        pick(ids),
        ConsentScope.STATISTICS,
        Optional.empty(),
        day(),
        Optional.empty(),
        code,
        "printed");
  }

  private Command withdrawal() {
    CodeTag code = pick(codes);
    WithdrawalScope scope = pick(WithdrawalScope.values());
    if (scope == WithdrawalScope.EVERYTHING) {
      field.ledger.view().caseOf(code).ifPresent(erased::add);
    }
    return new RevokeConsent(code, scope);
  }
}
