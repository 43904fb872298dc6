package dk.tillid.casework.model;

import dk.tillid.casework.OpenCase;
import dk.tillid.casework.Origin;
import dk.tillid.casework.RecordComplaint.Step;
import dk.tillid.casework.RegisterReferral;
import dk.tillid.casework.ReopenCase;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Turns that belong together and that chance alone hardly ever brings. Each is drawn when its turn
/// comes.
record Stories(Chance chance, DrawnWork work, DrawnProceedings proceedings) {
  /// One of them.
  List<Supplier<Command>> next() {
    CaseId id = chance.folder().map(it -> it.id).orElseGet(chance::known);
    return switch (chance.random.nextInt(15)) {
      case 0 -> givingUp();
      case 1 -> busyWeek(id);
      case 2 -> tellingWithConsent(id);
      case 3 -> tellingForDanger(id);
      case 4 -> oneOfTwo();
      case 5 -> lapsing();
      case 6 -> deadline();
      case 7 -> withdrawing(id);
      case 8 -> complaining(id);
      case 9 -> withdrawnBefore();
      case 10 -> phases();
      case 11, 12 -> deadline();
      case 13 -> declining();
      default -> comingBack();
    };
  }

  private LocalDate today() {
    return chance.registry.today;
  }

  /// Looks for somebody and closes.
  private List<Supplier<Command>> givingUp() {
    OpenCase opening = work.opening(chance.pick(Chance.MUNICIPALITIES), today());
    return Stream.of(Stream.<Supplier<Command>>of(() -> opening), search(opening.id()))
        .flatMap(turns -> turns)
        .toList();
  }

  private Stream<Supplier<Command>> search(CaseId id) {
    AttemptResult missed = AttemptResult.NOT_REACHED;
    Supplier<Command> visit = () -> work.attempt(id, today(), AttemptKind.VISIT, missed);
    Supplier<Command> call = () -> work.attempt(id, today(), AttemptKind.CALL, missed);
    Supplier<Command> closing =
        () ->
            work.closing(
                id,
                today(),
                assessed(id) != chance.oneIn(4)
                    ? ClosingReason.UNREACHABLE_ASSESSED
                    : ClosingReason.UNREACHABLE_PROTOCOL);
    int enough = chance.random.nextInt(1, 4);
    return Stream.of(
            Stream.of(visit, call).limit(enough),
            Stream.of(visit, call, closing),
            Stream.of(work::attempt, closing).skip(chance.random.nextInt(3)))
        .flatMap(turns -> turns);
  }

  private boolean assessed(CaseId id) {
    return Optional.ofNullable(chance.registry.folders.get(id))
        .filter(it -> chance.registry.says(it, today(), Says.ASSESSMENT))
        .isPresent();
  }

  /// Meets somebody again and again, also on Sundays.
  private List<Supplier<Command>> busyWeek(CaseId id) {
    Supplier<Command> meeting =
        () ->
            work.contact(
                id, today().minusDays(chance.random.nextInt(7)), 10 * chance.random.nextInt(1, 8));
    return List.of(meeting, meeting, meeting, meeting);
  }

  private List<Supplier<Command>> tellingWithConsent(CaseId id) {
    RecipientKind recipient =
        chance.random.nextBoolean()
            ? RecipientKind.MUNICIPAL_AUTHORITY
            : chance.pick(RecipientKind.values());
    Supplier<Command> consent =
        () ->
            proceedings.consent(
                id,
                today().minusDays(chance.random.nextInt(3)),
                ConsentScope.SHARING,
                Optional.of(recipient),
                chance.lastDay(today()));
    Supplier<Command> telling =
        () -> proceedings.disclosure(id, chance.day(), recipient, OptionalInt.empty());
    Supplier<Command> handover = () -> proceedings.handover(id, today(), OptionalInt.empty());
    return List.of(consent, telling, handover, proceedings::disclosure, telling);
  }

  private List<Supplier<Command>> tellingForDanger(CaseId id) {
    Supplier<Command> telling =
        () -> proceedings.disclosure(id, today(), RecipientKind.HEALTH_SERVICE, OptionalInt.of(0));
    return List.of(
        () -> proceedings.safetyEvent(id, today()),
        telling,
        () -> proceedings.handover(id, today(), OptionalInt.of(0)));
  }

  private List<Supplier<Command>> withdrawing(CaseId id) {
    RecipientKind recipient = chance.pick(RecipientKind.values());
    Supplier<Command> telling =
        () -> proceedings.disclosure(id, today(), recipient, OptionalInt.empty());
    return List.of(
        () ->
            proceedings.consent(
                id, today(), ConsentScope.SHARING, Optional.of(recipient), Optional.empty()),
        telling,
        () -> proceedings.withdrawal(chance.codes.getLast(), WithdrawalScope.SHARING),
        telling);
  }

  /// Goes from phase to phase.
  private List<Supplier<Command>> phases() {
    OpenCase opening = work.opening(Says.BALLERUP, today());
    CaseId id = opening.id();
    return List.of(
        () -> opening,
        () -> work.entering(id, today(), Phase.OUTREACH),
        () -> work.entering(id, today(), Phase.MOTIVATING),
        () -> work.contact(id, today(), 30),
        () -> work.closing(id, today(), ClosingReason.SELF_RELIANT));
  }

  /// Says no, and is sought out again.
  private List<Supplier<Command>> declining() {
    OpenCase opening = work.opening(Says.RUDERSDAL, today());
    CaseId id = opening.id();
    AttemptResult no = AttemptResult.REACHED_DECLINED;
    return List.of(
        () -> opening,
        () -> work.attempt(id, today(), AttemptKind.CALL, no),
        () -> work.attempt(id, today(), AttemptKind.VISIT, no));
  }

