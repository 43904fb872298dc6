package dk.tillid.transfer;

import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where arrivals go.
@FunctionalInterface
public interface Intake {
  /// Takes them over, all together or none, and returns at once.
  ///
  /// @return what became of each, in order, once that is durable
  CompletableFuture<List<Admission>> admit(List<Arrival> arrivals);
}
