package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.audit.Chain;
import dk.tillid.audit.Chain.Fault;
import dk.tillid.audit.Checkpoint;
import dk.tillid.domain.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody with access to the files works on the audit trail.
class TrailIT {
  private static final int ENTRIES = 10;

  @TempDir Path folder;

  private StoreSettings settings;
  private Checkpoint checkpoint;

  @BeforeEach
  void writeTenEntries() {
    settings = StoreSettings.of(folder);
    try (RocksLedger ledger = open()) {
      for (int i = 0; i < ENTRIES; i++) {
        ledger.record(Ways.request(Operation.CODE_LISTS), List.of()).await();
      }
      checkpoint = ledger.checkpoint();
    }
  }

  private RocksLedger open() {
    return RocksLedger.open(settings, TestKeys.own(), Ways.CLOCK);
  }

  private Chain.Verdict verdict() {
    try (RocksLedger ledger = open()) {
      return ledger.verifyTrail(Optional.of(checkpoint));
    }
  }

  @Test
  void untouchedTrailIsWholeAndItsCheckpointSigned() {
    assertThat(verdict()).isEqualTo(new Chain.Verdict.Whole(ENTRIES));
    assertThat(checkpoint.signedBy(TestKeys.own().receipts().publicKey())).isTrue();
    assertThat(checkpoint.signedBy(TestKeys.foreign().receipts().publicKey())).isFalse();
  }

  @Test
  void removedEntryIsFound() {
    RawRows.delete(settings, Family.AUDIT, Trail.place(4));
    assertThat(verdict()).isEqualTo(new Chain.Verdict.Broken(4, Fault.REMOVED));
  }

  @Test
  void alteredEntryIsFound() {
    byte[] row = RawRows.read(settings, Family.AUDIT, Trail.place(6));
    row[row.length - 1] ^= 1;
    RawRows.write(settings, Family.AUDIT, Trail.place(6), row);
    assertThat(verdict()).isEqualTo(new Chain.Verdict.Broken(6, Fault.ALTERED));
  }

  @Test
  void exchangedEntriesAreFound() {
    byte[] second = RawRows.read(settings, Family.AUDIT, Trail.place(2));
    byte[] third = RawRows.read(settings, Family.AUDIT, Trail.place(3));
    RawRows.write(settings, Family.AUDIT, Trail.place(2), third);
    RawRows.write(settings, Family.AUDIT, Trail.place(3), second);
    assertThat(verdict()).isEqualTo(new Chain.Verdict.Broken(2, Fault.ALTERED));
  }
}
