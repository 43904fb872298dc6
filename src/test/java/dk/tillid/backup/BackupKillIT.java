package dk.tillid.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.store.InventedCases;
import dk.tillid.store.InventedCases.Held;
import dk.tillid.store.RocksLedger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process that makes a backup or puts one back, at moments drawn from all its time: the
/// store opens with everything in it, no part of a backup is taken for one, and the next attempt
/// succeeds.
class BackupKillIT {
  private static final int ROUNDS = 3;
  private static final int MANY_ROUNDS = 25;
  private static final int CASES = 60;

  @TempDir Path folder;

  private final InventedCases town = new InventedCases(7);
  private final List<CaseId> cases = new ArrayList<>();
  private BackupHouse house;
  private int killed;

  @BeforeEach
  void settle() {
    house = new BackupHouse(folder);
    cases.addAll(house.with(ledger -> town.settle(ledger, CASES)));
    house.backUp(2);
  }

  @Test
  void aKilledBackupHarmsNothing() throws Exception {
    killBackups(ROUNDS);
  }

  @Test
  @Tag("long")
  void aBackupKilledManyTimesHarmsNothing() throws Exception {
    killBackups(MANY_ROUNDS);
  }

  @Test
  void aKilledRestoringIsNoStoreOrAWholeOneAndTheNextSucceeds() throws Exception {
    killRestorings(ROUNDS);
  }

  @Test
  @Tag("long")
  void aRestoringKilledManyTimesIsNoStoreOrAWholeOneAndTheNextSucceeds() throws Exception {
    killRestorings(MANY_ROUNDS);
  }

  private void killBackups(int rounds) throws Exception {
    SplittableRandom random = new SplittableRandom(rounds);
    long whole = run(Long.MAX_VALUE, "create", folder.toString());
    for (int round = 0; round < rounds; round++) {
      liveOn();
      Map<CaseId, Held> before = held();
      run(random.nextLong(whole), "create", folder.toString());
      assertThat(held()).as("round " + round).isEqualTo(before);
      assertThat(leftOfCopy()).as("round " + round).isEmpty();
      requireEveryBackupWhole();
      Path next = house.backUp(2).folder();
      assertThat(backups(".making")).as("round " + round).isEmpty();
      house.loseStore();
      house.restore(next, true);
      assertThat(held()).as("round " + round).isEqualTo(before);
    }
    assertThat(killed).as("killed before the end").isPositive();
  }

  private void killRestorings(int rounds) throws Exception {
    SplittableRandom random = new SplittableRandom(rounds);
    Path backup = house.backUp(2).folder();
    house.loseMachine();
    long whole = run(Long.MAX_VALUE, "restore", folder.toString(), backup.toString());
    for (int round = 0; round < rounds; round++) {
      liveOn();
      backup = house.backUp(2).folder();
      withdraw();
      Map<CaseId, Held> before = held();
      house.loseMachine();
      run(random.nextLong(whole), "restore", folder.toString(), backup.toString());
      requireNoStoreOrAWholeOne(backup);
      assertThat(held()).as("round " + round).isEqualTo(before);
    }
    assertThat(killed).as("killed before the end").isPositive();
  }

  private void requireNoStoreOrAWholeOne(Path backup) {
    if (Files.exists(house.store.dataDir().resolve("store.id"))) {
      assertThatThrownBy(() -> house.restore(backup, true))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("is not replaced");
      return;
    }
    if (Files.exists(house.store.dataDir().resolve("store.restoring"))) {
      try (KeyRing ring = KeyRing.create(folder.resolve("k" + killed), house.passphrase)) {
        assertThatThrownBy(() -> RocksLedger.open(house.store, ring, InventedCases.CLOCK))
            .isInstanceOf(StoreFailure.class)
            .hasMessageContaining("Run `tillid backup restore` again");
      }
    }
    house.restore(backup, true);
  }

  /// Somebody comes and somebody withdraws.
  private void liveOn() {
    cases.addAll(house.with(ledger -> town.settle(ledger, 2)));
    withdraw();
  }

  private void withdraw() {
    CaseId gone = cases.removeFirst();
    house.with(ledger -> {
      town.withdraw(ledger, gone);
      return true;
    });
  }

  private Map<CaseId, Held> held() {
    return house.with(ledger -> {
      Map<CaseId, Held> held = new HashMap<>();
      cases.forEach(id -> InventedCases.held(ledger.view(), id).ifPresent(it -> held.put(id, it)));
      long[] all = {0};
      ledger.scan(_ -> all[0]++, _ -> {}, _ -> {}, _ -> {});
      assertThat(all[0]).as("nobody who withdrew is back").isEqualTo(cases.size());
      return held;
    });
  }

  /// Each folder that is called a backup is one; each generation that counts has its folder.
  private void requireEveryBackupWhole() {
    KeyRing keys = house.keys();
    byte[] key = keys.receipts().publicKey();
    backups("").forEach(backup -> Verification.outside(backup, key));
    try (Generations generations = house.generations(keys);
        Recipient.Secret secret = Recipient.readSecret(house.privateKey)) {
      assertThat(generations.alive()).isNotEmpty();
      for (int number : generations.alive()) {
        Path backup = house.backups.resolve(BackupFolder.PREFIX + number);
        assertThat(Verification.inside(backup, key, generations, secret).files()).isPresent();
      }
    }
  }

  private List<Path> leftOfCopy() throws IOException {
    try (Stream<Path> all = Files.list(house.store.dataDir())) {
      return all.filter(it -> it.toString().contains("backup.copy")).toList();
    }
  }

  private List<Path> backups(String ending) {
    try (Stream<Path> all = Files.list(house.backups)) {
      return all.filter(it ->
              ending.isEmpty()
                  ? !it.toString().endsWith(".making")
                  : it.toString().endsWith(ending))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs the child and kills it so long after it began, if it is not done before.
  ///
  /// @param nanos how long
  /// @return how long it took, in nanoseconds
  private long run(long nanos, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BackupChild.class.getName()));
    command.addAll(List.of(arguments));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo(BackupChild.BEGUN);
      long began = System.nanoTime();
      if (child.waitFor(nanos, TimeUnit.NANOSECONDS)) {
        assertThat(child.exitValue()).isZero();
        return System.nanoTime() - began;
      }
      child.toHandle().destroyForcibly();
      assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
      killed++;
      return nanos;
    }
  }
}
