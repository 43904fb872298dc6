package dk.tillid.casework;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether a case that comes whole could have come about by the commands of this room: what they
/// keep true step by step, asked at once. Only how far back an event may be recorded is not asked.
public record Admittance(Practice practice, LocalDate today) {
  /// A case as it comes.
  ///
  /// @param contacts all of them
  /// @param consents all that the person gave, also in cases merged with this one
  public record Whole(CaseFile file, List<Contact> contacts, List<Consent> consents) {
    private Course course() {
      return file.course();
    }

    private List<Episode> episodes() {
      return file.course().episodes();
    }

    private boolean episode(Predicate<Episode> holds) {
      return episodes().stream().anyMatch(holds);
    }
  }

  private record Check(Flaw flaw, Predicate<Whole> broken) {}

  /// Something of the case was told to somebody: a disclosure, or a handover, whose unit is told.
  private record Telling(LocalDate on, RecipientKind recipient, OptionalInt safetyEvent) {
    static Stream<Telling> of(Proceedings done) {
      return Stream.concat(
          done.disclosures().stream()
              .map(it -> new Telling(it.on(), it.recipient(), it.safetyEvent())),
          done.handovers().stream()
              .map(it -> new Telling(it.on(), it.unit().recipient(), it.safetyEvent())));
    }
  }

  /// The first thing amiss with a case.
  public Optional<Flaw> flaw(Whole whole) {
    return checks().filter(check -> check.broken().test(whole)).map(Check::flaw).findFirst();
  }

  /// The first thing amiss with an enquiry.
  public Optional<Flaw> flaw(Referral referral) {
    boolean open = referral.outcome() == ReferralOutcome.OPEN;
    boolean fits =
        referral.answeredOn().isEmpty() == open
            && referral.answeredOn().filter(referral.receivedOn()::isAfter).isEmpty()
            && !(open && referral.openedCase().isPresent());
    if (!fits) {
      return Optional.of(Flaw.ENQUIRY);
    }
    return future(referral.answeredOn().orElse(referral.receivedOn()))
        ? Optional.of(Flaw.DAY_IN_FUTURE)
        : Optional.empty();
  }

  /// In the order asked: each may lean on those before it.
  private Stream<Check> checks() {
    return Stream.of(
        new Check(Flaw.NO_EPISODE, it -> it.episodes().isEmpty()),
        new Check(
            Flaw.DAY_IN_FUTURE, it -> Days.of(it.file(), it.contacts()).anyMatch(this::future)),
        new Check(Flaw.EPISODES_OVERLAP, Admittance::overlap),
        new Check(Flaw.CLOSED_BEFORE_OPENED, it -> it.episode(Admittance::endsBeforeItBegins)),
        new Check(Flaw.OPENED_BEFORE_ENQUIRY, it -> it.episode(Admittance::beforeItsEnquiry)),
        new Check(
            Flaw.FIRST_CONTACT_OUTSIDE,
            it ->
                it.episode(
                    one -> one.firstContactOn().filter(day -> !spans(one, day)).isPresent())),
        new Check(Flaw.PLACE_NOT_THERE, Admittance::placeNotThere),
        new Check(Flaw.OUTSIDE_EPISODE, Admittance::outsideEpisode),
        new Check(Flaw.FIRST_CONTACT_MISSING, Admittance::firstContactMissing),
        new Check(Flaw.BEFORE_OPENING, Admittance::beforeOpening),
        new Check(Flaw.STATUS_BEFORE_START, Admittance::statusBeforeStart),
        new Check(Flaw.BRIDGES, Admittance::bridgesAmiss),
        new Check(Flaw.BASELINE_TWICE, Admittance::baselineTwice),
        new Check(Flaw.CLOSING_GROUNDS, it -> it.episode(Admittance::groundsAmiss)),
        new Check(Flaw.CLOSING_REASON_NOT_IN_RULES, this::reasonUnknown),
        new Check(Flaw.ATTEMPT_PROTOCOL_NOT_MET, this::protocolNotMet),
        new Check(Flaw.CONSENT, Admittance::consentAmiss),
        new Check(Flaw.DISCLOSURE_WITHOUT_GROUND, Admittance::toldWithoutGround),
        new Check(Flaw.AGE_NOT_IN_RULES, this::ageUnasked),
        new Check(Flaw.NOTE_NOT_IN_RULES, this::noteUnasked));
  }

  private boolean future(LocalDate day) {
    return day.isAfter(today);
  }

  private static boolean overlap(Whole whole) {
    List<Episode> all = whole.episodes();
    return IntStream.range(1, all.size())
        .anyMatch(i ->
            all.get(i - 1)
                .closure()
                .map(end -> all.get(i).openedOn().isBefore(end.on()))
                .orElse(true));
  }

  private static boolean endsBeforeItBegins(Episode episode) {
    return episode.closure().filter(end -> end.on().isBefore(episode.openedOn())).isPresent();
  }

  private static boolean beforeItsEnquiry(Episode episode) {
    return episode.receivedOn().filter(episode.openedOn()::isBefore).isPresent();
  }

  private static boolean spans(Episode episode, LocalDate day) {
    return !day.isBefore(episode.openedOn())
        && episode.closure().filter(end -> day.isAfter(end.on())).isEmpty();
  }

  private static boolean placeNotThere(Whole whole) {
    int episodes = whole.episodes().size();
    Proceedings proceedings = whole.file().proceedings();
    return whole.course().attempts().stream().anyMatch(it -> it.episode() >= episodes)
        || whole.course().measurements().stream().anyMatch(it -> it.episode() >= episodes)
        || Telling.of(proceedings)
            .flatMapToInt(it -> it.safetyEvent().stream())
            .anyMatch(place -> place >= proceedings.safetyEvents().size());
  }

