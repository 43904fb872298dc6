package dk.tillid.casework.model;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import dk.tillid.Property;
import dk.tillid.audit.Chain;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger on a disk goes as the model says, and holds the same after a restart.
class CaseworkRestartIT {
  private static final int COMMANDS = 600;

  @TempDir Path folder;

  @Test
  void aSequenceGoesOnAfterARestartAsIfThereHadBeenNone() {
    Path passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    KeyRing keys = KeyRing.create(folder.resolve("keys"), passphrase);
    Property.holds(1, random -> run(random, keys));
  }

  private void run(SplittableRandom random, KeyRing keys) {
    LocalDate first = LocalDate.of(2026, 3, 2);
    DayClock clock = new DayClock(first);
    Met met = new Met();
    RocksLedger ledger = open(keys, clock);
    Run run = new Run(random, Wrong.NOTHING, new Run.Place(ledger, clock::day, first), met);
    try {
      run.go(COMMANDS);
      ledger.close();
      ledger = open(keys, clock);
      run.reopened(ledger);
      run.go(COMMANDS);
      ledger.close();
      ledger = open(keys, clock);
      run.reopened(ledger);
      assertThat(ledger.erasuresRedone()).isZero();
      assertThat(ledger.verifyTrail(Optional.of(ledger.checkpoint())))
          .isInstanceOf(Chain.Verdict.Whole.class);
    } finally {
      ledger.close();
    }
    assertThat(met.commands).isEqualTo(2 * COMMANDS);
    Property.together(
        "most kinds of commands are done", () -> assertThat(met.done).hasSizeGreaterThan(20));
  }

  private RocksLedger open(KeyRing keys, DayClock clock) {
    return RocksLedger.open(StoreSettings.of(folder.resolve("data")), keys, clock);
  }
}
