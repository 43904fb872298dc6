package dk.tillid.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyFailure.Cause;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.InventedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is there already is never written over, and nothing is written before that is known.
class RestorationIT {
  @TempDir Path folder;

  private BackupHouse house;
  private Path backup = Path.of("");

  @BeforeEach
  void backUpThreeCases() {
    house = new BackupHouse(folder);
    house.with(ledger -> new InventedCases(5).settle(ledger, 3));
    backup = house.backUp(2).folder();
  }

  @Test
  void whereARestoringIsRefusedNothingIsWritten() throws IOException {
    house.loseMachine();
    Path first = Files.createDirectories(house.store.slotCopyDir()).resolve("tillid.slots");
    Files.writeString(first, "another registry's");
    assertThatThrownBy(() -> house.restore(backup, true))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("is there already and is not replaced");
    assertThat(KeyRing.isThere(house.keysDir)).as("no keystore was made").isFalse();
    assertThat(house.store.dataDir()).doesNotExist();
    assertThat(first).hasContent("another registry's");
  }

  /// The keystore's first file alone was written when the machine went down.
  @Test
  void anUnfinishedKeystoreOfAnInterruptedRestoringIsMadeAnewAndNoOther() throws IOException {
    house.loseMachine();
    Path half = Files.createDirectories(house.keysDir).resolve("tillid.kdf");
    Files.writeString(half, "half a keystore");
    assertThatThrownBy(() -> house.restore(backup, true))
        .isInstanceOfSatisfying(
            KeyFailure.class, it -> assertThat(it.why()).isEqualTo(Cause.KEYSTORE_MISSING));
    assertThat(half).hasContent("half a keystore");
    Files.write(
        Files.createDirectories(house.store.dataDir()).resolve("store.restoring"), new byte[0]);
    Restoration.Restored restored = house.restore(backup, true);
    assertThat(restored.keystoreMade()).isTrue();
    assertThat(restored.cases()).isEqualTo(3);
  }
}
