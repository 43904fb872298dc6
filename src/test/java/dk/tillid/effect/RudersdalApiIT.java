package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.DayClock;
import dk.tillid.LiveServer;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Person;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.ContactMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Rudersdal's years, lived day by day by a worker through the public API, and told to the team
/// lead by the report.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RudersdalApiIT {
  private static final String MUNICIPALITY = RudersdalFixture.MUNICIPALITY.code();

  private final List<Step> steps = RudersdalFixture.steps();
  private final DayClock clock = new DayClock(steps.getFirst().on());
  private LiveServer server;
  private JsonNode report;

  @BeforeAll
  void liveThroughTheYears(@TempDir Path folder) {
    server = LiveServer.onEmptyStore(folder, clock);
    String worker = server.token(Role.WORKER, MUNICIPALITY);
    new ApiReplay((query, variables) -> server.data(worker, query, variables), clock::day)
        .send(steps);
    clock.day(RudersdalFixture.LAST_DAY);
    String teamLead = server.token(Role.TEAMLEAD, MUNICIPALITY);
    report = server.data(teamLead, ReportJson.QUERY, asked()).path("statusReport");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Map<String, Object> asked() {
    return Map.of("municipality", MUNICIPALITY, "year", 2010, "compareWith", 2009);
  }

  @Test
  void everyFigureIsThatOfTheCaseHistories() {
    StatusReport expected =
        StatusReport.of(
            2010,
            OptionalInt.of(2009),
            RudersdalFixture.LAST_DAY,
            CaseReplay.of(steps).stream().map(Person::of));
    ContactTable contacts =
        ContactTable.of(
            2010, RudersdalFixture.MUNICIPALITY, new Sheet(this::contactsByModeAndMonth));
    assertThat(report).isEqualTo(ReportJson.of(expected, contacts));
  }

  private int[][] contactsByModeAndMonth(Municipality municipality, int year) {
    int[][] counts = new int[ContactMode.values().length][12];
    for (Step step : steps) {
      if (step instanceof Step.Meet meeting && meeting.on().getYear() == year) {
        counts[meeting.mode().ordinal()][meeting.on().getMonthValue() - 1]++;
      }
    }
    return counts;
  }

  @Test
  void menAndWomenOfBothYearsAreAsPrinted() {
    assertThat(report.path("total").asInt()).isEqualTo(55);
    assertThat(percents(report.path("genders"))).isEqualTo(Map.of("MALE", 56, "FEMALE", 44));
    assertThat(counts(report.path("genders"))).isEqualTo(Map.of("MALE", 31, "FEMALE", 24));
    JsonNode before = report.path("comparison");
    assertThat(before.path("citizens").asInt()).isEqualTo(47);
    assertThat(counts(before.path("genders"))).isEqualTo(Map.of("MALE", 32, "FEMALE", 15));
    assertThat(before.path("change").asInt()).isEqualTo(8);
  }

  @Test
  void agesOfBothYearsAreAsPrinted() {
    assertThat(report.path("ages").path("youngest").asInt()).isEqualTo(18);
    assertThat(report.path("ages").path("oldest").asInt()).isEqualTo(68);
    assertThat(report.path("comparison").path("ages").path("youngest").asInt()).isEqualTo(18);
    assertThat(report.path("comparison").path("ages").path("oldest").asInt()).isEqualTo(82);
  }

  @Test
  void durationsAndSourcesAreAsPrinted() {
    assertThat(counts(report.path("durations")))
        .isEqualTo(Map.of("DECLINED", 4, "M0_3", 15, "M3_6", 8, "OVER_6M", 28));
    assertThat(counts(report.path("sources")).values())
        .containsExactlyInAnyOrder(14, 9, 6, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1);
  }

  @Test
  void problemsAndIncomeAreAsPrinted() {
    assertThat(percents(report.path("primaryProblems")))
        .isEqualTo(Map.of("SUBSTANCE_ONLY", 22, "MENTAL_ONLY", 29, "DUAL", 20, "OTHER", 29));
    assertThat(percents(report.path("incomes")))
        .containsEntry("CASH_BENEFIT", 38)
        .containsEntry("DISABILITY_PENSION", 42);
    assertThat(counts(report.path("incomes"))).containsEntry("NONE", 1);
  }

  @Test
  void homelessnessIsAsPrinted() {
    JsonNode housing = report.path("housing");
    assertThat(housing.path("homelessAtYearEnd").path("count").asInt()).isEqualTo(6);
    assertThat(housing.path("homelessAtYearEnd").path("percent").asInt()).isEqualTo(11);
    assertThat(housing.path("housedAfterHomelessness").path("count").asInt()).isEqualTo(6);
    assertThat(housing.path("sleptOutdoors").path("count").asInt()).isEqualTo(3);
    assertThat(housing.path("sleptOutdoorsStillHomeless").path("count").asInt()).isEqualTo(2);
  }

  @Test
  void theReportIsTheTeamLeadsAlone() {
    String worker = server.token(Role.WORKER, MUNICIPALITY);
    JsonNode answer = server.post(worker, ReportJson.QUERY, asked());
    assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("FORBIDDEN");
    String elsewhere = server.token(Role.TEAMLEAD, "0766");
    JsonNode refused = server.post(elsewhere, ReportJson.QUERY, asked());
    assertThat(refused.at("/errors/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
  }

  private static Map<String, Integer> counts(JsonNode table) {
    return numbers(table, "count");
  }

  private static Map<String, Integer> percents(JsonNode table) {
    return numbers(table, "percent");
  }

  private static Map<String, Integer> numbers(JsonNode table, String field) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (JsonNode cell : table.path("cells")) {
      if (cell.path("count").asInt() > 0) {
        found.put(cell.path("code").asText(), cell.path(field).asInt());
      }
    }
    return found;
  }
}
