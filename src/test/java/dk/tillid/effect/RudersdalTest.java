package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Person;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// The tables of Rudersdal's "Statusrapport for 2010", each figure as printed there.
class RudersdalTest {
  private static final StatusReport REPORT =
      StatusReport.of(
          2010,
          OptionalInt.of(2009),
          RudersdalFixture.LAST_DAY,
          CaseReplay.of(RudersdalFixture.steps()).stream().map(Person::of));

  @Test
  void theYearHas55CitizensOf31MenAnd24WomenAged18To68() {
    StatusReport.Population population = REPORT.citizens().population();
    assertThat(population.total()).isEqualTo(55);
    assertThat(cells(population.genders().cells()))
        .isEqualTo(Map.of(Gender.MALE, Share.of(31, 55), Gender.FEMALE, Share.of(24, 55)));
    assertThat(percents(population.genders())).containsEntry(Gender.MALE, 56);
    assertThat(percents(population.genders())).containsEntry(Gender.FEMALE, 44);
    assertThat(population.ages()).contains(new AgeRange(18, 68));
  }

  @Test
  void theYearBeforeHas47CitizensOf32MenAnd15WomenAged18To82() {
    StatusReport.Population before = REPORT.citizens().comparison().orElseThrow().with();
    assertThat(before.year()).isEqualTo(2009);
    assertThat(before.total()).isEqualTo(47);
    assertThat(cells(before.genders().cells()))
        .isEqualTo(Map.of(Gender.MALE, new Share(32, 68), Gender.FEMALE, new Share(15, 32)));
    assertThat(before.ages()).contains(new AgeRange(18, 82));
  }

  @Test
  void theChangeIsOneManLessAndNineWomenMore() {
    StatusReport.Comparison change = REPORT.citizens().comparison().orElseThrow();
    assertThat(change.total()).isEqualTo(8);
    assertThat(change.genders())
        .containsExactly(
            new StatusReport.Difference(Gender.MALE, -1),
            new StatusReport.Difference(Gender.FEMALE, 9),
            new StatusReport.Difference(Gender.OTHER, 0),
            new StatusReport.Difference(Gender.UNKNOWN, 0));
  }

  @Test
  void aboutHalfAreAged36To55() {
    Map<Code, Share> bands = cells(REPORT.citizens().ageBands().cells());
    int middle =
        bands.getOrDefault(AgeBand.A36_45, Share.of(0, 55)).count()
            + bands.getOrDefault(AgeBand.A46_55, Share.of(0, 55)).count();
    assertThat(middle).isBetween(27, 28);
  }

  @Test
  void mostAreUnmarriedOrDivorcedManyLiveAloneAndVeryFewWishAnonymity() {
    Map<Code, Share> civil = cells(REPORT.citizens().civilStatus().cells());
    Map<Code, Share> living = cells(REPORT.citizens().livingSituations().cells());
    assertThat(count(civil, CivilStatus.UNMARRIED) + count(civil, CivilStatus.DIVORCED))
        .isGreaterThan(27);
    assertThat(count(living, LivingSituation.ALONE)).isEqualTo(34);
    assertThat(REPORT.citizens().anonymous()).isEqualTo(new Share(3, 5));
  }

  @Test
  void fourteenSourcesHaveThePrintedNumbersOnePerCitizen() {
    List<Integer> counts =
        cells(REPORT.courses().sources().cells()).values().stream().map(Share::count).toList();
    assertThat(counts).containsExactlyInAnyOrder(14, 9, 6, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1);
    assertThat(REPORT.courses().sources().total()).isEqualTo(55);
  }

  /// Assumed: the report's text gives labels and numbers apart, so that which belongs to which
  /// cannot be read from it.
  @Test
  void theSourcesStandInTheAssumedOrderOfTheirLabels() {
    assertThat(cells(REPORT.courses().sources().cells()).keySet())
        .containsExactly(
            ReferralSource.SUPPORT_ACTIVITY_CENTRE,
            ReferralSource.PSYCHIATRY_DISABILITY,
            ReferralSource.JOB_CENTRE,
            ReferralSource.FAMILY_DEPARTMENT,
            ReferralSource.BENEFITS_CENTRE,
            ReferralSource.FAMILY_RELATIVES,
            ReferralSource.NETWORK_FRIENDS,
            ReferralSource.OTHERS_NEIGHBOURS,
            ReferralSource.SELF,
            ReferralSource.HOUSING_ASSOCIATION,
            ReferralSource.SUBSTANCE_COUNSELLING,
            ReferralSource.PRISON_PROBATION,
            ReferralSource.SHELTER,
            ReferralSource.STREET_LAWYER);
  }

  @Test
  void fourDeclined15LastedTo3Months8To6And28Longer() {
    assertThat(counts(REPORT.courses().durations().cells()))
        .isEqualTo(
            Map.of(
                DurationBand.DECLINED, 4,
                DurationBand.M0_3, 15,
                DurationBand.M3_6, 8,
                DurationBand.OVER_6M, 28));
    assertThat(REPORT.courses().durations().total()).isEqualTo(55);
  }

  @Test
  void the55CitizensHave56EpisodesSinceOneCaseWasReopened() {
    assertThat(REPORT.courses().episodes()).isEqualTo(56);
  }

  @Test
  void misuseIs22PercentMental29Both20Other29() {
    assertThat(cells(REPORT.situation().primaryProblems().cells()))
        .isEqualTo(
            Map.of(
                PrimaryProblem.SUBSTANCE_ONLY, new Share(12, 22),
                PrimaryProblem.MENTAL_ONLY, new Share(16, 29),
                PrimaryProblem.DUAL, new Share(11, 20),
                PrimaryProblem.OTHER, new Share(16, 29)));
  }

