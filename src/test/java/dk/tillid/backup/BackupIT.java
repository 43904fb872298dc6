package dk.tillid.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.AuditEntry;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Operation;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyFailure.Cause;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.store.InventedCases;
import dk.tillid.store.InventedCases.Held;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A backup brings every case back and no withdrawn one; an older backup, with everything that
/// custody still holds, opens to nobody.
class BackupIT {
  @TempDir Path folder;

  private final InventedCases town = new InventedCases(1);
  private BackupHouse house;
  private List<CaseId> cases = List.of();

  @BeforeEach
  void settle() {
    house = new BackupHouse(folder);
    cases = house.with(ledger -> town.settle(ledger, 12));
  }

  private Map<CaseId, Held> held() {
    return house.with(ledger -> {
      Map<CaseId, Held> held = new HashMap<>();
      cases.forEach(id -> InventedCases.held(ledger.view(), id).ifPresent(it -> held.put(id, it)));
      return held;
    });
  }

  private void withdraw(int... places) {
    house.with(ledger -> {
      for (int place : places) {
        town.withdraw(ledger, cases.get(place));
      }
      return true;
    });
  }

  @Test
  void aRestoredBackupHoldsEveryCaseAndNoneThatWasWithdrawnBeforeOrSince() {
    withdraw(0, 1);
    Map<CaseId, Held> before = held();
    assertThat(before).hasSize(10);
    Path backup = house.backUp(2).folder();
    withdraw(2, 3, 4);
    house.with(ledger -> {
      town.settle(ledger, 3).forEach(id -> town.withdraw(ledger, id));
      return true;
    });
    house.loseStore();
    Restoration.Restored restored = house.restore(backup, true);
    assertThat(restored.withdrawals()).isEqualTo(6);
    assertThat(restored.cases()).isEqualTo(7);
    assertThat(restored.keystoreMade()).isFalse();
    for (int place : new int[] {2, 3, 4}) {
      before.remove(cases.get(place));
    }
    assertThat(held()).isEqualTo(before);
    house.with(ledger -> {
      assertThat(ledger.erasuresRedone()).isZero();
      assertThat(town.settle(ledger, 2)).as("work goes on").hasSize(2);
      return true;
    });
    assertThat(held()).as("no slot is handed out a second time").isEqualTo(before);
  }

  @Test
  void aBurntMachineComesBackFromBackupCustodyAndThePrivateKey() throws IOException {
    Map<CaseId, Held> before = held();
    Path backup = house.backUp(2).folder();
    house.loseMachine();
    Files.writeString(house.passphrase, "another passphrase, since the old one burnt\n");
    Restoration.Restored restored = house.restore(backup, true);
    assertThat(restored.keystoreMade()).isTrue();
    assertThat(held()).isEqualTo(before);
    assertThat(Verification.outside(backup, house.keys().receipts().publicKey()).generation())
        .isEqualTo(1);
  }

  /// Everything that anybody still has: every backup ever made, the keystore and its passphrase,
  /// the files of custody, the private key. Tried with the program itself and past it.
  @Test
  void theOldestBackupWithAllThatCustodyHoldsOpensNoCase() {
    Path oldest = house.backUp(1).folder();
    Path control = folder.resolve("custody-then");
    BackupHouse.copy(house.custody, control);
    withdraw(5);
    house.backUp(1);
    house.loseStore();
    assertThatThrownBy(() -> house.restore(oldest, true))
        .isInstanceOfSatisfying(
            KeyFailure.class, it -> assertThat(it.why()).isEqualTo(Cause.GENERATION_DESTROYED))
        .hasMessageContaining("[2]");
    KeyRing keys = house.keys();
    try (Recipient.Secret secret = Recipient.readSecret(house.privateKey)) {
      List<Path> all =
          List.of(house.machine, house.custody, house.backups, house.privateKey.getParent());
      assertThat(BackupBreaker.opens(oldest, all, keys, secret)).isFalse();
      assertThat(BackupBreaker.opens(oldest, List.of(control), keys, secret))
          .as("the control: with custody's files of that day it opens")
          .isTrue();
    }
  }

  @Test
  void generationsBeyondThoseToKeepAreDestroyedInBothPlaces() throws IOException {
    house.backUp(2);
    house.backUp(2);
    assertThat(house.backUp(2).restorable()).containsExactly(2, 3);
    byte[] one = Files.readAllBytes(house.keysDir.resolve(Generations.FILE));
    byte[] other = Files.readAllBytes(house.custody.resolve(Generations.FILE));
    assertThat(one).isEqualTo(other).hasSize(3 * 128);
    Files.delete(house.keysDir.resolve(Generations.FILE));
    house.loseStore();
    assertThat(house.restore(house.backups.resolve("tillid-backup-2"), true).cases()).isEqualTo(12);
  }

