package dk.tillid.api.graph;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.code.Purpose;
import dk.tillid.effect.AgeRange;
import dk.tillid.effect.AnnualReport;
import dk.tillid.effect.Cell;
import dk.tillid.effect.ContactTable;
import dk.tillid.effect.Partition;
import dk.tillid.effect.Share;
import dk.tillid.effect.StatusReport;

/// The annual status report (statusrapport): exact, for the own municipality, not for publication.
/// It counts cases and shows none, so that its audit entry names no subject.
final class ReportQueries {
  private ReportQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.STATUS_REPORT, ReportQueries::report);
    wireReport(wiring);
    wireTables(wiring);
    wireComparison(wiring);
    wireHousing(wiring);
    wireEffect(wiring);
  }

  private static AnnualReport report(Call call, Input in) {
    Municipality municipality = new Municipality(in.text("municipality").orElse(""));
    Access.requireOwn(call.actor(), municipality);
    AnnualReport.Asked asked =
        new AnnualReport.Asked(
            municipality,
            in.number("year", Rejected.Field.YEAR),
            in.numberOf("compareWith"),
            call.view().today());
    call.asked(Purpose.ANNUAL_REPORT);
    return new AnnualReport(
        asked,
        () -> Scan.persons(call, TraitQuery.everything(municipality)),
        call.services().tally());
  }

  private static void wireReport(Wiring wiring) {
    wiring
        .type("StatusReport", AnnualReport.class)
        .field("year", AnnualReport::year)
        .asked(
            "marking",
            (_, in) -> in.language().pick(StatusReport.MARKING_DA, StatusReport.MARKING_EN))
        .field("total", it -> it.cases().citizens().population().total())
        .field("genders", it -> it.cases().citizens().population().genders())
        .field("ages", it -> it.cases().citizens().population().ages())
        .field("comparison", it -> it.cases().citizens().comparison())
        .field("ageBands", it -> it.cases().citizens().ageBands())
        .field("civilStatus", it -> it.cases().citizens().civilStatus())
        .field("livingSituations", it -> it.cases().citizens().livingSituations())
        .field("anonymous", it -> it.cases().citizens().anonymous())
        .field("episodes", it -> it.cases().courses().episodes())
        .field("running", it -> it.cases().courses().running())
        .field("sources", it -> it.cases().courses().sources())
        .field("durations", it -> it.cases().courses().durations())
        .field("primaryProblems", it -> it.cases().situation().primaryProblems())
        .field("furtherProblems", it -> it.cases().situation().furtherProblems())
        .field("incomes", it -> it.cases().situation().incomes())
        .field("housing", it -> it.cases().housing())
        .field("bridges", it -> it.cases().bridges().services())
        .field("bridgesOffered", it -> it.cases().bridges().offered())
        .field("bridgesAttained", it -> it.cases().bridges().attained())
        .field("effect", it -> it.cases().effect())
        .field("contacts", it -> it.contacts().rows());
  }

  private static void wireTables(Wiring wiring) {
    wiring.type("Share", Share.class).field("count", Share::count).field("percent", Share::percent);
    wiring
        .type("Cell", Cell.class)
        .field("code", it -> it.code().name())
        .asked("label", (it, in) -> in.language().label(it.code()))
        .field("count", Cell::count)
        .field("percent", Cell::percent);
    wiring
        .type("Table", Partition.class)
        .field("cells", Partition::cells)
        .field("notRecorded", Partition::notRecorded)
        .field("total", Partition::total);
    wiring
        .type("AgeRange", AgeRange.class)
        .field("youngest", AgeRange::youngest)
        .field("oldest", AgeRange::oldest);
    wiring
        .type("ContactReport", ContactTable.Row.class)
        .field("mode", ContactTable.Row::mode)
        .field("months", ContactTable.Row::months)
        .field("total", ContactTable.Row::total);
  }

  private static void wireComparison(Wiring wiring) {
    wiring
        .type("Comparison", StatusReport.Comparison.class)
        .field("year", it -> it.with().year())
        .field("citizens", it -> it.with().total())
        .field("genders", it -> it.with().genders())
        .field("ages", it -> it.with().ages())
        .field("change", StatusReport.Comparison::total)
        .field("changes", StatusReport.Comparison::genders);
    wiring
        .type("GenderChange", StatusReport.Difference.class)
        .field("gender", StatusReport.Difference::gender)
        .field("change", StatusReport.Difference::by);
  }

  private static void wireHousing(Wiring wiring) {
    wiring
        .type("HousingReport", StatusReport.Housing.class)
        .field("duringYear", StatusReport.Housing::duringYear)
        .field("homelessDuringYear", StatusReport.Housing::homelessDuringYear)
        .field("atYearEnd", StatusReport.Housing::atYearEnd)
        .field("homelessAtYearEnd", StatusReport.Housing::homelessAtYearEnd)
        .field("housedAfterHomelessness", StatusReport.Housing::housedAfterHomelessness)
        .field("sleptOutdoors", StatusReport.Housing::sleptOutdoors)
        .field("sleptOutdoorsStillHomeless", StatusReport.Housing::sleptOutdoorsStillHomeless);
    wiring
        .type("BridgeReport", StatusReport.Bridging.class)
        .field("service", StatusReport.Bridging::service)
        .field("offered", StatusReport.Bridging::offered)
        .field("attained", StatusReport.Bridging::attained)
        .field("stages", StatusReport.Bridging::stages);
  }

  private static void wireEffect(Wiring wiring) {
    wiring
        .type("EffectReport", StatusReport.Effect.class)
        .field("ended", StatusReport.Effect::ended)
        .field("usesNewService", StatusReport.Effect::usesNewService)
        .field("newServices", StatusReport.Effect::newServices)
        .field("usesSociety", StatusReport.Effect::usesSociety)
        .field("isolationBroken", StatusReport.Effect::isolationBroken)
        .field("isolationBrokenBy", StatusReport.Effect::isolationBrokenBy);
  }
}
