package dk.tillid.api.graph;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Person;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.PeriodLength;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.effect.Movement;
import dk.tillid.effect.MovementReport;
import dk.tillid.effect.Period;
import dk.tillid.effect.StatusReport;
import dk.tillid.effect.Tally;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The movements of several quarters or years (bevægelser): exact, for the own municipality, not
/// for publication. They count cases and show none, so that the audit entry names no subject.
final class MovementQueries {
  /// One period of a report.
  private record Part(MovementReport report, int place) {
    Period period() {
      return report.periods().get(place);
    }

    Movement movement() {
      return report.movements().get(place);
    }

    MovementReport.Enquiries enquiries() {
      return report.enquiries().get(place);
    }
  }

  /// What a request reads.
  private record Asked(Call call, TraitQuery where, List<Period> periods)
      implements MovementReport.Source {
    @Override
    public Stream<List<CaseFile>> persons() {
      return Scan.persons(call, where).map(Person::files);
    }

    @Override
    public Stream<Referral> enquiries() {
      return Scan.enquiries(
          call, where.municipality(), periods.getFirst().first(), periods.getLast().last());
    }
  }

  private MovementQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.MOVEMENTS, MovementQueries::movements);
    wiring
        .type("Movements", MovementReport.class)
        .asked(
            "marking",
            (_, in) -> in.language().pick(StatusReport.MARKING_DA, StatusReport.MARKING_EN))
        .field("periods", MovementQueries::parts);
    wirePeriod(wiring);
    wirePersons(wiring);
    wireSteps(wiring);
    wireBridges(wiring);
    wireFollowUps(wiring);
  }

  private static MovementReport movements(Call call, Input in) {
    Municipality municipality = new Municipality(in.text("municipality").orElse(""));
    Access.requireOwn(call.actor(), municipality);
    Period.Row row =
        new Period.Row(
            in.code("length", PeriodLength.class),
            in.number("year", Rejected.Field.YEAR),
            in.numberOf("quarter"),
            in.number("periods", Rejected.Field.PERIOD));
    List<Period> periods = row.periods(call.view().today());
    call.asked(Purpose.ANNUAL_REPORT);
    Asked asked = new Asked(call, where(municipality, in.inner("where")), periods);
    return new MovementReport(periods, asked, call.services().tally());
  }

  private static TraitQuery where(Municipality municipality, Input in) {
    return TraitQuery.everything(municipality)
        .narrowed(
            in.codeOf("gender", Gender.class),
            in.codeOf("ageBand", AgeBand.class),
            in.codes("targetGroups", TargetGroup.class));
  }

  private static List<Part> parts(MovementReport report) {
    return IntStream.range(0, report.periods().size())
        .mapToObj(place -> new Part(report, place))
        .toList();
  }

  private static void wirePeriod(Wiring wiring) {
    wiring
        .type("MovementPeriod", Part.class)
        .field("length", it -> it.period().length())
        .field("year", it -> it.period().year())
        .field("quarter", it -> it.period().quarter())
        .field("first", it -> it.period().first())
        .field("last", it -> it.period().last())
        .field("seen", it -> it.movement().seen())
        .field("caseload", it -> it.movement().caseload())
        .field("enquiries", Part::enquiries)
        .field("steps", it -> it.movement().steps())
        .field("bridges", it -> it.movement().bridges())
        .field("isolation", it -> it.movement().isolation())
        .field("followUps", it -> it.movement().followUps());
    wiring
        .type("Count", Tally.class)
        .field("code", it -> it.code().name())
        .asked("label", (it, in) -> in.language().label(it.code()))
        .field("count", Tally::count);
  }

  private static void wirePersons(Wiring wiring) {
    wiring
        .type("SeenMovement", Movement.Seen.class)
        .field("total", Movement.Seen::total)
        .field("flow", Movement.Seen::flow)
        .field("stock", Movement.Seen::stock)
        .field("returners", Movement.Seen::returners);
    wiring
        .type("Caseload", Movement.Caseload.class)
        .field("persons", Movement.Caseload::persons)
        .field("episodes", Movement.Caseload::episodes)
        .field("opened", Movement.Caseload::opened)
        .field("closed", Movement.Caseload::closedTotal)
        .field("closedBy", Movement.Caseload::closed)
        .field("leavers", Movement.Caseload::leavers)
        .field("stayers", Movement.Caseload::stayers);
    wiring
        .type("EnquiryMovement", MovementReport.Enquiries.class)
        .field("total", MovementReport.Enquiries::total)
        .field("outcomes", MovementReport.Enquiries::outcomes);
  }

  private static void wireSteps(Wiring wiring) {
    wiring
        .type("EngagementSteps", Movement.Steps.class)
        .field("enquired", Movement.Steps::enquired)
        .field("attempted", Movement.Steps::attempted)
        .field("reached", Movement.Steps::reached)
        .field("engaged", Movement.Steps::engaged)
        .field("unableToLocate", Movement.Steps::unableToLocate)
        .field("lostContact", Movement.Steps::lostContact)
        .field("declinedAtFirstContact", Movement.Steps::declinedAtFirstContact)
        .field("declinedLater", Movement.Steps::declinedLater)
        .field("attempts", Movement.Steps::attempts)
        .field("contacts", Movement.Steps::contacts);
    wiring
        .type("Effort", Movement.Effort.class)
        .field("total", Movement.Effort::total)
        .field("beforeEngagement", Movement.Effort::beforeEngagement);
  }

  private static void wireBridges(Wiring wiring) {
    wiring
        .type("BridgeMovement", Movement.Bridges.class)
        .field("offered", Movement.Bridges::offered)
        .field("introduced", Movement.Bridges::introduced)
        .field("attained", Movement.Bridges::attained)
        .field("services", Movement.Bridges::services);
    wiring
        .type("ServiceMovement", Movement.Bridges.Row.class)
        .field("service", Movement.Bridges.Row::service)
        .field("offered", Movement.Bridges.Row::offered)
        .field("introduced", Movement.Bridges.Row::introduced)
        .field("attained", Movement.Bridges.Row::attained);
    wiring
        .type("IsolationMovement", Movement.Isolation.class)
        .field("broken", Movement.Isolation::broken)
        .field("by", Movement.Isolation::by);
  }

  private static void wireFollowUps(Wiring wiring) {
    wiring
        .type("FollowUpMovement", Movement.FollowUps.class)
        .field("measuredByClosing", Movement.FollowUps::measuredByClosing)
        .field("measuredLater", Movement.FollowUps::measuredLater)
        .field("missing", Movement.FollowUps::missing)
        .field("days", Movement.FollowUps::days)
        .field("usesNewService", Movement.FollowUps::usesNewService)
        .field("usesSociety", Movement.FollowUps::usesSociety)
        .field("isolationBroken", Movement.FollowUps::isolationBroken);
    wiring
        .type("DaysAfter", Movement.DaysAfter.class)
        .field("shortest", Movement.DaysAfter::shortest)
        .field("median", Movement.DaysAfter::median)
        .field("longest", Movement.DaysAfter::longest);
    wiring
        .type("AnswerCount", Movement.Answers.class)
        .field("yes", Movement.Answers::yes)
        .field("no", Movement.Answers::no)
        .field("unknown", Movement.Answers::unknown)
        .field("missing", Movement.Answers::missing);
  }
}
