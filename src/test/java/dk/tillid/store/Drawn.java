package dk.tillid.store;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AssessmentGround;
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
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values drawn from a source: anything the domain's types allow, sensible or not.
final class Drawn {
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final SplittableRandom random;

  Drawn(SplittableRandom random) {
    this.random = random;
  }

  CaseId caseId() {
    return new CaseId(random.nextLong(), random.nextLong());
  }

  ReferralId referralId() {
    return new ReferralId(random.nextLong(), random.nextLong());
  }

  CodeTag codeTag() {
    return new CodeTag(random.nextLong(), random.nextLong());
  }

  Handle handle() {
    StringBuilder text = new StringBuilder();
    random.ints(8, 0, CROCKFORD.length()).forEach(i -> text.append(CROCKFORD.charAt(i)));
    return new Handle(text.toString());
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(random.nextLong(-4000, 40000));
  }

  Municipality municipality() {
    return one(new Municipality("0766"), new Municipality("0230"));
  }

  TeamId team() {
    return one(new TeamId("skp"), new TeamId("team-nord-2"));
  }

  CaseFile caseFile() {
    return new CaseFile(
        caseId(),
        card(),
        traits(),
        course(),
        new ContactBook(some(() -> new ContactBook.Leaf(day(), day(), random.nextInt(33)))),
        some(this::consent),
        some(this::codeTag),
        proceedings(),
        merger(),
        maybe(() -> new Note(one("ringer helst", "møder i parken"))));
  }

  private Proceedings proceedings() {
    return new Proceedings(
        some(() -> new Proceedings.TeamReview(day(), one(1, 2))),
        some(() -> new Proceedings.Handover(day(), one(HandoverUnit.values()), place())),
        some(() ->
            new Proceedings.Complaint(
                day(), one(ComplaintForm.values()), one(ComplaintStatus.values()), day())),
        some(() ->
            new Proceedings.SafetyEvent(
                day(), one(SafetyEventKind.values()), one(SafetyActor.values()))),
        some(() -> new Proceedings.Disclosure(day(), one(RecipientKind.values()), place())),
        some(() -> new Proceedings.FormalDecision(day(), one(FormalDecisionKind.values()))),
        some(this::referralId));
  }

  private OptionalInt place() {
    return random.nextBoolean() ? OptionalInt.of(random.nextInt(5)) : OptionalInt.empty();
  }

  private Merger merger() {
    List<Merger.Absorbed> absorbed =
        some(() -> new Merger.Absorbed(caseId(), day(), random.nextBoolean(), random.nextInt(300)));
    return random.nextBoolean()
        ? new Merger.Within(caseId(), day(), absorbed)
        : new Merger.Surviving(absorbed);
  }

  private CaseCard card() {
    return new CaseCard(
        handle(),
        new Words(one("blå", "havn"), one("ørn", "æble")),
        municipality(),
        team(),
        some(() -> new WorkerId(one("anna", "b.c@d-e_f"))).stream().limit(2).toList());
  }

  Traits traits() {
    AgeBand band = one(AgeBand.values());
    return new Traits(
        one(Gender.values()),
        band,
        IntStream.rangeClosed(0, Traits.MAX_AGE)
            .filter(age -> AgeBand.of(age) == band && random.nextInt(5) == 0)
            .findFirst(),
        one(CivilStatus.values()),
        one(LivingSituation.values()),
        codes(TargetGroup.class),
        random.nextBoolean());
  }

  private Course course() {
    return new Course(
        Stream.concat(Stream.of(episode()), some(this::episode).stream()).toList(),
        some(this::attempt),
        some(this::observation),
        some(() -> new PhaseEntry(one(Phase.values()), day())),
        some(() ->
            new Goal(
                one(GoalType.values()),
                day(),
                random.nextBoolean(),
                one(GoalStatus.values()),
                day())),
        some(() ->
            new Bridge(
                one(Service.values()),
                some(() -> new Bridge.Step(one(BridgeStage.values()), day())))),
        some(this::measurement));
  }

  private Episode episode() {
    return new Episode(
        day(),
        one(ReferralSource.values()),
        maybe(this::referralId),
        maybe(this::day),
        maybe(this::day),
        maybe(() ->
            new Closure(
                day(),
                one(ClosingReason.values()),
                codes(IsolationBrokenBy.class),
                codes(AssessmentGround.class),
                codes(Service.class))));
  }

  private Attempt attempt() {
    return new Attempt(
        random.nextInt(5),
        day(),
        one(AttemptKind.values()),
        one(PlaceKind.values()),
        random.nextBoolean(),
        one(AttemptResult.values()));
  }

  private Observation observation() {
    return new Observation(
        day(),
        maybe(() -> one(HousingSituation.values())),
        maybe(() -> one(IncomeBasis.values())),
        maybe(() -> one(PrimaryProblem.values())),
        codes(FurtherProblem.class),
        maybe(() -> one(ContactFrequency.values())));
  }

  private Measurement measurement() {
    return new Measurement(
        random.nextInt(5),
        day(),
        one(MeasurementKind.values()),
        codes(Service.class),
        one(Answer.values()),
        one(Answer.values()));
  }

  private Consent consent() {
    return new Consent(
        one(ConsentScope.values()),
        maybe(() -> one(RecipientKind.values())),
        day(),
        maybe(this::day),
        maybe(this::day));
  }

  Contact contact() {
    return new Contact(
        day(),
        one(ContactMode.values()),
        one(PlaceKind.values()),
        random.nextInt(Contact.MAX_MINUTES + 1),
        maybe(() -> one(Phase.values())),
        one(InitiatedBy.values()),
        codes(SupportActivity.class),
        maybe(() -> one(OverrideReason.values())));
  }

  ContactPage page() {
    return new ContactPage(
        caseId(),
        random.nextInt(100),
        Stream.generate(this::contact).limit(random.nextInt(ContactPage.SIZE + 1)).toList());
  }

  Referral referral() {
    return new Referral(
        referralId(),
        municipality(),
        team(),
        day(),
        one(ReferralSource.values()),
        one(ReferrerKind.values()),
        one(ReferralChannel.values()),
        codes(TargetGroup.class),
        one(ReferralOutcome.values()),
        maybe(this::caseId),
        maybe(this::day));
  }

  Outcome outcome() {
    return switch (random.nextInt(7)) {
      case 0 -> new Outcome.ReferralRecorded(referralId());
      case 1 ->
          new Outcome.CaseRecorded(
              caseId(), random.nextInt(1000), some(() -> one(Warning.values())));
      case 2 -> new Outcome.CodeIssued(caseId(), random.nextInt(9), "ABCD-EFGH-JKMN-PQRS-TV");
      case 3 -> new Outcome.Withdrawn(random.nextLong(Long.MAX_VALUE));
      case 4 -> new Outcome.Refused(one(Refusal.values()), maybe(() -> "workingDays"));
      case 5 -> new Outcome.NotFound();
      default -> new Outcome.KeyReused();
    };
  }

  /// A case that has just been opened, without contacts, with an own handle.
  CaseFile opened(Optional<ReferralId> referral, LocalDate on) {
    Episode first =
        new Episode(
            on,
            ReferralSource.values()[0],
            referral,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Traits plain =
        new Traits(
            Gender.values()[0],
            AgeBand.UNKNOWN,
            OptionalInt.empty(),
            CivilStatus.values()[0],
            LivingSituation.values()[0],
            Set.of(),
            false);
    return CaseFile.opened(caseId(), card(), plain, Course.begin(first));
  }

  @SafeVarargs
  final <T> T one(T... of) {
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