  @Test
  void withoutTheJournalNothingIsRestoredUnlessAsked() throws IOException {
    Path backup = house.backUp(2).folder();
    Path old = folder.resolve("old-journal");
    withdraw(6);
    Files.copy(house.store.journal(), old);
    withdraw(7);
    Path newer = house.backUp(2).folder();
    house.loseStore();
    byte[] whole = Files.readAllBytes(house.store.journal());
    Files.delete(house.store.journal());
    assertRefused(() -> house.restore(backup, true), "tillid.withdrawals");
    Files.copy(old, house.store.journal());
    assertCause(() -> house.restore(newer, true), Cause.JOURNAL_BEHIND);
    Files.write(house.store.journal(), whole);
    assertThat(house.restore(newer, true).withdrawals()).isZero();
    house.loseStore();
    Files.delete(house.store.journal());
    Restoration.Restored blind = house.restore(backup, false);
    assertThat(blind.withdrawals()).isZero();
    assertThat(blind.cases()).as("the withdrawn ones are back, as was said").isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "manifest.sig", "data.sealed", "keys.sealed"})
  void aDamagedBackupIsNotedAndNeverRestored(String file) throws IOException {
    Path backup = house.backUp(2).folder();
    byte[] key = house.keys().receipts().publicKey();
    assertThat(Verification.outside(backup, key).trailSize()).isEqualTo(37);
    byte[] bytes = Files.readAllBytes(backup.resolve(file));
    house.loseStore();
    for (byte[] damaged : List.of(flipped(bytes), Arrays.copyOf(bytes, bytes.length - 9))) {
      Files.write(backup.resolve(file), damaged);
      assertThatThrownBy(() -> Verification.outside(backup, key)).isInstanceOf(StoreFailure.class);
      assertThatThrownBy(() -> house.restore(backup, true))
          .isInstanceOfAny(StoreFailure.class, KeyFailure.class);
      assertThat(house.store.dataDir()).doesNotExist();
    }
    Files.write(backup.resolve(file), bytes);
    assertThat(house.restore(backup, true).cases()).isEqualTo(12);
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length / 2] ^= 1;
    return other;
  }

  @Test
  void aBackupFromBeforeAChangeOfKeysBringsTheKeystoreThatBelongsToIt() {
    Map<CaseId, Held> before = held();
    Path backup = house.backUp(2).folder();
    new Rotation(house.store, house.keysDir, house.passphrase, (_, _) -> {}).file();
    house.loseStore();
    assertCause(() -> house.restore(backup, true), Cause.KEYSTORE_FOREIGN);
    house.loseMachine();
    assertThat(house.restore(backup, true).keystoreMade()).isTrue();
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void aStoreThatIsThereIsNeverReplaced() {
    Path backup = house.backUp(2).folder();
    Map<CaseId, Held> before = held();
    assertRefused(() -> house.restore(backup, true), "is there already and is not replaced");
    assertThat(held()).isEqualTo(before);
  }

  /// A damage that no read came across must not be sealed into the only backup that opens.
  @Test
  void aDamagedDatabaseTakesTheGenerationOfNoWholeBackup() throws IOException {
    Path whole = house.backUp(1).folder();
    house.with(ledger -> town.settle(ledger, 1));
    for (int round = 0; round < 4; round++) {
      List<Path> tables = tables(); // each opening may make others of them
      Path table = tables.get(round % tables.size());
      byte[] sound = Files.readAllBytes(table);
      byte[] damaged = sound.clone();
      damaged[3] ^= 1;
      Files.write(table, damaged);
      assertThatThrownBy(() -> house.backUp(1)).isInstanceOf(StoreFailure.class);
      Files.write(table, sound);
    }
    house.loseStore();
    assertThat(house.restore(whole, true).cases()).isEqualTo(12);
  }

  private List<Path> tables() throws IOException {
    try (Stream<Path> all = Files.list(house.store.dataDir().resolve("db"))) {
      return all.filter(it -> it.toString().endsWith(".sst")).sorted().toList();
    }
  }

  @Test
  void anotherRecipientsKeyOpensNothing() {
    Path backup = house.backUp(2).folder();
    Path other = folder.resolve("other.pem");
    Recipient.make(other, folder.resolve("other.pub.pem"));
    KeyRing keys = house.keys();
    try (Generations generations = house.generations(keys);
        Recipient.Secret wrong = Recipient.readSecret(other);
        Recipient.Secret right = Recipient.readSecret(house.privateKey)) {
      byte[] key = keys.receipts().publicKey();
      assertCause(
          () -> Verification.inside(backup, key, generations, wrong), Cause.RECIPIENT_UNUSABLE);
      assertThat(Verification.inside(backup, key, generations, right).files().orElseThrow())
          .isGreaterThan(3);
    }
    assertCause(() -> Recipient.read(other), Cause.RECIPIENT_UNUSABLE);
  }

  @ParameterizedTest
  @EnumSource
  void aBackupThatEndsAfterAnyStepHarmsNothing(Backups.Step step) throws IOException {
    Path first = house.backUp(1).folder();
    withdraw(8);
    Map<CaseId, Held> before = held();
    assertThatThrownBy(() ->
            house.backUp(
                1,
                reached -> {
                  if (reached == step) {
                    throw new StoreFailure("the test pulls the plug");
                  }
                }))
        .isInstanceOf(StoreFailure.class);
    assertThat(house.store.dataDir().resolve("backup.copy")).doesNotExist();
    assertThat(drafts()).isEmpty();
    assertThat(held()).isEqualTo(before);
    house.loseStore();
    Path newest = newest();
    assertThat(newest.equals(first)).isEqualTo(step.compareTo(Backups.Step.IN_PLACE) < 0);
    assertThat(house.restore(newest, true).cases()).isEqualTo(11);
    assertThat(held()).isEqualTo(before);
    assertThat(house.backUp(1).restorable()).hasSize(1);
  }

  private List<Path> drafts() throws IOException {
    try (Stream<Path> all = Files.list(house.backups)) {
      return all.filter(it -> it.toString().endsWith(".making")).toList();
    }
  }

  @Test
  void whatAKilledBackupLeftGoesWhenTheStoreIsOpenedAndWithTheNextBackup() throws IOException {
    Path copy = Files.createDirectory(house.store.dataDir().resolve("backup.copy"));
    Files.writeString(copy.resolve("000001.sst"), "left");
    Files.createDirectory(house.store.dataDir().resolve("backup.copy.tmp"));
    Path draft = Files.createDirectories(house.backups.resolve("tillid-backup-7.making"));
    Files.writeString(draft.resolve("data.sealed"), "left");
    assertThat(held()).hasSize(12);
    assertThat(copy).doesNotExist();
    assertThat(house.store.dataDir().resolve("backup.copy.tmp")).doesNotExist();
    house.backUp(1);
    assertThat(drafts()).isEmpty();
    Files.createDirectory(draft);
    Backups.tidy(house.backups);
    assertThat(drafts()).isEmpty();
    assertThat(house.backups.resolve("tillid-backup-1")).exists();
  }

  @Test
  void theTrailTellsThatABackupWasOrdered() {
    house.backUp(1);
    List<AuditEntry> entries = house.with(ledger -> ledger.entries(36, 5));
    assertThat(entries).extracting(AuditEntry::operation).containsExactly(Operation.MAKE_BACKUP);
  }

  private Path newest() throws IOException {
    try (Stream<Path> all = Files.list(house.backups)) {
      return all.filter(it -> !it.toString().endsWith(".making"))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow();
    }
  }

  @Test
  void aBackupWhileOthersWriteHoldsEverythingAcknowledgedBeforeIt() throws Exception {
    Map<CaseId, Integer> acknowledged = new ConcurrentHashMap<>();
    AtomicBoolean going = new AtomicBoolean(true);
    Map<CaseId, Integer> atBeginning;
    Path backup;
    KeyRing keys = house.keys();
    try (RocksLedger ledger = RocksLedger.open(house.store, keys, InventedCases.CLOCK)) {
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        CaseId id = cases.get(i % cases.size());
        InventedCases own = new InventedCases(100 + i);
        writers.add(
            Thread.ofVirtual()
                .start(() -> {
                  while (going.get()) {
                    own.meet(ledger, id);
                    acknowledged.merge(id, 1, Integer::sum);
                  }
                }));
      }
      while (acknowledged.values().stream().mapToInt(Integer::intValue).sum() < 500) {
        Thread.onSpinWait();
      }
      atBeginning = Map.copyOf(acknowledged);
      backup = house.backUp(keys, ledger, 2, _ -> {}).folder();
      going.set(false);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    house.loseStore();
    house.restore(backup, true);
    Map<CaseId, Held> held = held();
    atBeginning.forEach((id, met) -> {
      Held found = Optional.ofNullable(held.get(id)).orElseThrow();
      assertThat(found.contacts()).hasSizeGreaterThanOrEqualTo(1 + met);
      assertThat(found.file().contacts().count()).isEqualTo(found.contacts().size());
    });
  }

  private static void assertRefused(ThrowingCallable work, String text) {
    assertThatThrownBy(work).isInstanceOf(StoreFailure.class).hasMessageContaining(text);
  }

  private static void assertCause(ThrowingCallable work, Cause cause) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(KeyFailure.class, it -> assertThat(it.why()).isEqualTo(cause));
  }
}
