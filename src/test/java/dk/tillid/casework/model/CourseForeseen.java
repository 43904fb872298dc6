package dk.tillid.casework.model;

import dk.tillid.casework.AnswerReferral;
import dk.tillid.casework.CloseCase;
import dk.tillid.casework.OpenCase;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.ReopenCase;
import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.ReferralOutcome;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How enquiries and episodes begin and end.
record CourseForeseen(Registry registry) {
  private static final int VISITS = 2;
  private static final int CALLS = 2;

  Foresight of(RegisterReferral it) {
    if (!Registry.reaches(it.actor(), it.actor().municipality().code(), it.team())) {
      return new Foresight.Absent();
    }
    return registry
        .recent(it.receivedOn())
        .or(
            new Outcome.ReferralRecorded(it.id()),
            () -> registry.enquiries.put(it.id(), received(it)));
  }

  private static Referral received(RegisterReferral it) {
    return new Referral(
        it.id(),
        it.actor().municipality(),
        it.team(),
        it.receivedOn(),
        it.source(),
        it.referrerKind(),
        it.channel(),
        it.concerns(),
        ReferralOutcome.OPEN,
        Optional.empty(),
        Optional.empty());
  }

  Foresight of(AnswerReferral it) {
    Optional<Referral> enquiry = registry.reached(it.actor(), it.id());
    Optional<Folder> known = it.known().flatMap(id -> registry.reached(it.actor(), id));
    if (enquiry.isEmpty() || (it.known().isPresent() && known.isEmpty())) {
      return new Foresight.Absent();
    }
    boolean byHand =
        it.outcome() != ReferralOutcome.OPEN && it.outcome() != ReferralOutcome.CASE_OPENED;
    boolean ofCase =
        it.outcome() == ReferralOutcome.CASE_KNOWN || registry.is(Wrong.ENQUIRY_NEEDS_A_CASE);
    Foresight.Objections objections = registry.recent(it.on());
    Registry.ofEnquiry(objections, enquiry.get(), it.on());
    objections
        .when(!byHand, Refusal.OUTCOME_NOT_BY_HAND)
        .when(byHand && ofCase && known.isEmpty(), Refusal.CASE_MISSING)
        .when(byHand && !ofCase && known.isPresent(), Refusal.CASE_NOT_APPLICABLE);
    known.ifPresent(folder ->
        registry
            .frozen(objections, folder)
            .when(registry.full(folder.furtherEnquiries), Refusal.TOO_MANY_ENTRIES));
    return objections.or(
        new Outcome.ReferralRecorded(it.id()), () -> answered(it, enquiry.get(), known));
  }

  private void answered(AnswerReferral it, Referral enquiry, Optional<Folder> known) {
    registry.answer(enquiry, it.outcome(), it.known(), it.on());
    known.ifPresent(folder -> folder.furtherEnquiries.add(it.id()));
  }

  Foresight of(OpenCase it) {
    String municipality = it.actor().municipality().code();
    if (!registry.traces(it.actor(), it.origin())
        || !Registry.reaches(it.actor(), municipality, it.team())) {
      return new Foresight.Absent();
    }
    Optional<Referral> enquiry = registry.enquiry(it.origin());
    Set<Says> says = Says.of(municipality, it.openedOn());
    Foresight.Objections objections = registry.recent(it.openedOn());
    enquiry.ifPresent(one -> Registry.ofEnquiry(objections, one, it.openedOn()));
    objections.when(
        enquiry.isEmpty() && registry.is(Wrong.CASE_NEEDS_AN_ENQUIRY), Refusal.CASE_MISSING);
    Citizens.objections(objections, says, it.traits().age());
    Citizens.workers(objections, says, it.workers().size());
    Citizens.warnings(objections, says, it.traits());
    return objections.or(it.id(), 0, () -> opened(it, enquiry));
  }

