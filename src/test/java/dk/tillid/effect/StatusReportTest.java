package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Course;
import dk.tillid.domain.Person;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusReportTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2010, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2010, 12, 31);
  private static final LocalDate LATER = LocalDate.of(2011, 6, 1);

  @Test
  void closedOnNewYearsDayIsInTheYearAndTheDayBeforeIsNot() {
    CaseFile reached = Cases.reached(LocalDate.of(2009, 10, 1));
    assertThat(citizens(Cases.closed(reached, NEW_YEAR))).isOne();
    assertThat(citizens(Cases.closed(reached, NEW_YEAR.minusDays(1)))).isZero();
  }

  @Test
  void reachedOnTheLastDayIsInTheYearAndTheDayAfterIsNot() {
    assertThat(citizens(Cases.reached(LAST))).isOne();
    assertThat(citizens(Cases.reached(LAST.plusDays(1)))).isZero();
  }

  @Test
  void whoWasNeverReachedIsNotInTheYearAndWhoDeclinedIs() {
    Course opened = Course.begin(Cases.episode(NEW_YEAR));
    assertThat(citizens(Cases.file(opened))).isZero();
    assertThat(citizens(Cases.closed(Cases.file(opened), LAST))).isZero();
    CaseFile declined = declined(NEW_YEAR);
    assertThat(citizens(declined)).isOne();
    assertThat(duration(declined)).isEqualTo(DurationBand.DECLINED);
  }

  @Test
  void whoDeclinedIsInTheYearAlsoWhereTheAttemptWasNotRecorded() {
    Course opened = Course.begin(Cases.episode(NEW_YEAR));
    CaseFile declined =
        Cases.file(
            opened.withEpisode(
                opened
                    .episode()
                    .closed(Cases.closure(LAST, ClosingReason.DECLINED_FIRST_CONTACT))));
    assertThat(citizens(declined)).isOne();
    assertThat(duration(declined)).isEqualTo(DurationBand.DECLINED);
  }

  private static CaseFile declined(LocalDate on) {
    CaseFile file = Cases.reached(on);
    return file.with(
        file.course()
            .withEpisode(
                file.course()
                    .episode()
                    .closed(Cases.closure(on, ClosingReason.DECLINED_FIRST_CONTACT))));
  }

  @Test
  void aCourseThatRunsOnIsMeasuredToYearEnd() {
    assertThat(duration(Cases.reached(LocalDate.of(2010, 9, 30)))).isEqualTo(DurationBand.M3_6);
    assertThat(duration(Cases.reached(LocalDate.of(2010, 10, 1)))).isEqualTo(DurationBand.M0_3);
    CaseFile closedLater = Cases.closed(Cases.reached(LocalDate.of(2010, 10, 1)), LATER);
    assertThat(duration(closedLater)).isEqualTo(DurationBand.M0_3);
  }

  @Test
  void theYearThatRunsIsMeasuredToToday() {
    CaseFile file = Cases.reached(LocalDate.of(2010, 1, 15));
    StatusReport report =
        StatusReport.of(
            2010,
            OptionalInt.empty(),
            LocalDate.of(2010, 3, 1),
            List.of(file).stream().map(Person::of));
    assertThat(only(report.courses().durations())).isEqualTo(DurationBand.M0_3);
    assertThat(duration(file)).isEqualTo(DurationBand.OVER_6M);
  }

  @Test
  void refusesYearsBeforeTheLawAndInTheFuture() {
    List<CaseFile> none = List.of();
    assertThat(
            StatusReport.of(1998, OptionalInt.empty(), LATER, none.stream().map(Person::of)).year())
        .isEqualTo(1998);
    for (int year : new int[] {Integer.MIN_VALUE, 1997, 2012, Integer.MAX_VALUE}) {
      assertThatThrownBy(() ->
              StatusReport.of(year, OptionalInt.empty(), LATER, none.stream().map(Person::of)))
          .isInstanceOfSatisfying(
              Rejected.class, it -> assertThat(it.field()).isEqualTo(Rejected.Field.YEAR));
    }
  }

  @Test
  void homelessnessBroughtFromTheYearBeforeCountsWhileTheCourseRuns() {
    CaseFile carried =
        Cases.housed(
            Cases.reached(LocalDate.of(2009, 5, 1)),
            LocalDate.of(2009, 5, 1),
            HousingSituation.ROUGH);
    assertThat(report(carried).housing().sleptOutdoors().count()).isOne();
    CaseFile returned = Cases.closed(carried, LocalDate.of(2009, 7, 1));
    returned =
        returned.with(returned.course().reopened(Cases.episode(NEW_YEAR).reachedOn(NEW_YEAR)));
    returned = Cases.housed(returned, NEW_YEAR, HousingSituation.SHELTER);
    assertThat(report(returned).housing().sleptOutdoors().count()).isZero();
    assertThat(report(returned).housing().homelessAtYearEnd().count()).isOne();
  }

  @Test
  void whoseCourseHasEndedIsNotHomelessAtYearEnd() {
    CaseFile file = Cases.housed(Cases.reached(NEW_YEAR), NEW_YEAR, HousingSituation.ROUGH);
    assertThat(report(file).housing().homelessAtYearEnd().count()).isOne();
    StatusReport.Housing ended = report(Cases.closed(file, LAST)).housing();
    assertThat(ended.homelessAtYearEnd().count()).isZero();
    assertThat(ended.homelessDuringYear().count()).isOne();
  }

  @Test
  void housingFoundAfterAnUnknownNightStillEndsHomelessness() {
    CaseFile file = Cases.housed(Cases.reached(NEW_YEAR), NEW_YEAR, HousingSituation.SHELTER);
    CaseFile unknown = Cases.housed(file, NEW_YEAR.plusDays(9), HousingSituation.UNKNOWN);
    CaseFile found = Cases.housed(unknown, NEW_YEAR.plusDays(20), HousingSituation.HOUSED);
    assertThat(report(found).housing().housedAfterHomelessness().count()).isOne();
    assertThat(report(unknown).housing().housedAfterHomelessness().count()).isZero();
    CaseFile always = Cases.housed(Cases.reached(NEW_YEAR), NEW_YEAR, HousingSituation.HOUSED);
    assertThat(report(always).housing().housedAfterHomelessness().count()).isZero();
  }

  @Test
  void anObservationRecordedLateTakesItsPlaceByItsDay() {
    CaseFile file = Cases.housed(Cases.reached(NEW_YEAR), LAST, HousingSituation.HOUSED);
    CaseFile late = Cases.housed(file, NEW_YEAR, HousingSituation.ROUGH);
    assertThat(report(late).housing().homelessAtYearEnd().count()).isZero();
    assertThat(report(late).housing().housedAfterHomelessness().count()).isOne();
  }

  @Test
  void aBridgeStandsAtItsLatestStageAlsoWhenThatIsAStepBack() {
    CaseFile file = Cases.reached(NEW_YEAR);
    Bridge bridge =
        new Bridge(Service.GP, List.of(new Bridge.Step(BridgeStage.USING, NEW_YEAR)))
            .with(new Bridge.Step(BridgeStage.OFFERED, LAST))
            .with(new Bridge.Step(BridgeStage.IN_CONTACT, LATER));
    StatusReport report = report(file.with(file.course().with(0, bridge)));
    assertThat(report.bridges().services().get(Service.GP.ordinal()).stages())
        .filteredOn(cell -> cell.count() > 0)
        .extracting(Cell::code)
        .containsExactly(BridgeStage.OFFERED);
  }

  @Test
  void aBridgeIsAttainedByUseAndNotByAnOffer() {
    CaseFile offered = bridged(Service.GP, BridgeStage.INTRODUCED);
    CaseFile attained = bridged(Service.DENTIST, BridgeStage.IN_CONTACT, BridgeStage.OFFERED);
    StatusReport.Bridges bridges = report(offered, attained).bridges();
    assertThat(bridges.offered().count()).isEqualTo(2);
    assertThat(bridges.attained().count()).isOne();
    assertThat(bridges.services().get(Service.GP.ordinal()).offered().count()).isOne();
    assertThat(bridges.services().get(Service.GP.ordinal()).attained().count()).isZero();
    assertThat(bridges.services().get(Service.DENTIST.ordinal()).attained().count()).isOne();
  }

  private static CaseFile bridged(Service service, BridgeStage... stages) {
    CaseFile file = Cases.reached(NEW_YEAR);
    Bridge bridge =
        new Bridge(
            service, Arrays.stream(stages).map(it -> new Bridge.Step(it, NEW_YEAR)).toList());
    return file.with(file.course().with(0, bridge));
  }

  @Test
  void isolationIsToldByWhatBrokeItOfTheLatestEpisodeClosedInTheYear() {
    StatusReport.Effect effect =
        report(broken(LAST, IsolationBrokenBy.NETWORK), broken(LATER, IsolationBrokenBy.AUTHORITY))
            .effect();
    assertThat(effect.isolationBrokenBy())
        .extracting(Cell::code, Cell::count)
        .containsExactly(
            tuple(IsolationBrokenBy.AUTHORITY, 0),
            tuple(IsolationBrokenBy.SERVICE, 0),
            tuple(IsolationBrokenBy.NETWORK, 1));
  }

  private static CaseFile broken(LocalDate on, IsolationBrokenBy by) {
    CaseFile file = Cases.reached(NEW_YEAR);
    Closure end = new Closure(on, ClosingReason.ISOLATION_BROKEN, Set.of(by), Set.of(), Set.of());
    return file.with(file.course().withEpisode(file.course().episode().closed(end)));
  }

  @Test
  void aMissingFollowUpIsNotRecordedAndNeverNo() {
    CaseFile baseline =
        Cases.measured(
            Cases.reached(NEW_YEAR), NEW_YEAR, MeasurementKind.BASELINE, Answer.NO, Service.GP);
    StatusReport.Effect missing = report(Cases.closed(baseline, LAST)).effect();
    assertThat(missing.isolationBroken().notRecorded().count()).isOne();
    assertThat(missing.usesNewService().notRecorded().count()).isOne();
    assertThat(count(missing.isolationBroken(), Answer.NO)).isZero();
    CaseFile followed =
        Cases.measured(baseline, LATER, MeasurementKind.FOLLOW_UP, Answer.NO, Service.GP);
    StatusReport.Effect measured = report(Cases.closed(followed, LAST)).effect();
    assertThat(count(measured.isolationBroken(), Answer.NO)).isOne();
    assertThat(count(measured.usesNewService(), Answer.NO)).isOne();
    assertThat(measured.usesNewService().notRecorded().count()).isZero();
  }

  @Test
  void aCourseThatRunsOnHasNoEffectYet() {
    CaseFile followed =
        Cases.measured(
            Cases.reached(NEW_YEAR), NEW_YEAR, MeasurementKind.FOLLOW_UP, Answer.YES, Service.GP);
    assertThat(report(followed).effect().ended().count()).isZero();
    assertThat(report(followed).effect().isolationBroken().total()).isZero();
  }

  @Test
  void aYearWithoutCitizensHasZeroesAndNoAges() {
    StatusReport empty =
        StatusReport.of(
            2010, OptionalInt.empty(), LATER, List.<CaseFile>of().stream().map(Person::of));
    assertThat(empty.citizens().population().total()).isZero();
    assertThat(empty.citizens().population().ages()).isEmpty();
    assertThat(empty.courses().sources().cells()).allMatch(cell -> cell.percent() == 0);
  }

  private static StatusReport report(CaseFile... files) {
    return StatusReport.of(2010, OptionalInt.empty(), LATER, Stream.of(files).map(Person::of));
  }

  private static int citizens(CaseFile file) {
    return report(file).citizens().population().total();
  }

  private static Object duration(CaseFile file) {
    return only(report(file).courses().durations());
  }

  private static Object only(Partition partition) {
    return partition.cells().stream()
        .filter(cell -> cell.count() > 0)
        .findFirst()
        .orElseThrow()
        .code();
  }

  private static int count(Partition partition, Answer answer) {
    return partition.cells().get(answer.ordinal()).count();
  }
}
