package dk.tillid.effect;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Case histories that give Rudersdal's "Statusrapport for 2010": 55 citizens in 2010 and 47 in
/// 2009, of whom 20 are in both years; and four who are in neither.
///
/// The report prints margins only. Who is what besides is invented, and dealt so that no two tables
/// go together: never assert a cross-table of it. Where the report is unclear:
///
/// - Its 11 citizens with other income split "equally" into three groups, which 11 does not: here 3
///   on sickness benefit, 3 self-supporting, 4 unknown (those who declined) and 1 without any.
/// - Six people without home at the end of 2010 cannot fill six categories when two of the three
///   who slept outdoors are still homeless; the categories are those of the year, about twelve
///   people.
/// - Which source stands at which bar is assumed: the text gives labels and numbers apart.
/// - Of 2009 only gender and ages are known.
///
/// The scheme began in August 2008, so that no course is older.
public final class RudersdalFixture {
  /// Rudersdal.
  public static final Municipality MUNICIPALITY = new Municipality("0230");

  /// Its one team.
  public static final TeamId TEAM = new TeamId("team-1");

  /// The day the histories end: nothing happens after it.
  public static final LocalDate LAST_DAY = LocalDate.of(2010, 12, 31);

  /// Citizens of 2010.
  static final int CITIZENS_2010 = 55;

  /// Citizens of 2010 who were citizens of 2009 too: the first cases.
  static final int IN_BOTH_YEARS = 20;

  /// Citizens of 2009 who are not in 2010: the cases after those of 2010.
  static final int ONLY_2009 = 27;

  /// The first of the four cases in 2010 that declined; the last of the year's.
  static final int FIRST_DECLINED = 51;

  /// The case that was closed and reopened in 2010.
  static final int REOPENED = 44;

  private static final List<Integer> AGES_2010 =
      List.of(
          18, 19, 21, 22, 23, 24, 25, // 18–25
          26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 35, // 26–35
          36, 37, 37, 38, 39, 40, 41, 42, 42, 43, 44, 44, 45, 45, // 36–45
          46, 46, 47, 48, 48, 49, 50, 51, 51, 52, 53, 54, 55, 55, // 46–55
          56, 57, 58, 60, 61, 63, 65, // 56–65
          66, 68);

  private static final List<Integer> AGES_ONLY_2009 =
      List.of(
          18, 20, 22, 24, 27, 29, 31, 33, 36, 38, 39, 41, 43, 44, 45, 46, 48, 49, 51, 52, 54, 55,
          58, 61, 64, 70, 82);

  private static final List<ReferralSource> SOURCES =
      deck(
          ReferralSource.values(),
          14,
          9,
          6,
          4,
          4, // RAS, Psykiatri & Handicap, Jobcenter, Familieafdeling, Ydelsescenter
          3,
          3,
          3, // Familie/pårørende, Netværk/venner, Andre/naboer
          2,
          2,
          2, // Selvhenvendelse, Boligselskab, RusmiddelRådgivning
          1,
          1,
          1); // Kriminalforsorgen, Herberg, Gadejurist

  private static final List<PrimaryProblem> PROBLEMS =
      deck(PrimaryProblem.values(), 12, 16, 11, 16);

  /// Of the 51 who did not decline; the order is cash benefit, disability pension, sickness
  /// benefit, self-supporting, none.
  private static final List<IncomeBasis> INCOMES = deck(IncomeBasis.values(), 21, 23, 3, 3, 1);

  private static final List<CivilStatus> CIVIL = deck(CivilStatus.values(), 25, 8, 14, 3, 5);

  private static final List<LivingSituation> LIVING = deck(LivingSituation.values(), 34, 14, 7);

  private static final Set<Integer> ANONYMOUS = Set.of(6, 25, 53);

