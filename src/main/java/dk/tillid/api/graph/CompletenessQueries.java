package dk.tillid.api.graph;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Person;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.code.Purpose;
import dk.tillid.effect.Completeness;
import dk.tillid.effect.TeamCompleteness;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How complete cases are (datakvalitet): of one case, and of each team for its lead. There is no
/// figure of a worker.
final class CompletenessQueries {
  private record Report(List<TeamCompleteness> teams) {}

  private CompletenessQueries() {}

  static void wire(Wiring wiring) {
    wiring.root("Query", Operation.COMPLETENESS, CompletenessQueries::report);
    wiring.type("Case", CaseNode.class).field("completeness", CompletenessQueries::ofCase);
    wiring.type("CompletenessReport", Report.class).field("teams", Report::teams);
    wiring
        .type("CaseCompleteness", Completeness.class)
        .field("stage", Completeness::stage)
        .field("asked", Completeness::asked)
        .field("missing", Completeness::missing)
        .field("percent", Completeness::percent);
    wiring
        .type("TeamCompleteness", TeamCompleteness.class)
        .field("team", it -> it.team().value())
        .field("cases", TeamCompleteness::cases)
        .field("asked", TeamCompleteness::asked)
        .field("answered", TeamCompleteness::answered)
        .field("percent", TeamCompleteness::percent)
        .field("stages", TeamCompleteness::stages)
        .field("items", TeamCompleteness::items);
    wiring
        .type("ItemCompleteness", TeamCompleteness.Row.class)
        .field("item", TeamCompleteness.Row::item)
        .asked("label", (it, in) -> in.language().label(it.item()))
        .field("asked", TeamCompleteness.Row::asked)
        .field("answered", TeamCompleteness.Row::answered);
  }

  private static Report report(Call call, Input in) {
    Municipality municipality = new Municipality(in.text("municipality").orElse(""));
    Access.requireOwn(call.actor(), municipality);
    call.asked(Purpose.SUPERVISION);
    LocalDate since = call.view().today().withDayOfYear(1);
    boolean phases = phases(call, municipality);
    return new Report(
        TeamCompleteness.of(
            Scan.persons(call, TraitQuery.everything(municipality))
                .map(Person::files)
                .filter(files -> current(files.getFirst(), since))
                .map(files ->
                    new TeamCompleteness.Entry(
                        files.getFirst().card().team(),
                        Completeness.of(files, call.services().tally(), phases)))));
  }

  private static boolean current(CaseFile file, LocalDate since) {
    return file.course().episode().closure().filter(end -> end.on().isBefore(since)).isEmpty();
  }

  private static Optional<Completeness> ofCase(CaseNode node) {
    Call call = node.call();
    CaseFile file = node.file();
    return file.merged()
        ? Optional.empty()
        : Optional.of(
            Completeness.of(
                Person.of(call.view(), file).files(),
                call.services().tally(),
                phases(call, file.card().municipality())));
  }

  private static boolean phases(Call call, Municipality municipality) {
    LocalDate today = call.view().today();
    return !call.services().practice().ruleSet(municipality, today).frame().phases().isEmpty();
  }
}
