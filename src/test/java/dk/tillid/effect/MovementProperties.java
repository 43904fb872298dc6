package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.domain.code.PeriodLength;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The movements of any five years are those of an independent recount, and a recount by a wrong
/// definition is noticed.
class MovementProperties {
  private static final int TIMES = 100;
  private static final int YEAR = Population.TODAY.getYear();
  private static final Period.Row YEARS =
      new Period.Row(PeriodLength.YEAR, YEAR, OptionalInt.empty(), 6);
  private static final Period.Row QUARTERS =
      new Period.Row(PeriodLength.QUARTER, YEAR - 1, OptionalInt.of(4), Period.MOST);

  @Test
  void everyFigureOfEveryYearIsThatOfARecount() {
    Set<String> met = compared(YEARS, 1);
    Property.together(
        "more than 100 figures are not zero",
        () -> assertThat(met).as("figures that were not zero").hasSizeGreaterThan(100));
  }

  @Test
  void everyFigureOfEveryQuarterIsThatOfARecount() {
    Set<String> met = compared(QUARTERS, 4);
    Property.together(
        "more than 100 figures are not zero",
        () ->
            assertThat(met)
                .contains(
                    "seen returners", "lost contact", "contacts before engagement", "days median")
                .hasSizeGreaterThan(100));
  }

  private static Set<String> compared(Period.Row row, int perYear) {
    Set<String> met = new TreeSet<>();
    Property.holds(
        TIMES,
        chance -> {
          Population population = Population.drawn(chance);
          Map<String, Map<String, Integer>> counted = counted(population, row);
          assertThat(counted).isEqualTo(within(counted.keySet(), Recount.of(population, perYear)));
          counted.values().forEach(figures -> met.addAll(figures.keySet()));
        });
    return met;
  }

  @ParameterizedTest
  @EnumSource
  void aWrongDefinitionIsNoticed(Recount.Wrong wrong) {
    AtomicInteger differing = new AtomicInteger();
    Property.holds(
        60,
        chance -> {
          if (differing.get() > 0) return;
          Population population = Population.drawn(chance);
          Map<String, Map<String, Integer>> counted = counted(population, QUARTERS);
          Map<String, Map<String, Integer>> recounted =
              within(counted.keySet(), Recount.of(population, 4, wrong));
          if (!counted.equals(recounted)) differing.incrementAndGet();
        });
    Property.together(
        "a population tells " + wrong,
        () -> assertThat(differing).as("populations that tell the difference").hasPositiveValue());
  }

  @Test
  void aPersonIsInOneOfThreeGroupsAndLeavesOrStays() {
    Property.holds(
        TIMES,
        chance -> {
          for (Movement movement : report(Population.drawn(chance), QUARTERS).movements()) {
            Movement.Caseload caseload = movement.caseload();
            assertThat(caseload.leavers() + caseload.stayers()).isEqualTo(caseload.persons());
            assertThat(caseload.episodes()).isGreaterThanOrEqualTo(caseload.persons());
            assertThat(movement.steps().contacts().beforeEngagement())
                .isLessThanOrEqualTo(movement.steps().contacts().total());
            assertThat(movement.bridges().attained())
                .isLessThanOrEqualTo(movement.bridges().introduced() + caseload.persons());
          }
        });
  }

  private static Map<String, Map<String, Integer>> counted(Population population, Period.Row row) {
    return MovementFigures.of(report(population, row));
  }

  private static MovementReport report(Population population, Period.Row row) {
    PopulationFiles files = new PopulationFiles(population);
    return new MovementReport(row.periods(Population.TODAY), files, files);
  }

  /// The recount of the asked periods, also of those in which nothing happened.
  private static Map<String, Map<String, Integer>> within(
      Set<String> periods, Map<String, Map<String, Integer>> recounted) {
    Map<String, Map<String, Integer>> asked = new TreeMap<>();
    periods.forEach(period -> asked.put(period, recounted.getOrDefault(period, Map.of())));
    return asked;
  }
}
