package dk.tillid.search;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.log.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Cases, enquiries, contacts and queries drawn from a seed, dense enough that queries meet.
final class RandomCases {
  static final Municipality HERE = new Municipality("0901");
  static final Municipality THERE = new Municipality("0902");
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 40;

  private final SplittableRandom random;

  RandomCases(long seed) {
    random = new SplittableRandom(seed);
  }

  /// An empty index that logs nowhere.
  static LuceneIndex index(long salt) {
    Clock never = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new LuceneIndex(salt, new EventLog(new StringBuilder(), never));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  CaseFile file() {
    return file(new CaseId(random.nextLong(), random.nextLong()));
  }

  /// A case of this name with whatever else.
  CaseFile file(CaseId id) {
    return CaseFile.opened(id, card(), traits(), course());
  }

  /// The same case, some time later; mostly in ways that no search sees.
  CaseFile later(CaseFile file) {
    return switch (random.nextInt(6)) {
      case 0 -> file.with(card());
      case 1 -> file.with(file.course().with(observation()));
      case 2 -> file.with(file.course().with(new PhaseEntry(one(Phase.values()), day())));
      case 3 -> file.with(merger(file));
      default -> file.with(file.contacts().with(day()));
    };
  }

  /// Absorbed by another, or on its own again.
  private Merger merger(CaseFile file) {
    return file.merged() ? Merger.NONE : new Merger.Within(new CaseId(1, 1), day(), List.of());
  }

  Referral referral() {
    return new Referral(
        new ReferralId(random.nextLong(), random.nextLong()),
        municipality(),
        team(),
        day(),
        one(ReferralSource.values()),
        ReferrerKind.PRIVATE,
        ReferralChannel.PHONE,
        Set.of(),
        one(ReferralOutcome.values()),
        Optional.empty(),
        Optional.empty());
  }

  /// All pages of a case of `contacts` contacts over two years.
  List<ContactPage> pages(CaseId id, int contacts) {
    List<ContactPage> pages = new ArrayList<>();
    for (int first = 0; first < contacts; first += ContactPage.SIZE) {
      List<Contact> some =
          Stream.generate(this::contact)
              .limit(Math.min(ContactPage.SIZE, contacts - first))
              .toList();
      pages.add(new ContactPage(id, pages.size(), some));
    }
    return pages;
  }

  Contact contact() {
    return new Contact(
        START.plusDays(random.nextInt(600)),
        one(ContactMode.values()),
        PlaceKind.HOME,
        30,
        Optional.empty(),
        InitiatedBy.WORKER,
        Set.of(),
        Optional.empty());
  }

  TraitQuery query() {
    return new TraitQuery(
        municipality(),
        some(List.of(new TeamId("a"), new TeamId("b"), new TeamId("c")), 3),
        maybe(this::worker),
        maybe(random::nextBoolean),
        maybe(() -> one(Gender.values())),
        maybe(() -> one(AgeBand.values())),
        some(List.of(TargetGroup.values()), 12),
        maybe(() -> one(HousingSituation.values())),
        maybe(() -> one(IncomeBasis.values())),
        maybe(() -> one(PrimaryProblem.values())),
        some(List.of(FurtherProblem.values()), 8),
        maybe(() -> one(Phase.values())),
        maybe(() -> one(ReferralSource.values())));
  }

  private CaseCard card() {
    List<WorkerId> workers =
        Stream.generate(this::worker).limit(random.nextInt(3)).distinct().toList();
    return new CaseCard(
        new Handle("00000000"), new Words("blå", "sten"), municipality(), team(), workers);
  }

  private Traits traits() {
    return new Traits(
        one(Gender.values()),
        one(AgeBand.values()),
        OptionalInt.empty(),
        CivilStatus.UNKNOWN,
        LivingSituation.UNKNOWN,
        some(List.of(TargetGroup.values()), 2),
        false);
  }

  private Course course() {
    Course course = Course.begin(episode());
    if (random.nextInt(4) == 0) {
      course = course.reopened(episode());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      course = course.with(observation());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      course = course.with(new PhaseEntry(one(Phase.values()), day()));
    }
    return course;
  }

  private Episode episode() {
    Episode episode =
        new Episode(
            day(),
            one(ReferralSource.values()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Closure end = new Closure(day(), ClosingReason.CITIZEN_WISH, Set.of(), Set.of(), Set.of());
    return random.nextBoolean() ? episode : episode.closed(end);
  }

  private Observation observation() {
    return new Observation(
        day(),
        maybe(() -> one(HousingSituation.values())),
        maybe(() -> one(IncomeBasis.values())),
        maybe(() -> one(PrimaryProblem.values())),
        some(List.of(FurtherProblem.values()), 3),
        Optional.empty());
  }

  private LocalDate day() {
    return START.plusDays(random.nextInt(DAYS));
  }

  private Municipality municipality() {
    return random.nextInt(4) == 0 ? THERE : HERE;
  }

  private TeamId team() {
    return new TeamId(one(new String[] {"a", "b", "c"}));
  }

  private WorkerId worker() {
    return new WorkerId(one(new String[] {"x", "y", "z"}));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(5) == 0 ? Optional.of(value.get()) : Optional.empty();
  }

  /// Each value with a chance of one in `rarity`.
  private <T> Set<T> some(List<T> values, int rarity) {

    return IntStream.range(0, values.size())
        .filter(_ -> random.nextInt(rarity) == 0)
        .mapToObj(values::get)
        .collect(Collectors.toUnmodifiableSet());
  }
}
