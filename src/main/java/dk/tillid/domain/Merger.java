package dk.tillid.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How a case stands to others that turned out to be about the same person (sammenlægning). Nothing
/// is copied between merged cases, so that a merger can be undone: the surviving case names the
/// absorbed ones, each absorbed one names the surviving.
public sealed interface Merger {
  /// The state of a case that was never merged.
  Merger NONE = new Surviving(List.of());

  /// A case in its own right, which speaks for the cases it absorbed.
  record Surviving(List<Absorbed> absorbed) implements Merger {
    /// Copies the list.
    public Surviving {
      absorbed = List.copyOf(absorbed);
    }

    /// With one case more.
    public Surviving with(Absorbed more) {
      List<Absorbed> all = new ArrayList<>(absorbed);
      all.add(more);
      return new Surviving(all);
    }

    /// Without a case again.
    public Surviving without(CaseId caseId) {
      return new Surviving(absorbed.stream().filter(it -> !it.caseId().equals(caseId)).toList());
    }
  }

  /// A case that lies in another; no work goes on in it.
  record Within(CaseId surviving, LocalDate on) implements Merger {}

  /// A case that lies in this one.
  ///
  /// @param on the day of the merger
  /// @param anonymousBefore whether the surviving citizen was anonymous in dialogue before it
  record Absorbed(CaseId caseId, LocalDate on, boolean anonymousBefore) {}
}
