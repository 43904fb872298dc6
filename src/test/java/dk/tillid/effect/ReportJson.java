package dk.tillid.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole status report as the API tells it, and the query that asks for it.
public final class ReportJson {
  /// Asks for every field but the labels.
  public static final String QUERY =
      """
      query($municipality: String!, $year: Int!, $compareWith: Int) {
        statusReport(municipality: $municipality, year: $year, compareWith: $compareWith) {
          year total genders { ...T } ages { youngest oldest }
          comparison {
            year citizens genders { ...T } ages { youngest oldest } change changes { gender change }
          }
          ageBands { ...T } civilStatus { ...T } livingSituations { ...T } anonymous { ...S }
          episodes running { ...S } sources { ...T } durations { ...T }
          primaryProblems { ...T } furtherProblems { ...C } incomes { ...T }
          housing {
            duringYear { ...C } homelessDuringYear { ...S } atYearEnd { ...T }
            homelessAtYearEnd { ...S } housedAfterHomelessness { ...S }
            sleptOutdoors { ...S } sleptOutdoorsStillHomeless { ...S }
          }
          bridges { service offered { ...S } attained { ...S } stages { ...C } }
          bridgesOffered { ...S } bridgesAttained { ...S }
          effect {
            ended { ...S } usesNewService { ...T } newServices { ...C }
            usesSociety { ...T } isolationBroken { ...T } isolationBrokenBy { ...C }
          }
          contacts { mode months total }
        }
      }
      fragment S on Share { count percent }
      fragment C on Cell { code count percent }
      fragment T on Table { cells { ...C } notRecorded { ...S } total }
      """;

  private ReportJson() {}

  /// The answer's `statusReport`.
  public static JsonNode of(StatusReport report, ContactTable contacts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("year", report.year());
    json.putAll(citizens(report.citizens()));
    json.putAll(courses(report.courses()));
    json.put("primaryProblems", table(report.situation().primaryProblems()));
    json.put("furtherProblems", cells(report.situation().furtherProblems()));
    json.put("incomes", table(report.situation().incomes()));
    json.put("housing", housing(report.housing()));
    json.put("bridges", report.bridges().services().stream().map(ReportJson::bridging).toList());
    json.put("bridgesOffered", share(report.bridges().offered()));
    json.put("bridgesAttained", share(report.bridges().attained()));
    json.put("effect", effect(report.effect()));
    json.put("contacts", contacts.rows().stream().map(ReportJson::contacts).toList());
    return new ObjectMapper().valueToTree(json);
  }

  private static Map<String, Object> citizens(StatusReport.Citizens citizens) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", citizens.population().total());
    json.put("genders", table(citizens.population().genders()));
    citizens.population().ages().ifPresent(ages -> json.put("ages", ages(ages)));
    citizens.comparison().ifPresent(other -> json.put("comparison", comparison(other)));
    json.put("ageBands", table(citizens.ageBands()));
    json.put("civilStatus", table(citizens.civilStatus()));
    json.put("livingSituations", table(citizens.livingSituations()));
    json.put("anonymous", share(citizens.anonymous()));
    return json;
  }

  private static Map<String, Object> comparison(StatusReport.Comparison comparison) {
    StatusReport.Population other = comparison.with();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("year", other.year());
    json.put("citizens", other.total());
    json.put("genders", table(other.genders()));
    Optional<AgeRange> ages = other.ages();
    ages.ifPresent(range -> json.put("ages", ages(range)));
    json.put("change", comparison.total());
    json.put(
        "changes",
        comparison.genders().stream()
            .map(one -> Map.of("gender", one.gender().name(), "change", one.by()))
            .toList());
    return json;
  }

  private static Map<String, Object> courses(StatusReport.Courses courses) {
    return Map.of(
        "episodes", courses.episodes(),
        "running", share(courses.running()),
        "sources", table(courses.sources()),
        "durations", table(courses.durations()));
  }

  private static Map<String, Object> housing(StatusReport.Housing housing) {
    return Map.of(
        "duringYear", cells(housing.duringYear()),
        "homelessDuringYear", share(housing.homelessDuringYear()),
        "atYearEnd", table(housing.atYearEnd()),
        "homelessAtYearEnd", share(housing.homelessAtYearEnd()),
        "housedAfterHomelessness", share(housing.housedAfterHomelessness()),
        "sleptOutdoors", share(housing.sleptOutdoors()),
        "sleptOutdoorsStillHomeless", share(housing.sleptOutdoorsStillHomeless()));
  }

  private static Map<String, Object> bridging(StatusReport.Bridging bridging) {
    return Map.of(
        "service", bridging.service().name(),
        "offered", share(bridging.offered()),
        "attained", share(bridging.attained()),
        "stages", cells(bridging.stages()));
  }

  private static Map<String, Object> effect(StatusReport.Effect effect) {
    return Map.of(
        "ended", share(effect.ended()),
        "usesNewService", table(effect.usesNewService()),
        "newServices", cells(effect.newServices()),
        "usesSociety", table(effect.usesSociety()),
        "isolationBroken", table(effect.isolationBroken()),
        "isolationBrokenBy", cells(effect.isolationBrokenBy()));
  }

  private static Map<String, Object> contacts(ContactTable.Row row) {
    return Map.of("mode", row.mode().name(), "months", row.months(), "total", row.total());
  }

  private static Map<String, Object> ages(AgeRange ages) {
    return Map.of("youngest", ages.youngest(), "oldest", ages.oldest());
  }

  private static Map<String, Object> table(Partition table) {
    return Map.of(
        "cells", cells(table.cells()),
        "notRecorded", share(table.notRecorded()),
        "total", table.total());
  }

  private static List<Map<String, Object>> cells(List<Cell> cells) {
    return cells.stream()
        .map(cell ->
            Map.<String, Object>of(
                "code", cell.code().name(),
                "count", cell.count(),
                "percent", cell.percent()))
        .toList();
  }

  private static Map<String, Object> share(Share share) {
    return Map.of("count", share.count(), "percent", share.percent());
  }
}
