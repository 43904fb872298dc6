package dk.tillid.casework.model;

import dk.tillid.casework.Origin;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/// What is drawn of people, days and names. Mostly what fits the registry, at times what does not.
final class Chance {
  static final List<String> MUNICIPALITIES =
      List.of(
          Says.HEDENSTED,
          Says.HEDENSTED,
          Says.VORDINGBORG,
          Says.BALLERUP,
          Says.RUDERSDAL,
          Says.EXAMPLE,
          Says.EXAMPLE,
          "0727");
  private static final List<TeamId> TEAMS = List.of(new TeamId("nord"), new TeamId("syd"));

  /// Among these the work goes on, so that something comes of it.
  private static final int NEW_CASES = 8;

  private static final int LONGEST_CONSENT = 30;

  final SplittableRandom random;
  final Registry registry;

  /// Every code ever issued, also those of erased cases.
  final List<CodeTag> codes = new ArrayList<>();

  private final List<CaseId> cases = new ArrayList<>();
  private final List<ReferralId> enquiries = new ArrayList<>();
  private long drawn;

  Chance(SplittableRandom random, Registry registry) {
    this.random = random;
    this.registry = registry;
    codes.add(new CodeTag(-1, -1));
    cases.add(new CaseId(-1, -1));
    enquiries.add(new ReferralId(-1, -1));
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <E> E pick(E[] list) {
    return list[random.nextInt(list.length)];
  }

  <E> Optional<E> maybe(E[] list) {
    return random.nextBoolean() ? Optional.of(pick(list)) : Optional.empty();
  }

  <E> Set<E> some(E[] list) {
    return random.nextBoolean() ? Set.of() : Set.of(pick(list));
  }

  /// Mostly today; at times earlier, too early, or still to come.
  LocalDate day() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> registry.today.minusDays(random.nextInt(12));
      case 3 -> registry.today.minusDays(random.nextInt(60, 100));
      case 4 -> registry.today.plusDays(random.nextInt(2));
      default -> registry.today;
    };
  }

  CaseId newCase() {
    cases.add(new CaseId(drawn++, 1));
    return cases.getLast();
  }

  ReferralId newEnquiry() {
    enquiries.add(new ReferralId(drawn++, 2));
    return enquiries.getLast();
  }

  CodeTag newCode() {
    codes.add(new CodeTag(drawn++, 3));
    return codes.getLast();
  }

  /// A free handle comes last.
  List<Handle> handles() {
    Handle free = new Handle(String.format(Locale.ROOT, "%08d", drawn++));
    return registry.folders.isEmpty()
        ? List.of(free)
        : List.of(registry.folders.values().iterator().next().card.handle(), free);
  }

  /// A case, mostly one of the newest, at times one that never was or was erased.
  CaseId known() {
    return oneIn(20) ? any() : folder().map(it -> it.id).orElseGet(this::any);
  }

  private CaseId any() {
    int newest = Math.max(0, cases.size() - NEW_CASES);
    return oneIn(4) ? pick(cases) : cases.get(random.nextInt(newest, cases.size()));
  }

  /// A case that is there, where there is any.
  Optional<Folder> folder() {
    for (int tries = 0; tries < NEW_CASES; tries++) {
      Optional<Folder> found = Optional.ofNullable(registry.folders.get(any()));
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  ReferralId enquiry() {
    int newest = Math.max(0, enquiries.size() - NEW_CASES);
    return oneIn(4) ? pick(enquiries) : enquiries.get(random.nextInt(newest, enquiries.size()));
  }

  /// Somebody who works with the case; at times somebody who does not.
  Actor near(CaseId id) {
    return Optional.ofNullable(registry.folders.get(id))
        .filter(_ -> !oneIn(25))
        .map(it -> actor(it.municipality()))
        .orElseGet(() -> actor(pick(MUNICIPALITIES)));
  }

  Actor near(ReferralId id) {
    return Optional.ofNullable(registry.enquiries.get(id))
        .filter(_ -> !oneIn(25))
        .map(it -> actor(it.municipality().code()))
        .orElseGet(() -> actor(pick(MUNICIPALITIES)));
  }

  Actor actor(String municipality) {
    Set<TeamId> teams = oneIn(12) ? Set.of(pick(TEAMS)) : Set.copyOf(TEAMS);
    Role role = oneIn(3) ? Role.TEAMLEAD : Role.WORKER;
    return new Actor(
        worker(), oneIn(60) ? Role.STATISTICIAN : role, new Municipality(municipality), teams);
  }

  WorkerId worker() {
    return new WorkerId("w" + random.nextInt(5));
  }

  TeamId team() {
    return pick(TEAMS);
  }

  List<WorkerId> workers() {
    List<WorkerId> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(worker());
    }
    return all;
  }

  /// An enquiry within reach of the municipality, or none.
  Origin origin(String municipality) {
    ReferralId id = enquiry();
    boolean near =
        Optional.ofNullable(registry.enquiries.get(id))
            .filter(it -> it.municipality().code().equals(municipality))
            .isPresent();
    return near || oneIn(8)
        ? new Origin.Enquiry(id)
        : new Origin.Met(pick(ReferralSource.values()));
  }

  Traits traits(boolean exact) {
    OptionalInt age = exact ? OptionalInt.of(random.nextInt(14, 90)) : OptionalInt.empty();
    return new Traits(
        pick(Gender.values()),
        exact ? AgeBand.of(age.getAsInt()) : pick(AgeBand.values()),
        age,
        pick(CivilStatus.values()),
        pick(LivingSituation.values()),
        some(TargetGroup.values()),
        oneIn(3));
  }

  /// The last day of something that is given for a while.
  Optional<LocalDate> lastDay(LocalDate from) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(from.plusDays(random.nextInt(-2, LONGEST_CONSENT)));
  }
}
