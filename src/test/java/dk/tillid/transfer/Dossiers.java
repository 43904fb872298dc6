package dk.tillid.transfer;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HandoverUnit;
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
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.SupportActivity;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.transfer.Dossier.Happenings;
import dk.tillid.transfer.Dossier.Joined;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Cases drawn from a seed that can be true: every kind of entry, on days that fit.
final class Dossiers {
  private static final LocalDate FIRST = LocalDate.of(2009, 1, 1);
  private static final int MOST_CONTACTS = 70;

  private final SplittableRandom random;
  private final LocalDate today;

  /// Whether notes are drawn.
  private final boolean notes;

  Dossiers(SplittableRandom random, LocalDate today, boolean notes) {
    this.random = random;
    this.today = today;
    this.notes = notes;
  }

  /// A case, now and then with others merged into it.
  Dossier dossier() {
    return dossier(1);
  }

  private Dossier dossier(int depth) {
    List<Stretch> episodes = episodes();
    LocalDate opened = episodes.getFirst().openedOn();
    return new Dossier(
        team(),
        some(() -> one(new WorkerId("anna"), new WorkerId("b.c@d-e_f"))).stream()
            .distinct()
            .limit(2)
            .toList(),
        traits(),
        episodes,
        new Happenings(
            attempts(episodes),
            some(() -> observation(opened)),
            some(() -> new PhaseEntry(one(Phase.values()), since(opened))),
            some(() -> goal(opened)),
            bridges(opened),
            measurements(episodes)),
        contacts(episodes),
        some(() -> consent(opened)),
        proceedings(opened),
        notes
            ? maybe(() -> new Note(one("ringer helst", "møder i parken \"ved\" søen")))
            : Optional.empty(),
        some(() -> enquiry(opened.minusDays(3), ReferralOutcome.CASE_KNOWN)),
        depth == 0 || random.nextInt(4) > 0
            ? List.of()
            : some(() ->
                new Joined(
                    today.minusDays(random.nextInt(9)),
                    random.nextBoolean(),
                    random.nextInt(3),
                    dossier(depth - 1))));
  }

  /// An enquiry in its own right.
  Enquiry enquiry() {
    return enquiry(since(FIRST), one(ReferralOutcome.OPEN, ReferralOutcome.PASSED_ON));
  }

  private Enquiry enquiry(LocalDate on, ReferralOutcome outcome) {
    return new Enquiry(
        team(),
        on,
        one(ReferralSource.values()),
        one(ReferrerKind.values()),
        one(ReferralChannel.values()),
        codes(TargetGroup.class),
        outcome,
        outcome == ReferralOutcome.OPEN ? Optional.empty() : Optional.of(since(on)));
  }

  private List<Stretch> episodes() {
    List<Stretch> episodes = new ArrayList<>();
    LocalDate from = since(FIRST);
    for (int left = random.nextInt(3); left >= 0; left--) {
      Stretch next = episode(from, left > 0 || random.nextBoolean());
      episodes.add(next);
      from = next.closure().map(end -> since(end.on())).orElse(from);
    }
    return episodes;
  }

  private Stretch episode(LocalDate opened, boolean closed) {
    LocalDate end = closed ? between(opened, min(opened.plusDays(400), today)) : today;
    Optional<LocalDate> received = maybe(() -> opened.minusDays(random.nextInt(4)));
    return new Stretch(
        opened,
        one(ReferralSource.values()),
        received.map(on -> enquiry(on, ReferralOutcome.CASE_OPENED)),
        received,
        maybe(() -> between(opened, end)),
        closed ? Optional.of(closure(end)) : Optional.empty());
  }

  private Closure closure(LocalDate on) {
    ClosingReason reason =
        one(ClosingReason.SELF_RELIANT, ClosingReason.ISOLATION_BROKEN, ClosingReason.DECEASED);
    Set<IsolationBrokenBy> by =
        reason == ClosingReason.ISOLATION_BROKEN
            ? Set.of(one(IsolationBrokenBy.values()))
            : Set.of();
    return new Closure(on, reason, by, Set.of(), codes(Service.class));
  }

  private List<Attempt> attempts(List<Stretch> episodes) {
    return some(() -> attempt(random.nextInt(episodes.size()), episodes));
  }

  private Attempt attempt(int episode, List<Stretch> episodes) {
    Stretch of = episodes.get(episode);
    boolean reached = of.firstContactOn().isPresent() && random.nextBoolean();
    LocalDate on = between(of.firstContactOn().orElse(of.openedOn()), end(of));
    return new Attempt(
        episode,
        on,
        one(AttemptKind.values()),
        one(PlaceKind.values()),
        random.nextBoolean(),
        reached ? AttemptResult.REACHED_ACCEPTED : AttemptResult.NOT_REACHED);
  }

