package dk.tillid.demo;

import static dk.tillid.demo.Draw.times;

import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The margins of Rudersdal's status report for 2010, and sketches of 55 citizens that have them.
///
/// Printed: gender, sources, durations, primary problems, income (cash benefit, pension, the
/// others' sum), homelessness, ages 18–68 of whom about half 36–55. Chosen here: the split of the
/// other incomes (the unknown are those who declined), civil status and living, who runs on.
final class Margins {
  /// The citizens of the report.
  static final int CITIZENS = 55;

  private static final int DECLINED = 4;
  private static final int UNDER_THREE_MONTHS = 15; // of whom 9 run on
  private static final int UNDER_SIX_MONTHS = 8; // of whom 5 run on
  private static final int LONGER = 28; // of whom 20 run on

  /// A course over six months that runs on.
  static final Sketch.Course LONG_AND_RUNNING = new Sketch.Course(DurationBand.OVER_6M, true);

  /// Those who run on first, the declined at the end: the margins of homes and incomes lean on it.
  private static final List<Sketch.Course> COURSES =
      list(
          courses(20, LONGER, DurationBand.OVER_6M),
          courses(5, UNDER_SIX_MONTHS, DurationBand.M3_6),
          courses(9, UNDER_THREE_MONTHS, DurationBand.M0_3),
          courses(0, DECLINED, DurationBand.DECLINED));

  private static final List<Gender> GENDERS =
      list(times(31, Gender.MALE), times(24, Gender.FEMALE));

  private static final List<Integer> AGES =
      list(
          Stream.of(18, 68),
          IntStream.range(0, 28).mapToObj(i -> 36 + i % 20),
          IntStream.range(0, 15).mapToObj(i -> 19 + i),
          IntStream.range(0, 10).mapToObj(i -> 56 + i));

  private static final List<ReferralSource> SOURCES =
      list(
          times(14, ReferralSource.SUPPORT_ACTIVITY_CENTRE),
          times(9, ReferralSource.PSYCHIATRY_DISABILITY),
          times(6, ReferralSource.JOB_CENTRE),
          times(4, ReferralSource.FAMILY_DEPARTMENT),
          times(4, ReferralSource.BENEFITS_CENTRE),
          times(3, ReferralSource.FAMILY_RELATIVES),
          times(3, ReferralSource.NETWORK_FRIENDS),
          times(3, ReferralSource.OTHERS_NEIGHBOURS),
          times(2, ReferralSource.SELF),
          times(2, ReferralSource.HOUSING_ASSOCIATION),
          times(2, ReferralSource.SUBSTANCE_COUNSELLING),
          Stream.of(
              ReferralSource.PRISON_PROBATION,
              ReferralSource.SHELTER,
              ReferralSource.STREET_LAWYER));

  private static final List<IncomeBasis> INCOMES_OF_THE_OTHERS =
      list(
          times(21, IncomeBasis.CASH_BENEFIT),
          times(23, IncomeBasis.DISABILITY_PENSION),
          times(3, IncomeBasis.SICKNESS_BENEFIT),
          times(3, IncomeBasis.SELF_SUPPORTING),
          times(1, IncomeBasis.NONE));

  private static final List<PrimaryProblem> PROBLEMS =
      list(
          times(12, PrimaryProblem.SUBSTANCE_ONLY),
          times(16, PrimaryProblem.MENTAL_ONLY),
          times(11, PrimaryProblem.DUAL),
          times(16, PrimaryProblem.OTHER));

  /// Six without a home at the year's end, two of them outdoors.
  private static final List<Sketch.Home> STILL_HOMELESS =
      homes(
          false,
          HousingSituation.ROUGH,
          HousingSituation.ROUGH,
          HousingSituation.SHELTER,
          HousingSituation.HOTEL_HOSTEL,
          HousingSituation.SOFA_SURFING,
          HousingSituation.TRANSITIONAL);