  @Test
  void cashBenefitIs38PercentDisabilityPension42AndAllOther20() {
    Map<Code, Share> incomes = cells(REPORT.situation().incomes().cells());
    assertThat(incomes)
        .containsEntry(IncomeBasis.CASH_BENEFIT, new Share(21, 38))
        .containsEntry(IncomeBasis.DISABILITY_PENSION, new Share(23, 42))
        .containsEntry(IncomeBasis.NONE, new Share(1, 2));
    int other =
        count(incomes, IncomeBasis.SICKNESS_BENEFIT)
            + count(incomes, IncomeBasis.SELF_SUPPORTING)
            + count(incomes, IncomeBasis.UNKNOWN)
            + count(incomes, IncomeBasis.NONE);
    assertThat(Share.of(other, 55)).isEqualTo(new Share(11, 20));
    assertThat(REPORT.situation().incomes().total()).isEqualTo(55);
  }

  @Test
  void sixAre11PercentWithoutHomeAtYearEndAndAsManyFoundOne() {
    assertThat(REPORT.housing().homelessAtYearEnd()).isEqualTo(new Share(6, 11));
    assertThat(REPORT.housing().housedAfterHomelessness()).isEqualTo(new Share(6, 11));
    assertThat(REPORT.housing().homelessDuringYear().count()).isEqualTo(12);
  }

  @Test
  void theHomelessOfTheYearAreInAllCategoriesOfTheReportButTheNightCafe() {
    assertThat(
            cells(REPORT.housing().duringYear()).keySet().stream()
                .filter(code -> ((HousingSituation) code).homeless()))
        .containsExactly(
            HousingSituation.ROUGH,
            HousingSituation.SHELTER,
            HousingSituation.HOTEL_HOSTEL,
            HousingSituation.SOFA_SURFING,
            HousingSituation.TRANSITIONAL,
            HousingSituation.PRISON_RELEASE_1M);
  }

  @Test
  void threeSleptOutdoorsOfWhomTwoAreStillHomeless() {
    assertThat(REPORT.housing().sleptOutdoors().count()).isEqualTo(3);
    assertThat(REPORT.housing().sleptOutdoorsStillHomeless().count()).isEqualTo(2);
  }

  @Test
  void whatTheFixturePlantedOfBridgesAndEffectComesOut() {
    assertThat(counts(bridge(Service.DROP_IN_CENTRE)))
        .isEqualTo(Map.of(BridgeStage.INTRODUCED, 10));
    assertThat(counts(bridge(Service.HEALTH_SERVICE))).isEqualTo(Map.of(BridgeStage.USING, 12));
    assertThat(counts(REPORT.situation().furtherProblems()))
        .containsEntry(FurtherProblem.HOMELESSNESS, 12);
    StatusReport.Effect effect = REPORT.effect();
    assertThat(effect.ended().count()).isEqualTo(26);
    assertThat(counts(effect.usesNewService().cells()))
        .isEqualTo(Map.of(Answer.YES, 7, Answer.NO, 8));
    assertThat(effect.usesNewService().notRecorded().count()).isEqualTo(11);
    assertThat(counts(effect.newServices())).isEqualTo(Map.of(Service.HEALTH_SERVICE, 7));
    assertThat(counts(effect.isolationBroken().cells()))
        .isEqualTo(Map.of(Answer.YES, 6, Answer.NO, 7, Answer.UNKNOWN, 2));
  }

  /// The bare case files and those that a worker's commands leave under Rudersdal's own rules are
  /// made apart; the report of both is one.
  @Test
  void theSameReportComesOfTheCommandsOfAWorkerUnderRudersdalsRules() {
    StatusReport report =
        StatusReport.of(
            2010,
            OptionalInt.of(2009),
            RudersdalFixture.LAST_DAY,
            CommandReplay.of(RudersdalFixture.steps()).stream().map(Person::of));
    assertThat(report).isEqualTo(REPORT);
  }

  @Test
  void noStepIsOlderThanTheSchemeOfAugust2008() {
    assertThat(RudersdalFixture.steps())
        .allMatch(step -> !step.on().isBefore(LocalDate.of(2008, 8, 1)))
        .allMatch(step -> !step.on().isAfter(RudersdalFixture.LAST_DAY));
  }

  @Test
  void withoutAYearToCompareWithThereIsNoChange() {
    StatusReport alone =
        StatusReport.of(
            2010,
            OptionalInt.empty(),
            RudersdalFixture.LAST_DAY,
            CaseReplay.of(RudersdalFixture.steps()).stream().map(Person::of));
    assertThat(alone.citizens().comparison()).isEqualTo(Optional.empty());
    assertThat(alone.courses()).isEqualTo(REPORT.courses());
  }

  private static List<Cell> bridge(Service service) {
    return REPORT.bridges().services().get(service.ordinal()).stages();
  }

  private static Map<Code, Share> cells(List<Cell> cells) {
    Map<Code, Share> found = new LinkedHashMap<>();
    cells.stream()
        .filter(cell -> cell.count() > 0)
        .forEach(cell -> found.put(cell.code(), new Share(cell.count(), cell.percent())));
    return found;
  }

  private static Map<Code, Integer> counts(List<Cell> cells) {
    Map<Code, Integer> found = new LinkedHashMap<>();
    cells(cells).forEach((code, share) -> found.put(code, share.count()));
    return found;
  }

  private static Map<Code, Integer> percents(Partition partition) {
    Map<Code, Integer> found = new LinkedHashMap<>();
    cells(partition.cells()).forEach((code, share) -> found.put(code, share.percent()));
    return found;
  }

  private static int count(Map<Code, Share> cells, Code code) {
    return cells.getOrDefault(code, new Share(0, 0)).count();
  }
}
