package dk.tillid.domain;

import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A bridge (brobygning) to one service, step by step. A step back is a normal step.
///
/// @param steps in the order recorded; at least one
public record Bridge(Service service, List<Step> steps) {
  /// A stage reached on a day.
  public record Step(BridgeStage stage, LocalDate on) {}

  /// Copies the steps.
  public Bridge {
    steps = List.copyOf(steps);
  }

  /// The latest stage.
  public BridgeStage stage() {
    return steps.getLast().stage();
  }

  /// This bridge with one step more.
  public Bridge with(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Bridge(service, more);
  }
}