  /// Six who found a home in the year, one of them from outdoors.
  private static final List<Sketch.Home> FOUND_HOME =
      homes(
          true,
          HousingSituation.ROUGH,
          HousingSituation.SHELTER,
          HousingSituation.SHELTER,
          HousingSituation.SOFA_SURFING,
          HousingSituation.TRANSITIONAL,
          HousingSituation.PRISON_RELEASE_1M);

  private static final List<CivilStatus> CIVIL =
      list(
          times(26, CivilStatus.UNMARRIED),
          times(16, CivilStatus.DIVORCED),
          times(5, CivilStatus.MARRIED),
          times(3, CivilStatus.WIDOWED),
          times(5, CivilStatus.UNKNOWN));

  private static final List<LivingSituation> LIVING =
      list(
          times(38, LivingSituation.ALONE),
          times(12, LivingSituation.WITH_OTHERS),
          times(5, LivingSituation.UNKNOWN));

  private static final List<Boolean> ANONYMOUS = list(times(2, true), times(53, false));

  private Margins() {}

  private static List<Sketch.Home> homes(boolean found, HousingSituation... at) {
    return Stream.of(at).map(it -> new Sketch.Home(it, found)).toList();
  }

  /// 55 citizens in random order whose report has the margins.
  static List<Sketch> sketches(Draw draw) {
    List<Sketch.Course> courses = COURSES;
    List<Sketch.Home> homes = homes(draw);
    List<Sketch.Person> people = people(draw);
    List<ReferralSource> sources = draw.shuffled(SOURCES);
    List<PrimaryProblem> problems = draw.shuffled(PROBLEMS);
    List<IncomeBasis> incomes = new ArrayList<>(draw.shuffled(INCOMES_OF_THE_OTHERS));
    times(DECLINED, IncomeBasis.UNKNOWN).forEach(incomes::add);
    List<Sketch> sketches =
        IntStream.range(0, CITIZENS)
            .mapToObj(i ->
                new Sketch(
                    courses.get(i),
                    people.get(i),
                    homes.get(i),
                    sources.get(i),
                    incomes.get(i),
                    problems.get(i)))
            .toList();
    return draw.shuffled(sketches);
  }

  private static List<Sketch.Person> people(Draw draw) {
    List<Gender> genders = draw.shuffled(GENDERS);
    List<Integer> ages = draw.shuffled(AGES);
    List<CivilStatus> civil = draw.shuffled(CIVIL);
    List<LivingSituation> living = draw.shuffled(LIVING);
    List<Boolean> anonymous = draw.shuffled(ANONYMOUS);
    return IntStream.range(0, CITIZENS)
        .mapToObj(i ->
            new Sketch.Person(
                genders.get(i), ages.get(i), civil.get(i), living.get(i), anonymous.get(i)))
        .toList();
  }

  /// In the order of `COURSES`: those still homeless are among the first twenty, who run on;
  /// everybody with a change of home has a course long enough for it.
  private static List<Sketch.Home> homes(Draw draw) {
    Sketch.Home housed = new Sketch.Home(HousingSituation.HOUSED, false);
    Sketch.Home unknown = new Sketch.Home(HousingSituation.UNKNOWN, false);
    return list(
        draw.shuffled(list(STILL_HOMELESS.stream(), times(14, housed))).stream(),
        draw.shuffled(list(FOUND_HOME.stream(), times(LONGER - 20 - 6, housed))).stream(),
        times(UNDER_SIX_MONTHS + UNDER_THREE_MONTHS, housed),
        times(DECLINED, unknown));
  }

  private static Stream<Sketch.Course> courses(int running, int all, DurationBand band) {
    return IntStream.range(0, all).mapToObj(i -> new Sketch.Course(band, i < running));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static <T> List<T> list(Stream<T>... parts) {
    return Stream.of(parts).flatMap(part -> part).toList();
  }
}
