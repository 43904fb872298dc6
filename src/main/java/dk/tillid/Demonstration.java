package dk.tillid;

import dk.tillid.demo.DemoYear;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Change;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.Handles;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.store.RocksLedger;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Loads the demonstration year into an empty store. All of it is invented.
public final class Demonstration {
  private Demonstration() {}

  /// Loads it.
  ///
  /// @param progress told after every case how many there are
  /// @return the code of one citizen, told once
  public static CitizenCode load(
      RocksLedger ledger, KeyRing keys, long seed, DemoYear.Scale scale, LongConsumer progress) {
    CitizenCode code = new Randomness().citizenCode();
    DemoYear year = new DemoYear(seed, scale, Handles::of, keys.tags().codeTag(code));
    AtomicLong cases = new AtomicLong();
    try (Stream<List<Change>> batches = year.batches()) {
      ledger.load(
          Request.read(operator(), Operation.LOAD_DEMONSTRATION, Purpose.OPERATION),
          batches.peek(_ -> progress.accept(cases.incrementAndGet())));
    }
    return code;
  }

  private static Actor operator() {
    return new Actor(new WorkerId("operator"), Role.OPERATOR, DemoYear.HOME, Set.of());
  }
}
