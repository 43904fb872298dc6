package dk.tillid.actions;

import dk.tillid.domain.Outcome;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.Code;
import java.util.List;
import java.util.Optional;

/// An action in a case and what would be answered now.
///
/// @param choice the code that the answer hangs on, where it hangs on one: a closing's reason, the
///   phase, the kind of measurement, who takes over, who is told, who acts in a danger
/// @param outcome what the command decided
public record PossibleAction(CaseAction action, Optional<Code> choice, Outcome outcome) {
  /// Whether it would be accepted.
  public boolean possible() {
    return refused().isEmpty();
  }

  /// Why it would be refused, where it would.
  public Optional<Outcome.Refused> refused() {
    return outcome instanceof Outcome.Refused it ? Optional.of(it) : Optional.empty();
  }

  /// What would be pointed out beside.
  public List<Warning> warnings() {
    return outcome instanceof Outcome.CaseRecorded it ? it.warnings() : List.of();
  }

  /// The choice, where it is one of this list.
  public <C extends Code> Optional<C> choice(Class<C> list) {
    return choice.filter(list::isInstance).map(list::cast);
  }

  /// Says nothing of the case, so that no message or log can.
  @Override
  public String toString() {
    return "PossibleAction";
  }
}
