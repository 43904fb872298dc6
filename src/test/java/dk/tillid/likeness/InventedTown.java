package dk.tillid.likeness;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.ComparedTrait;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.GoalType;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.Service;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// An invented municipality: citizens with the margins of Rudersdal's report and traits that hang
/// together, whose cases workers recorded over eight years with gaps and errors; some citizens
/// twice.
final class InventedTown {
  static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);
  private static final int DAYS = 8 * 365;
  private static final long END = FIRST_DAY.toEpochDay() + DAYS;
  private static final int WORKERS = 6;

  /// How recordings go wrong, in percent.
  ///
  /// @param movedBetween of two recordings, how often the housing of the second is another one
  record Noise(int unknown, int wrong, int memberMissed, int memberAdded, int movedBetween) {
    /// Two recordings alike.
    static final Noise ALIKE = new Noise(0, 0, 0, 0, 0);

    /// One answer in eight missing, one in fifty wrong, a tenth of the members of a set missed; all
    /// doubles live somewhere else the second time.
    static final Noise CAREFUL = new Noise(12, 2, 10, 1, 100);

    /// One answer in eight missing, one in twelve wrong, a fourth of the members of a set missed;
    /// half the doubles live somewhere else the second time.
    static final Noise HASTY = new Noise(12, 8, 25, 3, 50);
  }

  /// A citizen as nobody knows it.
  private record Citizen(
      Gender gender,
      int born,
      CivilStatus civil,
      LivingSituation living,
      HousingSituation housing,
      IncomeBasis income,
      PrimaryProblem problem,
      Set<FurtherProblem> further,
      Set<TargetGroup> groups,
      Set<GoalType> goals,
      Set<Service> services) {}

  /// Two cases of one citizen.
  record DoubleCase(CaseId one, CaseId other) {
    boolean is(Likeness pair) {
      return Set.of(one, other).equals(Set.of(pair.first(), pair.second()));
    }
  }

  final List<Portrait> cases = new ArrayList<>();
  final List<DoubleCase> doubles = new ArrayList<>();
  private final SplittableRandom random;
  private final Noise noise;

  /// @param size cases in all, of which each double is two
  InventedTown(SplittableRandom random, Noise noise, int size, int doubled) {
    this.random = random;
    this.noise = noise;
    for (int i = 0; i < doubled; i++) {
      plantDouble();
    }
    while (cases.size() < size) {
      cases.add(portrait(citizen(), presence(day(), percent(25)), 0));
    }
  }

  /// Six in ten come back after their case was closed; else a second case runs beside the first,
  /// half of those from the street.
  private void plantDouble() {
    Citizen citizen = citizen();
    Presence first = presence(day(), percent(25));
    Presence.Stay stay = first.stays().getFirst();
    boolean later = percent(60) && stay.to() < END;
    long gap = later ? 1 + exponential(270) : 0;
    long from = later ? Math.min(END - 1, stay.to() + gap) : stay.from() + random.nextInt(90);
    boolean outreach = later ? percent(25) : percent(50) != stay.outreach();
    Presence second = presence(from, outreach);
    cases.add(portrait(citizen, first, 0));
    cases.add(portrait(citizen, second, noise.movedBetween));
    doubles.add(new DoubleCase(cases.get(cases.size() - 2).id(), cases.getLast().id()));
  }

  private Citizen citizen() {
    PrimaryProblem problem = weighted(PrimaryProblem.values(), 12, 16, 11, 16);
    boolean substance = problem == PrimaryProblem.SUBSTANCE_ONLY || problem == PrimaryProblem.DUAL;
    boolean mental = problem == PrimaryProblem.MENTAL_ONLY || problem == PrimaryProblem.DUAL;
    int homeless = substance ? 35 : 15;
    HousingSituation housing = percent(homeless) ? home() : HousingSituation.HOUSED;
    int age =
        weighted(new Integer[] {18, 26, 36, 46, 56, 66}, 8, 10, 14, 14, 8, 3) + random.nextInt(10);
    return new Citizen(
        weighted(Gender.values(), 56, 43, 1, 0),
        FIRST_DAY.getYear() + 4 - age,
        weighted(CivilStatus.values(), civil()),
        percent(70) ? LivingSituation.ALONE : LivingSituation.WITH_OTHERS,
        housing,
        weighted(IncomeBasis.values(), age < 30 ? 60 : 35, mental ? 60 : 35, 8, 8, 3, 0),
        problem,
        further(substance, housing.homeless()),
        groups(substance, mental, housing),
        goals(substance, mental, housing.homeless()),
        services(substance, mental));
  }

  private static int[] civil() {
    int[] weights = new int[CivilStatus.values().length];
    weights[CivilStatus.UNMARRIED.ordinal()] = 26;
    weights[CivilStatus.DIVORCED.ordinal()] = 16;
    weights[CivilStatus.MARRIED.ordinal()] = 5;
    weights[CivilStatus.WIDOWED.ordinal()] = 3;
    return weights;
  }

  private HousingSituation home() {
    return weighted(HousingSituation.values(), 20, 4, 25, 6, 28, 8, 3, 2, 4, 0, 0);
  }

  private Set<FurtherProblem> further(boolean substance, boolean homeless) {
    Set<FurtherProblem> set = new HashSet<>();
    draw(set, FurtherProblem.HOMELESSNESS, homeless ? 90 : 2);
    draw(set, FurtherProblem.PROSTITUTION, 3);
    draw(set, FurtherProblem.CRIME, substance ? 25 : 6);
    draw(set, FurtherProblem.ACTING_OUT, 10);
    draw(set, FurtherProblem.LONELINESS, 40);
    draw(set, FurtherProblem.ECONOMIC, 35);
    return set;
  }

  private Set<TargetGroup> groups(boolean substance, boolean mental, HousingSituation housing) {
    Set<TargetGroup> set = new HashSet<>();
    draw(set, TargetGroup.MENTAL_ILLNESS, mental ? 60 : 4);
    draw(set, TargetGroup.MENTALLY_VULNERABLE, mental ? 45 : 25);
    draw(set, TargetGroup.DRUG_MISUSE, substance ? 60 : 3);
    draw(set, TargetGroup.ALCOHOL_MISUSE, substance ? 55 : 5);
    draw(set, TargetGroup.HOMELESS, housing.homeless() ? 95 : 2);
    draw(set, TargetGroup.CANNOT_STAY_IN_OWN_HOME, housing.homeless() ? 20 : 8);
    draw(set, TargetGroup.SPECIAL_SOCIAL_PROBLEMS, 30);
    draw(set, TargetGroup.ISOLATED, 40);
    draw(set, TargetGroup.NOT_USING_SERVICES, 50);
    draw(set, TargetGroup.TREATMENT_UNRESOLVED, mental ? 35 : 12);
    draw(set, TargetGroup.HOUSING_PROBLEM, housing.homeless() ? 60 : 12);
    draw(set, TargetGroup.NO_OR_POOR_NETWORK, 35);
    draw(set, TargetGroup.VISIBLE_DISTRESS, housing == HousingSituation.ROUGH ? 60 : 8);
    draw(set, TargetGroup.OTHERS_CONCERNED, 25);
    draw(set, TargetGroup.NUISANCE_TO_OTHERS, 10);
    return set;
  }

  private Set<GoalType> goals(boolean substance, boolean mental, boolean homeless) {
    Set<GoalType> set = new HashSet<>();
    draw(set, GoalType.PSYCHIATRIC_TREATMENT, mental ? 45 : 5);
    draw(set, GoalType.SUBSTANCE_TREATMENT, substance ? 45 : 2);
    draw(set, GoalType.HEALTH_CONTACT, 25);
    draw(set, homeless ? GoalType.OBTAIN_HOUSING : GoalType.KEEP_HOME, homeless ? 70 : 20);
    draw(set, GoalType.JOBCENTRE_INCOME_SECURED, 25);
    draw(set, GoalType.AVOID_ISOLATION, 40);
    return set;
  }

  private Set<Service> services(boolean substance, boolean mental) {
    Set<Service> set = new HashSet<>();
    draw(set, Service.GP, 45);
    draw(set, Service.DROP_IN_CENTRE, substance ? 35 : 12);
    draw(set, Service.TREATMENT_SYSTEM, mental ? 25 : 5);
    draw(set, Service.SUBSTANCE_CENTRE, substance ? 25 : 1);
    draw(set, Service.JOB_CENTRE, 35);
    draw(set, Service.NETWORK, 20);
    draw(set, Service.SEL_85, 8);
    draw(set, Service.HOSPITAL, 8);
    draw(set, Service.DENTIST, 10);
    return set;
  }

  private Portrait portrait(Citizen citizen, Presence presence, int moved) {
    Map<ComparedTrait, Integer> answers = new EnumMap<>(ComparedTrait.class);
    answers.put(ComparedTrait.GENDER, percent(1) ? 0 : bit(citizen.gender));
    answers.put(ComparedTrait.CIVIL_STATUS, one(citizen.civil, CivilStatus.values()));
    answers.put(ComparedTrait.LIVING_SITUATION, one(citizen.living, LivingSituation.values()));
    answers.put(
        ComparedTrait.HOUSING,
        one(percent(moved) ? other(citizen.housing) : citizen.housing, HousingSituation.values()));
    answers.put(ComparedTrait.INCOME, one(citizen.income, IncomeBasis.values()));
    answers.put(ComparedTrait.PRIMARY_PROBLEM, one(citizen.problem, PrimaryProblem.values()));
    answers.put(ComparedTrait.FURTHER_PROBLEMS, set(citizen.further, FurtherProblem.values()));
    answers.put(ComparedTrait.TARGET_GROUPS, set(citizen.groups, TargetGroup.values()));
    answers.put(ComparedTrait.GOALS, worked(citizen.goals, GoalType.values()));
    answers.put(ComparedTrait.SERVICES_IN_USE, worked(citizen.services, Service.values()));
    CaseId id = new CaseId(random.nextLong(), random.nextLong());
    return new Portrait(id, answers, born(citizen, presence), presence);
  }

  /// The band of an age that is now and then guessed a few years off.
  private Years born(Citizen citizen, Presence presence) {
    int year = LocalDate.ofEpochDay(presence.stays().getFirst().from()).getYear();
    int off = percent(noise.wrong * 3) ? random.nextInt(-4, 5) : 0;
    AgeBand band = AgeBand.of(Math.max(15, year - citizen.born + off));
    return percent(noise.unknown / 2) ? Years.UNKNOWN : Years.of(band, year);
  }

  private HousingSituation other(HousingSituation before) {
    HousingSituation next = percent(40) ? HousingSituation.HOUSED : home();
    return next == before ? other(before) : next;
  }

  private int one(Code code, Code[] list) {
    if (percent(noise.unknown) || code.name().equals("UNKNOWN")) {
      return 0;
    }
    Code recorded = percent(noise.wrong) ? list[random.nextInt(list.length)] : code;
    return recorded.name().equals("UNKNOWN") ? 0 : bit(recorded);
  }

  /// What is recorded only in a course that got so far: six in ten; the rest is as noisy as a set,
  /// and a tenth more, since goals and services change.
  private int worked(Set<? extends Code> members, Code[] list) {
    boolean recorded = noise.equals(Noise.ALIKE) || percent(60);
    int more = noise.equals(Noise.ALIKE) ? 0 : 10;
    return recorded
        ? set(members, list, noise.memberMissed + more, noise.memberAdded + more / 4)
        : 0;
  }

  private int set(Set<? extends Code> members, Code[] list) {
    return set(members, list, noise.memberMissed, noise.memberAdded);
  }

  private int set(Set<? extends Code> members, Code[] list, int missed, int added) {
    int bits = 0;
    for (Code code : list) {
      boolean recorded = members.contains(code) ? !percent(missed) : percent(added);
      bits |= recorded ? bit(code) : 0;
    }
    return bits;
  }

  private Presence presence(long from, boolean outreach) {
    long to = from + 20 + exponential(240);
    boolean running = to > END;
    long until = Math.min(to, END);
    Set<Integer> days = new HashSet<>();
    for (long day = from + random.nextInt(1, 8); day <= until; day += random.nextInt(4, 14)) {
      days.add((int) day);
    }
    WorkerId worker = new WorkerId("w" + random.nextInt(WORKERS));
    return new Presence(
        List.of(new Presence.Stay(from, running ? Long.MAX_VALUE : to, outreach)),
        Set.of(worker),
        days);
  }

  private long day() {
    return FIRST_DAY.toEpochDay() + random.nextInt(DAYS - 400);
  }

  private long exponential(int mean) {
    return (long) (-StrictMath.log(1 - random.nextDouble()) * mean);
  }

  private boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  private <T> void draw(Set<T> set, T value, int chance) {
    if (percent(chance)) {
      set.add(value);
    }
  }

  private <T> T weighted(T[] values, int... weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int drawn = random.nextInt(sum);
    int place = 0;
    while (drawn >= weights[place]) {
      drawn -= weights[place++];
    }
    return values[place];
  }

  private static int bit(Code code) {
    return 1 << code.ordinal();
  }
}
