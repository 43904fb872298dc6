package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Person;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.HousingSituation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for the report of any cases.
class StatusReportProperties {
  private static final int YEAR = 2010;
  private static final LocalDate LAST = LocalDate.of(YEAR, 12, 31);
  private static final LocalDate LATER = LocalDate.of(2013, 1, 1);
  private static final int TIMES = 300;

  @Test
  void everyPartitionOfTheCitizensSumsToTheirNumber() {
    Property.holds(
        TIMES,
        chance -> {
          StatusReport report = report(Cases.drawn(chance));
          assertThat(partitions(report).map(Partition::total))
              .containsOnly(report.citizens().population().total());
        });
  }

  @Test
  void partitionsOfSomeCitizensSumToThose() {
    Property.holds(
        TIMES,
        chance -> {
          StatusReport report = report(Cases.drawn(chance));
          StatusReport.Effect effect = report.effect();
          assertThat(
                  Stream.of(effect.usesNewService(), effect.usesSociety(), effect.isolationBroken())
                      .map(Partition::total))
              .containsOnly(effect.ended().count());
          assertThat(report.housing().atYearEnd().total())
              .isEqualTo(report.courses().running().count());
        });
  }

  @Test
  void theYearsCitizensAreTheCasesReachedByItsEndAndNotClosedBeforeIt() {
    Property.holds(
        TIMES,
        chance -> {
          List<CaseFile> files = Cases.drawn(chance);
          long expected = files.stream().filter(StatusReportProperties::inYear).count();
          assertThat(report(files).citizens().population().total()).isEqualTo((int) expected);
        });
  }

  private static boolean inYear(CaseFile file) {
    for (Episode episode : file.course().episodes()) {
      boolean declined =
          episode.closure().isPresent()
              && episode.closure().get().reason() == ClosingReason.DECLINED_FIRST_CONTACT
              && episode.closure().get().on().getYear() <= YEAR;
      boolean reached =
          declined
              || (episode.firstContactOn().isPresent()
                  && episode.firstContactOn().get().getYear() <= YEAR);
      boolean over = episode.closure().isPresent() && episode.closure().get().on().getYear() < YEAR;
      if (reached && !over) return true;
    }
    return false;
  }

  @Test
  void aReopenedCaseIsOneCitizenAndAsManyEpisodes() {
    Property.holds(
        TIMES,
        chance -> {
          StatusReport report = report(Cases.drawn(chance));
          assertThat(report.courses().episodes())
              .isGreaterThanOrEqualTo(report.citizens().population().total());
        });
    CaseFile twice = reopened();
    assertThat(report(List.of(twice)).courses().episodes()).isEqualTo(2);
    assertThat(report(List.of(twice)).citizens().population().total()).isEqualTo(1);
  }

  private static CaseFile reopened() {
    CaseFile once = Cases.closed(Cases.reached(LocalDate.of(YEAR, 2, 1)), LocalDate.of(YEAR, 3, 1));
    LocalDate again = LocalDate.of(YEAR, 6, 1);
    return once.with(once.course().reopened(Cases.episode(again).reachedOn(again)));
  }

  @Test
  void theNineCategoriesSumToTheHomelessAtYearEnd() {
    Property.holds(
        TIMES,
        chance -> {
          StatusReport.Housing housing = report(Cases.drawn(chance)).housing();
          int sum =
              housing.atYearEnd().cells().stream()
                  .filter(cell -> ((HousingSituation) cell.code()).homeless())
                  .mapToInt(Cell::count)
                  .sum();
          assertThat(housing.homelessAtYearEnd().count()).isEqualTo(sum);
          assertThat(housing.sleptOutdoorsStillHomeless().count())
              .isLessThanOrEqualTo(Math.min(sum, housing.sleptOutdoors().count()));
        });
  }

  @Test
  void everyPercentIsOfTheYearsCitizens() {
    Property.holds(
        TIMES,
        chance -> {
          StatusReport report = report(Cases.drawn(chance));
          int citizens = report.citizens().population().total();
          assertThat(cells(report))
              .allSatisfy(cell ->
                  assertThat(cell.percent()).isEqualTo(Share.of(cell.count(), citizens).percent()));
          assertThat(cells(report)).allMatch(cell -> cell.count() <= citizens);
        });
  }

  @Test
  void theOrderOfTheCasesDoesNotMatter() {
    Property.holds(
        TIMES,
        chance -> {
          List<CaseFile> files = new ArrayList<>(Cases.drawn(chance));
          StatusReport forwards = report(files);
          assertThat(report(files.reversed())).isEqualTo(forwards);
        });
  }

  @Test
  void whatIsObservedAfterTheYearChangesNothing() {
    Property.holds(
        TIMES,
        chance -> {
          List<CaseFile> files = Cases.drawn(chance);
          List<CaseFile> known = files.stream().map(StatusReportProperties::asKnown).toList();
          assertThat(report(files)).isEqualTo(report(known));
        });
  }

  private static CaseFile asKnown(CaseFile file) {
    Course course = file.course();
    return file.with(
        new Course(
            course.episodes(),
            course.attempts(),
            course.observations().stream().filter(seen -> !seen.on().isAfter(LAST)).toList(),
            course.phases(),
            course.goals(),
            course.bridges(),
            course.measurements()));
  }

  @Test
  void theChangeFromTheYearBeforeAddsUp() {
    Property.holds(
        TIMES,
        chance -> {
          List<CaseFile> files = Cases.drawn(chance);
          StatusReport report =
              StatusReport.of(
                  YEAR, OptionalInt.of(YEAR - 1), LATER, files.stream().map(Person::of));
          StatusReport.Comparison change = report.citizens().comparison().orElseThrow();
          StatusReport before =
              StatusReport.of(YEAR - 1, OptionalInt.empty(), LATER, files.stream().map(Person::of));
          assertThat(change.with()).isEqualTo(before.citizens().population());
          assertThat(change.genders().stream().mapToInt(StatusReport.Difference::by).sum())
              .isEqualTo(change.total());
        });
  }

  private static StatusReport report(List<CaseFile> files) {
    return StatusReport.of(YEAR, OptionalInt.empty(), LATER, files.stream().map(Person::of));
  }

  private static Stream<Partition> partitions(StatusReport report) {
    return Stream.of(
        report.citizens().population().genders(),
        report.citizens().ageBands(),
        report.citizens().civilStatus(),
        report.citizens().livingSituations(),
        report.courses().sources(),
        report.courses().durations(),
        report.situation().primaryProblems(),
        report.situation().incomes());
  }

  private static List<Cell> cells(StatusReport report) {
    List<Cell> cells = new ArrayList<>();
    partitions(report).forEach(partition -> cells.addAll(partition.cells()));
    cells.addAll(report.situation().furtherProblems());
    cells.addAll(report.housing().duringYear());
    cells.addAll(report.housing().atYearEnd().cells());
    report.bridges().services().forEach(bridging -> cells.addAll(bridging.stages()));
    cells.addAll(report.effect().newServices());
    cells.addAll(report.effect().isolationBroken().cells());
    cells.addAll(report.effect().isolationBrokenBy());
    return cells;
  }
}