  private List<Contact> contacts(List<Stretch> episodes) {
    List<Stretch> reached =
        episodes.stream().filter(it -> it.firstContactOn().isPresent()).toList();
    if (reached.isEmpty()) {
      return List.of();
    }
    return Stream.generate(() -> contact(reached.get(random.nextInt(reached.size()))))
        .limit(random.nextInt(MOST_CONTACTS))
        .toList();
  }

  private Contact contact(Stretch episode) {
    return new Contact(
        between(episode.firstContactOn().orElseThrow(), end(episode)),
        one(ContactMode.values()),
        one(PlaceKind.values()),
        random.nextInt(Contact.MAX_MINUTES + 1),
        maybe(() -> one(Phase.values())),
        one(InitiatedBy.values()),
        codes(SupportActivity.class),
        maybe(() -> one(OverrideReason.values())));
  }

  private Observation observation(LocalDate opened) {
    return new Observation(
        since(opened),
        maybe(() -> one(HousingSituation.values())),
        maybe(() -> one(IncomeBasis.values())),
        maybe(() -> one(PrimaryProblem.values())),
        codes(FurtherProblem.class),
        maybe(() -> one(ContactFrequency.values())));
  }

  private Goal goal(LocalDate opened) {
    LocalDate set = since(opened);
    return new Goal(
        one(GoalType.values()), set, random.nextBoolean(), one(GoalStatus.values()), since(set));
  }

  private List<Bridge> bridges(LocalDate opened) {
    return codes(Service.class).stream()
        .map(service -> new Bridge(service, List.of(step(opened), step(opened))))
        .toList();
  }

  private Bridge.Step step(LocalDate opened) {
    return new Bridge.Step(one(BridgeStage.values()), since(opened));
  }

  private List<Measurement> measurements(List<Stretch> episodes) {
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < episodes.size(); i++) {
      for (MeasurementKind kind : codes(MeasurementKind.class)) {
        measurements.add(
            new Measurement(
                i,
                since(episodes.get(i).openedOn()),
                kind,
                codes(Service.class),
                one(Answer.values()),
                one(Answer.values())));
      }
    }
    return measurements;
  }

  private Consent consent(LocalDate opened) {
    LocalDate given = since(opened);
    boolean sharing = random.nextBoolean();
    return new Consent(
        sharing ? ConsentScope.SHARING : ConsentScope.STATISTICS,
        sharing ? Optional.of(one(RecipientKind.values())) : Optional.empty(),
        given,
        maybe(() -> given.plusDays(random.nextInt(900))),
        maybe(() -> since(given)));
  }

  private Proceedings proceedings(LocalDate opened) {
    List<Proceedings.SafetyEvent> events =
        some(() ->
            new Proceedings.SafetyEvent(
                since(opened), one(SafetyEventKind.values()), one(SafetyActor.values())));
    return new Proceedings(
        some(() -> new Proceedings.TeamReview(since(opened), one(1, 2))),
        events.isEmpty() ? List.of() : some(() -> handover(events)),
        some(() -> complaint(since(opened))),
        events,
        events.isEmpty() ? List.of() : some(() -> disclosure(events)),
        some(() -> new Proceedings.FormalDecision(since(opened), one(FormalDecisionKind.values()))),
        List.of());
  }

  private Proceedings.Handover handover(List<Proceedings.SafetyEvent> events) {
    int event = random.nextInt(events.size());
    return new Proceedings.Handover(
        since(events.get(event).on()), one(HandoverUnit.values()), OptionalInt.of(event));
  }

  private Proceedings.Disclosure disclosure(List<Proceedings.SafetyEvent> events) {
    int event = random.nextInt(events.size());
    return new Proceedings.Disclosure(
        since(events.get(event).on()), one(RecipientKind.values()), OptionalInt.of(event));
  }

  private Proceedings.Complaint complaint(LocalDate on) {
    return new Proceedings.Complaint(
        on, one(ComplaintForm.values()), one(ComplaintStatus.values()), since(on));
  }

  private Traits traits() {
    return new Traits(
        one(Gender.values()),
        one(AgeBand.values()),
        OptionalInt.empty(),
        one(CivilStatus.values()),
        one(LivingSituation.values()),
        codes(TargetGroup.class),
        random.nextBoolean());
  }

  private TeamId team() {
    return one(new TeamId("skp"), new TeamId("team-nord-2"));
  }

  private LocalDate end(Stretch episode) {
    return episode.closure().map(Closure::on).orElse(today);
  }

  private LocalDate since(LocalDate day) {
    return between(day, today);
  }

  private LocalDate between(LocalDate from, LocalDate to) {
    return LocalDate.ofEpochDay(random.nextLong(from.toEpochDay(), to.toEpochDay() + 1));
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  @SafeVarargs
  private <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(4)).toList();
  }

  private <E extends Enum<E>> Set<E> codes(Class<E> list) {
    Set<E> codes = EnumSet.allOf(list);
    codes.removeIf(_ -> random.nextBoolean());
    return codes;
  }
}