  private void opened(OpenCase it, Optional<Referral> enquiry) {
    Set<Handle> taken = new HashSet<>();
    registry.folders.values().forEach(folder -> taken.add(folder.card.handle()));
    Handle free =
        it.handles().stream().filter(one -> !taken.contains(one)).findFirst().orElseThrow();
    CaseCard card =
        new CaseCard(free, it.words(), it.actor().municipality(), it.team(), it.workers());
    registry.folders.put(
        it.id(),
        new Folder(
            it.id(), card, it.traits(), Registry.begun(it.origin(), enquiry, it.openedOn())));
    enquiry.ifPresent(one ->
        registry.answer(one, ReferralOutcome.CASE_OPENED, Optional.of(it.id()), it.openedOn()));
  }

  Foresight of(ReopenCase it) {
    Optional<Folder> found = registry.reached(it.actor(), it.caseId());
    if (!registry.traces(it.actor(), it.origin()) || found.isEmpty()) {
      return new Foresight.Absent();
    }
    Folder folder = found.get();
    Optional<Referral> enquiry = registry.enquiry(it.origin());
    Foresight.Objections objections = registry.frozen(registry.recent(it.openedOn()), folder);
    enquiry.ifPresent(one -> Registry.ofEnquiry(objections, one, it.openedOn()));
    boolean early =
        folder.episode().closure().filter(end -> it.openedOn().isBefore(end.on())).isPresent();
    return objections
        .when(folder.open(), Refusal.CASE_OPEN)
        .when(early, Refusal.DATE_BEFORE_CLOSING)
        .when(registry.full(folder.episodes), Refusal.TOO_MANY_ENTRIES)
        .or(it.caseId(), folder.episodes.size(), () -> reopened(it, folder, enquiry));
  }

  private void reopened(ReopenCase it, Folder folder, Optional<Referral> enquiry) {
    if (registry.is(Wrong.REOPENED_IS_THE_SAME_EPISODE)) {
      folder.episodes.removeLast();
    }
    folder.episodes.add(Registry.begun(it.origin(), enquiry, it.openedOn()));
    enquiry.ifPresent(one ->
        registry.answer(one, ReferralOutcome.CASE_OPENED, Optional.of(it.caseId()), it.openedOn()));
  }

  Foresight of(CloseCase it) {
    Optional<Folder> found = registry.reached(it.actor(), it.caseId());
    if (found.isEmpty()) {
      return new Foresight.Absent();
    }
    Folder folder = found.get();
    Foresight.Objections objections = registry.running(folder, it.on());
    boolean later =
        Stream.concat(
                folder.attempts.stream().map(Attempt::on),
                folder.contacts.stream().map(Contact::on))
            .anyMatch(it.on()::isBefore);
    objections.when(later, Refusal.DATE_AFTER_CLOSING);
    reason(objections, it, folder);
    missing(objections, it, folder);
    return objections.or(it.caseId(), 0, () -> folder.close(end(it)));
  }

  private void reason(Foresight.Objections objections, CloseCase it, Folder folder) {
    boolean grounds = !it.assessment().isEmpty() || registry.is(Wrong.ASSESSMENT_WITHOUT_GROUNDS);
    boolean assessed =
        registry.says(folder, it.on(), Says.ASSESSMENT) || registry.is(Wrong.ASSESSMENT_EVERYWHERE);
    if (it.reason() == ClosingReason.UNREACHABLE_PROTOCOL) {
      protocol(objections, it, folder);
    }
    if (it.reason() == ClosingReason.UNREACHABLE_ASSESSED) {
      objections
          .when(!assessed, Refusal.CLOSING_REASON_NOT_IN_RULES, "attemptProtocol")
          .when(assessed && !grounds, Refusal.ASSESSMENT_MISSING, "attemptProtocol");
    }
    objections.when(
        it.reason() == ClosingReason.ISOLATION_BROKEN && it.isolationBrokenBy().isEmpty(),
        Refusal.ISOLATION_BROKEN_BY_MISSING);
  }