  private List<Supplier<Command>> complaining(CaseId id) {
    return List.of(
        () -> proceedings.complaint(id, today(), new Step.New(ComplaintForm.ORAL)),
        () ->
            proceedings.complaint(id, chance.day(), new Step.Status(0, ComplaintStatus.ANSWERED)));
  }

  /// Withdrew the consent in one case and gave it anew before it turned out that there are two.
  private List<Supplier<Command>> withdrawnBefore() {
    String municipality = chance.pick(Chance.MUNICIPALITIES);
    OpenCase one = work.opening(municipality, today());
    OpenCase other = work.opening(municipality, today());
    return List.of(
        () -> one,
        () -> other,
        () -> toRelatives(one.id()),
        () -> toRelatives(other.id()),
        () -> proceedings.withdrawal(chance.codes.getLast(), WithdrawalScope.SHARING),
        () -> toRelatives(other.id()),
        () -> proceedings.merger(one.id(), other.id()),
        () -> toldRelatives(one.id()));
  }

  private Command toRelatives(CaseId id) {
    Optional<RecipientKind> relatives = Optional.of(RecipientKind.RELATIVES);
    return proceedings.consent(id, today(), ConsentScope.SHARING, relatives, Optional.empty());
  }

  private Command toldRelatives(CaseId id) {
    return proceedings.disclosure(id, today(), RecipientKind.RELATIVES, OptionalInt.empty());
  }

  /// Two cases turn out to be of one person, or not.
  private List<Supplier<Command>> oneOfTwo() {
    String municipality = chance.pick(Chance.MUNICIPALITIES);
    OpenCase one = work.opening(municipality, today());
    OpenCase other = work.opening(municipality, today());
    Supplier<CaseId> either = () -> chance.random.nextBoolean() ? one.id() : other.id();
    Supplier<Command> consent = () -> toRelatives(either.get());
    Supplier<Command> telling = () -> toldRelatives(either.get());
    Supplier<Command> ending =
        () -> proceedings.withdrawal(chance.codes.getLast(), chance.pick(WithdrawalScope.values()));
    return List.of(
        () -> one,
        () -> other,
        consent,
        () -> work.contact(other.id(), today(), 70),
        () -> proceedings.merger(one.id(), other.id()),
        telling,
        consent,
        () -> work.contact(one.id(), today(), 70),
        telling,
        proceedings::correction,
        () -> chance.oneIn(3) ? ending.get() : proceedings.undoing(other.id()),
        telling,
        telling,
        () -> chance.oneIn(3) ? ending.get() : proceedings.merger(one.id(), other.id()),
        telling);
  }

  /// Whatever has been closed or answered for long.
  private List<Supplier<Command>> lapsing() {
    Registry registry = chance.registry;
    List<WithdrawLapsed.Lapsed> old =
        Stream.<WithdrawLapsed.Lapsed>concat(
                registry.folders.values().stream()
                    .filter(it -> !it.open() && it.episode().openedOn().isBefore(longAgo()))
                    .map(it -> new WithdrawLapsed.Lapsed.OfCase(it.id)),
                registry.enquiries.values().stream()
                    .filter(it -> it.answeredOn().filter(longAgo()::isAfter).isPresent())
                    .filter(it -> it.openedCase().isEmpty())
                    .map(Referral::id)
                    .map(WithdrawLapsed.Lapsed.OfEnquiry::new))
            .toList();
    return old.isEmpty()
        ? List.of(proceedings::lapse)
        : List.of(
            () -> proceedings.lapse(chance.pick(old)), () -> proceedings.lapse(chance.pick(old)));
  }

  private LocalDate longAgo() {
    return today().minusMonths(60);
  }

  /// Meets somebody about whom was asked, in time or late.
  private List<Supplier<Command>> deadline() {
    String municipality = chance.pick(List.of(Says.HEDENSTED, Says.EXAMPLE, Says.RUDERSDAL));
    Actor actor = chance.actor(municipality);
    LocalDate received = today().minusDays(chance.random.nextInt(12));
    RegisterReferral enquiry = work.enquiry(actor, received);
    OpenCase drawn = work.opening(municipality, received);
    OpenCase opening =
        new OpenCase(
            actor,
            drawn.practice(),
            drawn.id(),
            drawn.handles(),
            drawn.words(),
            new Origin.Enquiry(enquiry.id()),
            drawn.team(),
            drawn.workers(),
            received,
            drawn.traits());
    return List.of(
        () -> enquiry,
        () -> opening,
        () -> work.contact(opening.id(), today().minusDays(chance.random.nextInt(4)), 20));
  }

  /// Is looked for in vain, comes back, and is looked for again.
  private List<Supplier<Command>> comingBack() {
    String municipality = chance.oneIn(3) ? chance.pick(Chance.MUNICIPALITIES) : Says.HEDENSTED;
    OpenCase opening = work.opening(municipality, today());
    CaseId id = opening.id();
    Supplier<Command> again =
        () ->
            new ReopenCase(
                chance.near(id),
                opening.practice(),
                id,
                today(),
                new Origin.Met(ReferralSource.OWN_OUTREACH));
    return Stream.of(
            Stream.<Supplier<Command>>of(() -> opening, () -> proceedings.safetyEvent(id, today())),
            search(id),
            Stream.<Supplier<Command>>of(
                () -> work.closing(id, today(), ClosingReason.CITIZEN_WISH),
                again,
                () ->
                    proceedings.disclosure(
                        id, today(), RecipientKind.HEALTH_SERVICE, OptionalInt.of(0))),
            search(id))
        .flatMap(turns -> turns)
        .toList();
  }
}