  private static boolean outsideEpisode(Whole whole) {
    return whole.course().attempts().stream().anyMatch(it -> !spans(episode(whole, it), it.on()))
        || whole.contacts().stream().anyMatch(it -> !whole.episode(one -> spans(one, it.on())));
  }

  private static Episode episode(Whole whole, Attempt attempt) {
    return whole.episodes().get(attempt.episode());
  }

  /// A contact names no episode: on the day on which one is closed and the next opened it may be of
  /// either.
  private static boolean firstContactMissing(Whole whole) {
    return whole.course().attempts().stream()
            .filter(it -> it.result() != AttemptResult.NOT_REACHED)
            .anyMatch(it -> !reachedBy(episode(whole, it), it.on()))
        || whole.contacts().stream()
            .anyMatch(it -> !whole.episode(one -> spans(one, it.on()) && reachedBy(one, it.on())));
  }

  private static boolean reachedBy(Episode episode, LocalDate day) {
    return episode.firstContactOn().filter(first -> !first.isAfter(day)).isPresent();
  }

  private static boolean beforeOpening(Whole whole) {
    LocalDate opened = whole.episodes().getFirst().openedOn();
    return Days.ofWork(whole.file()).anyMatch(day -> day.isBefore(opened))
        || whole.course().measurements().stream()
            .anyMatch(it -> it.on().isBefore(whole.episodes().get(it.episode()).openedOn()));
  }

  private static boolean statusBeforeStart(Whole whole) {
    List<Goal> goals = whole.course().goals();
    return goals.stream().anyMatch(it -> it.statusOn().isBefore(it.setOn()))
        || whole.file().proceedings().complaints().stream()
            .anyMatch(it -> it.statusOn().isBefore(it.on()));
  }

  private static boolean bridgesAmiss(Whole whole) {
    List<Bridge> bridges = whole.course().bridges();
    return bridges.stream().map(Bridge::service).distinct().count() < bridges.size()
        || bridges.stream().anyMatch(it -> it.steps().isEmpty());
  }

  private static boolean baselineTwice(Whole whole) {
    Set<Integer> seen = new HashSet<>();
    return whole.course().measurements().stream()
        .filter(it -> it.kind() == MeasurementKind.BASELINE)
        .map(Measurement::episode)
        .anyMatch(episode -> !seen.add(episode));
  }

  private static boolean groundsAmiss(Episode episode) {
    return episode
        .closure()
        .filter(end ->
            (end.reason() == ClosingReason.ISOLATION_BROKEN) == end.isolationBrokenBy().isEmpty()
                || (end.reason() == ClosingReason.UNREACHABLE_ASSESSED)
                    == end.assessment().isEmpty())
        .isPresent();
  }

  private boolean reasonUnknown(Whole whole) {
    return whole.episode(one ->
        one.closure().filter(end -> !rules(whole, end.on()).knows(end.reason())).isPresent());
  }

  private boolean protocolNotMet(Whole whole) {
    List<Episode> all = whole.episodes();
    return IntStream.range(0, all.size())
        .filter(i ->
            all.get(i).closure().map(Closure::reason).filter(Admittance::byProtocol).isPresent())
        .anyMatch(i -> all.get(i).firstContactOn().isPresent() || !protocolMet(whole, i));
  }

  private static boolean byProtocol(ClosingReason reason) {
    return reason == ClosingReason.UNREACHABLE_PROTOCOL;
  }

  private boolean protocolMet(Whole whole, int place) {
    Course course = whole.course();
    Course upToIt =
        new Course(
            course.episodes().subList(0, place + 1),
            course.attempts(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    LocalDate on = upToIt.episode().closure().orElseThrow().on();
    return Protocol.of(rules(whole, on), upToIt).filter(Protocol::met).isPresent();
  }

  private static boolean consentAmiss(Whole whole) {
    return whole.file().consents().stream()
        .anyMatch(it ->
            (it.scope() == ConsentScope.SHARING) == it.recipient().isEmpty()
                || it.expiresOn().filter(it.givenOn()::isAfter).isPresent()
                || it.revokedOn().filter(it.givenOn()::isAfter).isPresent());
  }

  private static boolean toldWithoutGround(Whole whole) {
    return Telling.of(whole.file().proceedings()).anyMatch(it -> !grounded(whole, it));
  }

  private static boolean grounded(Whole whole, Telling told) {
    if (told.safetyEvent().isPresent()) {
      int place = told.safetyEvent().getAsInt();
      return !whole.file().proceedings().safetyEvents().get(place).on().isAfter(told.on());
    }
    return whole.consents().stream().anyMatch(one -> mayHaveHeld(one, told));
  }

  /// On the day of its withdrawal a consent held until it came.
  private static boolean mayHaveHeld(Consent consent, Telling told) {
    return consent.recipient().filter(told.recipient()::equals).isPresent()
        && !told.on().isBefore(consent.givenOn())
        && consent.expiresOn().filter(told.on()::isAfter).isEmpty()
        && consent.revokedOn().filter(told.on()::isAfter).isEmpty();
  }

  private boolean ageUnasked(Whole whole) {
    LocalDate opened = whole.episodes().getFirst().openedOn();
    return whole.file().traits().age().isPresent()
        && Stream.of(opened, today).noneMatch(day -> rules(whole, day).followUp().exactAge());
  }

  private boolean noteUnasked(Whole whole) {
    return whole.file().note().isPresent() && !rules(whole, today).records().noteAllowed();
  }

  private RuleSet rules(Whole whole, LocalDate day) {
    return practice.ruleSet(whole.file().card().municipality(), day);
  }
}
