package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.CloseCase;
import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.OpenCase;
import dk.tillid.casework.Origin;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.ReopenCase;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Handle;
import dk.tillid.domain.MemoryLedger;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Role;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets a worker do the steps day by day, by the commands and under the municipality's own rules.
/// Every command must be accepted.
final class CommandReplay {
  private final MemoryLedger ledger = new MemoryLedger(RudersdalFixture.LAST_DAY);
  private final Practice practice = Practice.of(RuleBook.shipped());
  private final Map<Integer, ReferralId> waiting = new HashMap<>();
  private final WorkerId worker = new WorkerId("skp-1");
  private final Actor actor =
      new Actor(worker, Role.WORKER, RudersdalFixture.MUNICIPALITY, Set.of(RudersdalFixture.TEAM));
  private int referrals;

  private CommandReplay() {}

  /// The cases as the ledger keeps them after the steps.
  static List<CaseFile> of(List<Step> steps) {
    CommandReplay replay = new CommandReplay();
    steps.forEach(replay::take);
    replay.ledger.today(RudersdalFixture.LAST_DAY);
    return replay.ledger.view().caseFiles();
  }

  private void take(Step step) {
    ledger.today(step.on());
    Outcome outcome = ledger.run(command(step));
    assertThat(outcome)
        .as("%s of case %d", step.getClass().getSimpleName(), step.caseNo())
        .isInstanceOfAny(Outcome.CaseRecorded.class, Outcome.ReferralRecorded.class);
  }

  private Command command(Step step) {
    CaseId id = new CaseId(0, step.caseNo());
    return switch (step) {
      case Step.Enquire enquiry -> enquiry(enquiry);
      case Step.Open open -> opening(open);
      case Step.Reopen(var on, int no, var source) ->
          new ReopenCase(actor, practice, id, on, origin(no, source));
      case Step.Try(var on, _, var kind, var place, var result) ->
          new RecordAttempt(actor, practice, id, on, kind, place, false, result);
      case Step.Meet meeting -> new RecordContact(actor, practice, id, contact(meeting));
      case Step.Observe seen ->
          new RecordObservation(actor, practice, id, observation(seen), Optional.empty());
      case Step.Bridge(var on, _, var service, var stage) ->
          new RecordBridge(actor, practice, id, on, service, stage);
      case Step.Measure(var on, _, var kind, var services, var society, var isolation) ->
          new MeasureEffect(actor, practice, id, on, kind, services, society, isolation);
      case Step.Close(var on, _, var reason) ->
          new CloseCase(actor, practice, id, on, reason, Set.of(), Set.of(), Set.of());
    };
  }

  private Command enquiry(Step.Enquire enquiry) {
    ReferralId id = new ReferralId(1, referrals++);
    waiting.put(enquiry.caseNo(), id);
    return new RegisterReferral(
        actor,
        practice,
        id,
        RudersdalFixture.TEAM,
        enquiry.on(),
        enquiry.source(),
        enquiry.by(),
        enquiry.channel(),
        Set.of());
  }

  private Command opening(Step.Open open) {
    return new OpenCase(
        actor,
        practice,
        new CaseId(0, open.caseNo()),
        List.of(new Handle(String.format(Locale.ROOT, "%08d", open.caseNo()))),
        new Words("blå", "sten"),
        origin(open.caseNo(), open.source()),
        RudersdalFixture.TEAM,
        List.of(worker),
        open.on(),
        open.traits());
  }

  private Origin origin(int caseNo, ReferralSource source) {
    ReferralId referral = waiting.remove(caseNo);
    return referral == null ? new Origin.Met(source) : new Origin.Enquiry(referral);
  }

  private static Contact contact(Step.Meet meeting) {
    return new Contact(
        meeting.on(),
        meeting.mode(),
        meeting.place(),
        meeting.minutes(),
        Optional.empty(),
        InitiatedBy.WORKER,
        Set.of(),
        Optional.empty());
  }

  private static Observation observation(Step.Observe seen) {
    return new Observation(
        seen.on(),
        seen.housing(),
        seen.income(),
        seen.primaryProblem(),
        seen.furtherProblems(),
        Optional.empty());
  }
}
