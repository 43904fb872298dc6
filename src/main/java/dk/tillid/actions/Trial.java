package dk.tillid.actions;

import dk.tillid.domain.Command;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.View;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An action to be tried with one or several inputs. It is possible where one of them is accepted;
/// where none is, the first says why.
///
/// @param inputs complete ones, the usual one first
record Trial(CaseAction action, Operation operation, Optional<Code> choice, List<Command> inputs) {
  Trial {
    inputs = List.copyOf(inputs);
  }

  static Trial of(CaseAction action, Operation operation, Command input) {
    return new Trial(action, operation, Optional.empty(), List.of(input));
  }

  static Trial of(CaseAction action, Operation operation, Code choice, List<Command> inputs) {
    return new Trial(action, operation, Optional.of(choice), inputs);
  }

  /// What comes of it; empty where there is nothing within reach to do it with.
  Optional<PossibleAction> on(View view) {
    Outcome usual = inputs.getFirst().decide(view).outcome();
    Outcome told = accepted(usual) ? usual : others(view).findFirst().orElse(usual);
    return told instanceof Outcome.NotFound
        ? Optional.empty()
        : Optional.of(new PossibleAction(action, choice, told));
  }

  private Stream<Outcome> others(View view) {
    return inputs.stream()
        .skip(1)
        .map(input -> input.decide(view).outcome())
        .filter(Trial::accepted);
  }

  private static boolean accepted(Outcome outcome) {
    return switch (outcome) {
      case Outcome.CaseRecorded _, Outcome.CodeIssued _ -> true;
      case Outcome.Refused _, Outcome.NotFound _ -> false;
      case Outcome.ReferralRecorded _, Outcome.Withdrawn _, Outcome.KeyReused _ ->
          throw new IllegalStateException("no change of a case");
    };
  }
}