  private void protocol(Foresight.Objections objections, CloseCase it, Folder folder) {
    if (!registry.says(folder, it.on(), Says.VISITS_AND_CALLS)
        && !registry.is(Wrong.PROTOCOL_EVERYWHERE)) {
      objections.when(true, Refusal.CLOSING_REASON_NOT_IN_RULES, "attemptProtocol");
      return;
    }
    boolean visited = visits(folder) >= (registry.is(Wrong.PROTOCOL_OF_ONE_VISIT) ? 1 : VISITS);
    boolean called = calls(folder) >= (registry.is(Wrong.PROTOCOL_OF_ONE_CALL) ? 1 : CALLS);
    objections
        .when(
            folder.reached() && !registry.is(Wrong.PROTOCOL_THOUGH_REACHED),
            Refusal.CITIZEN_WAS_REACHED,
            "attemptProtocol")
        .when(!visited, Refusal.ATTEMPT_PROTOCOL_NOT_MET, "attemptProtocol")
        .when(visited && !called, Refusal.ATTEMPT_PROTOCOL_NOT_MET, "minPhoneAttempts");
  }

  /// Visits with a note that met nobody.
  long visits(Folder folder) {
    return fruitless(folder, AttemptKind.VISIT)
        .filter(it -> it.noteLeft() || registry.is(Wrong.PROTOCOL_WITHOUT_NOTES))
        .count();
  }

  /// Calls that nobody answered.
  long calls(Folder folder) {
    return fruitless(folder, AttemptKind.CALL).count();
  }

  private Stream<Attempt> fruitless(Folder folder, AttemptKind kind) {
    boolean all = registry.is(Wrong.PROTOCOL_OF_ALL_EPISODES);
    return folder.attempts.stream()
        .filter(it -> all || it.episode() == folder.place())
        .filter(it -> it.kind() == kind && it.result() == AttemptResult.NOT_REACHED);
  }

  private void missing(Foresight.Objections objections, CloseCase it, Folder folder) {
    boolean helped =
        folder.reached()
            && it.reason() != ClosingReason.DECLINED_FIRST_CONTACT
            && it.reason() != ClosingReason.DECEASED;
    boolean asked = helped && registry.says(folder, it.on(), Says.EFFECT_MEASURED);
    objections
        .warn(asked && !measured(folder, MeasurementKind.BASELINE), Warning.BASELINE_MISSING)
        .warn(asked && !measured(folder, MeasurementKind.FOLLOW_UP), Warning.FOLLOW_UP_MISSING)
        .warn(
            helped
                && registry.says(folder, it.on(), Says.PHASES_MEASURED)
                && phaseUnmeasured(folder),
            Warning.PHASE_LEFT_UNMEASURED);
  }

  static boolean measured(Folder folder, MeasurementKind kind) {
    return folder.measurements.stream()
        .anyMatch(it -> it.episode() == folder.place() && it.kind() == kind);
  }

  /// Whether the episode is in a phase in which nothing was measured.
  static boolean phaseUnmeasured(Folder folder) {
    if (folder.phases.isEmpty()) return false;
    LocalDate from = folder.phases.getLast().from();
    return !from.isBefore(folder.episode().openedOn())
        && folder.measurements.stream()
            .filter(it -> it.episode() == folder.place())
            .allMatch(it -> it.on().isBefore(from));
  }

  private static Closure end(CloseCase it) {
    boolean broken = it.reason() == ClosingReason.ISOLATION_BROKEN;
    boolean assessed = it.reason() == ClosingReason.UNREACHABLE_ASSESSED;
    return new Closure(
        it.on(),
        it.reason(),
        broken ? it.isolationBrokenBy() : Set.of(),
        assessed ? it.assessment() : Set.of(),
        it.servicesInUse());
  }
}
