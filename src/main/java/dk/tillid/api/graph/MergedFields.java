package dk.tillid.api.graph;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Merger;
import dk.tillid.domain.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How a case stands to those it is merged with (sammenlagte forløb). Each one shown is a look of
/// its own.
final class MergedFields {
  private record Merged(CaseNode shown, LocalDate on) {
    private Optional<CaseNode> node() {
      Call call = shown.call();
      return Access.reached(call.actor(), call.view(), Optional.of(shown.file().id()))
          .map(_ -> shown);
    }

    private LocalDate undoUntil() {
      return on.plusDays(shown.call().services().practice().undoMergeDays());
    }
  }

  private MergedFields() {}

  static void wire(Wiring wiring) {
    wiring
        .type("Case", CaseNode.class)
        .field("mergedInto", MergedFields::into)
        .asked("mergedCases", MergedFields::cases);
    wiring
        .type("MergedCase", Merged.class)
        .field("handle", it -> it.shown().file().card().handle())
        .field("team", it -> it.shown().file().card().team().value())
        .field("on", Merged::on)
        .field("undoUntil", Merged::undoUntil)
        .field("case", Merged::node);
  }

  private static Optional<Merged> into(CaseNode node) {
    return node.file().merger() instanceof Merger.Within within
        ? node.call()
            .view()
            .caseFile(within.surviving())
            .map(file -> new Merged(node.beside(file), within.on()))
        : Optional.empty();
  }

  private static List<Merged> cases(CaseNode node, Input arguments) {
    View view = node.call().view();
    List<Merger.Absorbed> absorbed = node.file().merger().absorbed();
    return Pages.newest(absorbed, arguments, it -> merged(node, view, it)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Merged> merged(CaseNode node, View view, Merger.Absorbed absorbed) {
    return view.caseFile(absorbed.caseId())
        .filter(CaseFile::merged)
        .map(file -> new Merged(node.beside(file), absorbed.on()));
  }
}