  /// Who was homeless: every situation in 2010, the last of them at the end of the course or year.
  static final Map<Integer, List<HousingSituation>> HOMELESS =
      Map.ofEntries(
          Map.entry(0, List.of(HousingSituation.ROUGH)),
          Map.entry(20, List.of(HousingSituation.ROUGH, HousingSituation.SOFA_SURFING)),
          Map.entry(3, List.of(HousingSituation.SHELTER)),
          Map.entry(22, List.of(HousingSituation.SOFA_SURFING)),
          Map.entry(31, List.of(HousingSituation.HOTEL_HOSTEL)),
          Map.entry(37, List.of(HousingSituation.TRANSITIONAL)),
          Map.entry(5, List.of(HousingSituation.ROUGH, HousingSituation.HOUSED)),
          Map.entry(1, List.of(HousingSituation.SHELTER, HousingSituation.HOUSED)),
          Map.entry(12, List.of(HousingSituation.PRISON_RELEASE_1M, HousingSituation.HOUSED)),
          Map.entry(24, List.of(HousingSituation.SOFA_SURFING, HousingSituation.HOUSED)),
          Map.entry(28, List.of(HousingSituation.HOTEL_HOSTEL, HousingSituation.HOUSED)),
          Map.entry(34, List.of(HousingSituation.TRANSITIONAL, HousingSituation.HOUSED)));

  private RudersdalFixture() {}

  /// All steps in the order of their days.
  public static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int no = 0; no < CITIZENS_2010; no++) {
      steps.addAll(RudersdalHistories.of2010(no));
    }
    for (int no = 0; no < ONLY_2009; no++) {
      steps.addAll(RudersdalHistories.of2009(CITIZENS_2010 + no, no));
    }
    steps.addAll(RudersdalHistories.inNeitherYear(CITIZENS_2010 + ONLY_2009));
    steps.sort(Comparator.comparing(Step::on));
    return List.copyOf(steps);
  }

  static ReferralSource source(int no) {
    return dealt(SOURCES, no, 13);
  }

  static PrimaryProblem problem(int no) {
    return dealt(PROBLEMS, no, 8);
  }

  static IncomeBasis income(int no) {
    return no < FIRST_DECLINED ? dealt(INCOMES, no, 20) : IncomeBasis.UNKNOWN;
  }

  /// 31 men and 24 women; 13 and 7 of the 20 who are in both years.
  private static Gender gender(int no) {
    boolean woman = no < IN_BOTH_YEARS ? no % 3 == 2 || no == 19 : no % 2 == 1;
    return woman ? Gender.FEMALE : Gender.MALE;
  }

  static Traits traits2010(int no) {
    Set<TargetGroup> groups = EnumSet.copyOf(targetGroups(problem(no)));
    if (HOMELESS.containsKey(no)) groups.add(TargetGroup.HOMELESS);
    int age = dealt(AGES_2010, no, 17);
    return new Traits(
        gender(no),
        AgeBand.of(age),
        OptionalInt.of(age),
        dealt(CIVIL, no, 7),
        dealt(LIVING, no, 19),
        groups,
        ANONYMOUS.contains(no));
  }

  /// 19 men and 8 women.
  static Traits traits2009(int place) {
    int age = AGES_ONLY_2009.get(place);
    return new Traits(
        place % 3 == 1 && place < 24 ? Gender.FEMALE : Gender.MALE,
        AgeBand.of(age),
        OptionalInt.of(age),
        dealt(CIVIL, place, 11),
        dealt(LIVING, place, 4),
        Set.of(TargetGroup.ISOLATED),
        false);
  }

  private static Set<TargetGroup> targetGroups(PrimaryProblem problem) {
    return switch (problem) {
      case SUBSTANCE_ONLY -> Set.of(TargetGroup.ALCOHOL_MISUSE);
      case MENTAL_ONLY -> Set.of(TargetGroup.MENTAL_ILLNESS);
      case DUAL -> Set.of(TargetGroup.MENTAL_ILLNESS, TargetGroup.DRUG_MISUSE);
      case OTHER -> Set.of(TargetGroup.SPECIAL_SOCIAL_PROBLEMS);
    };
  }

  /// So many of each value, in the order of the list.
  private static <T> List<T> deck(T[] values, int... counts) {
    List<T> deck = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      deck.addAll(Collections.nCopies(counts[i], values[i]));
    }
    return List.copyOf(deck);
  }

  /// Deals every card once, out of order; the stride has no divisor in common with the deck.
  private static <T> T dealt(List<T> deck, int no, int stride) {
    return deck.get(no * stride % deck.size());
  }
}
