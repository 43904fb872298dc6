package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Handle;
import dk.tillid.domain.MemoryLedger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A team at work in one municipality, for tests: short ways to say what happened.
public final class Fieldwork {
  /// Monday 2 March 2026.
  public static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  public static final String HEDENSTED = "0766";
  public static final String RUDERSDAL = "0230";
  public static final String BALLERUP = "0151";
  public static final String VORDINGBORG = "0390";
  public static final String EXAMPLE = "0999";
  public static final String UNSTATED = "0727";
  public static final TeamId TEAM = new TeamId("nord");

  private static final Practice PRACTICE = Practice.of(RuleBook.shipped());

  public final MemoryLedger ledger;
  public final Actor worker;
  public final Actor lead;
  public Practice practice = PRACTICE;
  private long drawn;

  /// A team of the municipality, on a Monday.
  public Fieldwork(String municipality) {
    this(municipality, MONDAY);
  }

  /// A team of the municipality, on a day.
  public Fieldwork(String municipality, LocalDate today) {
    ledger = new MemoryLedger(today);
    worker = actor(Role.WORKER, municipality, "nord");
    lead = actor(Role.TEAMLEAD, municipality, "nord");
  }

  /// Somebody of another team or municipality.
  public static Actor actor(Role role, String municipality, String team) {
    return new Actor(
        new WorkerId(role.name()), role, new Municipality(municipality), Set.of(new TeamId(team)));
  }

  public Outcome run(Command command) {
    return ledger.run(command);
  }

  public CaseFile file(CaseId id) {
    return ledger.view().caseFile(id).orElseThrow();
  }

  public Referral file(ReferralId id) {
    return ledger.view().referral(id).orElseThrow();
  }

  public CaseId newId() {
    return new CaseId(drawn++, 1);
  }

  public RegisterReferral enquiry(LocalDate receivedOn) {
    return new RegisterReferral(
        worker,
        practice,
        new ReferralId(drawn++, 2),
        TEAM,
        receivedOn,
        ReferralSource.OTHERS_NEIGHBOURS,
        ReferrerKind.PRIVATE,
        ReferralChannel.PHONE,
        Set.of(TargetGroup.ISOLATED));
  }

  /// An enquiry that was recorded.
  public ReferralId received(LocalDate on) {
    RegisterReferral enquiry = enquiry(on);
    run(enquiry);
    return enquiry.id();
  }

  public OpenCase opening(LocalDate on, Origin origin) {
    return opening(on, origin, traits(OptionalInt.empty()), List.of());
  }

  public OpenCase opening(LocalDate on, Origin origin, Traits traits, List<WorkerId> workers) {
    return new OpenCase(
        worker,
        practice,
        newId(),
        List.of(handle(drawn++), handle(drawn++)),
        new Words("blå", "sten"),
        origin,
        TEAM,
        workers,
        on,
        traits);
  }

  /// A case opened without enquiry.
  public CaseId opened(LocalDate on) {
    return opened(on, new Origin.Met(ReferralSource.OWN_OUTREACH));
  }

  public CaseId opened(LocalDate on, Origin origin) {
    OpenCase opening = opening(on, origin);
    run(opening);
    return opening.id();
  }

  public static Handle handle(long number) {
    return new Handle("%08d".formatted(number));
  }

  public static Traits traits(OptionalInt age) {
    return new Traits(
        Gender.UNKNOWN,
        age.isPresent() ? AgeBand.of(age.getAsInt()) : AgeBand.UNKNOWN,
        age,
        CivilStatus.UNKNOWN,
        LivingSituation.UNKNOWN,
        Set.of(TargetGroup.ISOLATED),
        true);
  }

  public RecordAttempt attempt(CaseId id, LocalDate on, AttemptKind kind, AttemptResult result) {
    return new RecordAttempt(worker, practice, id, on, kind, PlaceKind.HOME, true, result);
  }

  public RecordAttempt missedVisit(CaseId id, LocalDate on) {
    return attempt(id, on, AttemptKind.VISIT, AttemptResult.NOT_REACHED);
  }

  public RecordAttempt missedCall(CaseId id, LocalDate on) {
    return attempt(id, on, AttemptKind.CALL, AttemptResult.NOT_REACHED);
  }

  public RecordContact contact(CaseId id, LocalDate on, int minutes) {
    return contact(id, on, minutes, Optional.empty());
  }

  public RecordContact contact(CaseId id, LocalDate on, int minutes, Optional<Phase> phase) {
    return new RecordContact(
        worker,
        practice,
        id,
        new Contact(
            on,
            ContactMode.HOME_VISIT,
            PlaceKind.HOME,
            minutes,
            phase,
            InitiatedBy.WORKER,
            Set.of(),
            Optional.empty()));
  }

  public static Observation seen(LocalDate on, Optional<HousingSituation> housing) {
    return new Observation(
        on, housing, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
  }

  public CloseCase closing(CaseId id, LocalDate on, ClosingReason reason) {
    return new CloseCase(worker, practice, id, on, reason, Set.of(), Set.of(), Set.of());
  }

  public ReopenCase reopening(CaseId id, LocalDate on) {
    return new ReopenCase(worker, practice, id, on, new Origin.Met(ReferralSource.OWN_OUTREACH));
  }

  public static Outcome refused(Refusal reason) {
    return Outcome.Refused.because(reason);
  }

  public static Outcome refused(Refusal reason, String rule) {
    return new Outcome.Refused(reason, Optional.of(rule));
  }

  public static Outcome recorded(CaseId id, int index, Warning... warnings) {
    return new Outcome.CaseRecorded(id, index, List.of(warnings));
  }
}
