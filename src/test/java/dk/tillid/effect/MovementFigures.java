package dk.tillid.effect;

import dk.tillid.domain.code.PeriodLength;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every figure of a period that is not zero, by a name.
final class MovementFigures {
  private final Map<String, Integer> figures = new TreeMap<>();

  private MovementFigures() {}

  /// The figures of each period of a report, by the period's name: `2021` or `2021-3`.
  static Map<String, Map<String, Integer>> of(MovementReport report) {
    Map<String, Map<String, Integer>> all = new TreeMap<>();
    for (int place = 0; place < report.periods().size(); place++) {
      MovementFigures of = new MovementFigures();
      of.take(report.movements().get(place));
      of.tallies("enquiries", report.enquiries().get(place).outcomes());
      of.put("enquiries total", report.enquiries().get(place).total());
      all.put(name(report.periods().get(place)), of.figures);
    }
    return all;
  }

  private static String name(Period period) {
    return period.length() == PeriodLength.YEAR
        ? String.valueOf(period.year())
        : period.year() + "-" + period.quarter().orElseThrow();
  }

  private void take(Movement movement) {
    put("seen total", movement.seen().total());
    put("seen flow", movement.seen().flow());
    put("seen stock", movement.seen().stock());
    put("seen returners", movement.seen().returners());
    take(movement.caseload());
    take(movement.steps());
    take(movement.bridges());
    put("isolation broken", movement.isolation().broken());
    tallies("isolation", movement.isolation().by());
    take(movement.followUps());
  }

  private void take(Movement.Caseload caseload) {
    put("persons", caseload.persons());
    put("episodes", caseload.episodes());
    put("opened", caseload.opened());
    tallies("closed", caseload.closed());
    put("closed total", caseload.closedTotal());
    put("leavers", caseload.leavers());
    put("stayers", caseload.stayers());
  }

  private void take(Movement.Steps steps) {
    put("step enquired", steps.enquired());
    put("step attempted", steps.attempted());
    put("step reached", steps.reached());
    put("step engaged", steps.engaged());
    put("unable to locate", steps.unableToLocate());
    put("lost contact", steps.lostContact());
    put("declined first", steps.declinedAtFirstContact());
    put("declined later", steps.declinedLater());
    put("attempts", steps.attempts().total());
    put("attempts before engagement", steps.attempts().beforeEngagement());
    put("contacts", steps.contacts().total());
    put("contacts before engagement", steps.contacts().beforeEngagement());
  }

  private void take(Movement.Bridges bridges) {
    put("bridge offered", bridges.offered());
    put("bridge introduced", bridges.introduced());
    put("bridge attained", bridges.attained());
    bridges
        .services()
        .forEach(row -> {
          put("bridge offered " + row.service(), row.offered());
          put("bridge introduced " + row.service(), row.introduced());
          put("bridge attained " + row.service(), row.attained());
        });
  }

  private void take(Movement.FollowUps followUps) {
    put("followed up by closing", followUps.measuredByClosing());
    put("followed up later", followUps.measuredLater());
    put("follow-up missing", followUps.missing());
    followUps
        .days()
        .ifPresent(days -> {
          put("days shortest", days.shortest());
          put("days median", days.median());
          put("days longest", days.longest());
        });
    take("new service", followUps.usesNewService());
    take("society", followUps.usesSociety());
    take("isolation", followUps.isolationBroken());
  }

  private void take(String question, Movement.Answers answers) {
    put("later " + question + " YES", answers.yes());
    put("later " + question + " NO", answers.no());
    put("later " + question + " UNKNOWN", answers.unknown());
    put("later " + question + " missing", answers.missing());
  }

  private void tallies(String table, List<Tally> rows) {
    rows.forEach(row -> put(table + " " + row.code().name(), row.count()));
  }

  private void put(String name, int count) {
    if (count != 0) figures.put(name, count);
  }
}
