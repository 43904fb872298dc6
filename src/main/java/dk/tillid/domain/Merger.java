package dk.tillid.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How a case stands to others that turned out to be about the same person (sammenlægning). Nothing
/// is copied between merged cases, so that a merger can be undone: a case names those that lie in
/// it, and each of these names the case it lies in. One that absorbed others keeps them when it is
/// itself absorbed, so that the cases of a person form a tree; [Person] walks it.
public sealed interface Merger {
  /// The state of a case that was never merged.
  Merger NONE = new Surviving(List.of());

  /// The cases that lie in this one.
  List<Absorbed> absorbed();

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

    /// With the wish for anonymity that was since told in this case itself.
    public Surviving wishing(boolean anonymous) {
      return new Surviving(
          absorbed.stream()
              .map(it -> new Absorbed(it.caseId(), it.on(), anonymous, it.consentsBefore()))
              .toList());
    }
  }

  /// A case that lies in another; no work goes on in it.
  record Within(CaseId surviving, LocalDate on, List<Absorbed> absorbed) implements Merger {
    /// Copies the list.
    public Within {
      absorbed = List.copyOf(absorbed);
    }
  }

  /// A case that lies in this one.
  ///
  /// @param on the day of the merger
  /// @param anonymousBefore whether the surviving case was anonymous in dialogue of its own, before
  ///   anything was absorbed or as it was corrected since; alike in all that it absorbed
  /// @param consentsBefore how many consents the surviving case had then: those after them were
  ///   given for the whole person
  record Absorbed(CaseId caseId, LocalDate on, boolean anonymousBefore, int consentsBefore) {}
}
