package dk.tillid.casework.model;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must come of a command.
sealed interface Foresight {
  /// Nothing within reach.
  record Absent() implements Foresight {}

  /// Refused, for one of these reasons; which of them is told first is left open.
  record Refused(Set<Outcome.Refused> reasons) implements Foresight {}

  /// Done.
  ///
  /// @param outcome without warnings
  /// @param becomes makes it so in the model
  record Accepted(Outcome outcome, Set<Warning> warnings, Runnable becomes) implements Foresight {}

  /// Everything that speaks against a command.
  final class Objections {
    private final Set<Outcome.Refused> reasons = new HashSet<>();
    private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);

    Objections when(boolean broken, Refusal reason) {
      if (broken) {
        reasons.add(Outcome.Refused.because(reason));
      }
      return this;
    }

    Objections when(boolean broken, Refusal reason, String rule) {
      if (broken) {
        reasons.add(new Outcome.Refused(reason, Optional.of(rule)));
      }
      return this;
    }

    Objections warn(boolean holds, Warning warning) {
      if (holds) {
        warnings.add(warning);
      }
      return this;
    }

    /// Done at a place of a case's list, unless something speaks against it.
    Foresight or(CaseId id, int place, Runnable becomes) {
      return or(new Outcome.CaseRecorded(id, place, List.of()), becomes);
    }

    Foresight or(Outcome outcome, Runnable becomes) {
      return reasons.isEmpty() ? new Accepted(outcome, warnings, becomes) : new Refused(reasons);
    }
  }
}
