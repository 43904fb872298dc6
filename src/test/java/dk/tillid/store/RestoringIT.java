package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A store that is being put back is nobody's until it is whole.
class RestoringIT {
  @TempDir Path folder;

  private final InventedCases town = new InventedCases(3);
  private StoreSettings from;
  private StoreSettings to;
  private Path copy;
  private byte[] slots = {};
  private List<CaseId> cases = List.of();
  private List<Integer> withdrawn = List.of();

  @BeforeEach
  void copyThreeCasesAndWithdrawOne() throws IOException {
    Path custody = folder.resolve("custody");
    from = StoreSettings.of(folder.resolve("from"), folder.resolve("from-copy"), custody);
    to = StoreSettings.of(folder.resolve("to"), folder.resolve("to-copy"), custody);
    copy = Files.createDirectory(folder.resolve("copied"));
    try (RocksLedger ledger = RocksLedger.open(from, TestKeys.own(), Ways.CLOCK)) {
      cases = town.settle(ledger, 3);
      try (StoreCopy copied = ledger.copy()) {
        slots = copied.slots().clone();
        copyAll(copied.database(), copy);
      }
      town.withdraw(ledger, cases.getFirst());
      withdrawn = List.copyOf(ledger.withdrawals().getLast().slots());
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  private void restore(Restoring.StepWatch watch) throws IOException {
    try (Restoring restoring = Restoring.begin(to, watch)) {
      copyAll(copy, restoring.database());
      restoring.putSlots(TestKeys.own(), slots, true);
      restoring.finish(TestKeys.own());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoringThatEndsAfterAnyStepIsNoStoreOrAWholeOne(Restoring.Step step) throws IOException {
    assertThatThrownBy(() ->
            restore(reached -> {
              if (reached == step) {
                throw new StoreFailure("the test pulls the plug");
              }
            }))
        .isInstanceOf(StoreFailure.class);
    if (step == Restoring.Step.FINISHED) {
      requireRestored();
      assertThatThrownBy(() -> restore(_ -> {})).hasMessageContaining("is not replaced");
      requireRestored();
      return;
    }
    assertThatThrownBy(() -> RocksLedger.open(to, TestKeys.own(), Ways.CLOCK))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("Run `tillid backup restore` again");
    restore(_ -> {});
    requireRestored();
  }

  /// A crash between the last two writes leaves the mark beside a whole store.
  @Test
  void aMarkBesideAWholeStoreNeverRemovesIt() throws IOException {
    restore(_ -> {});
    Path mark = to.dataDir().resolve("store.restoring");
    Files.write(mark, new byte[0]);
    assertThatThrownBy(() -> restore(_ -> {})).hasMessageContaining("is not replaced");
    requireRestored();
    assertThat(mark).as("removed when the store was opened").doesNotExist();
  }

  /// The slot file of the backup still has the key, wrapped; its bytes are looked for at every step
  /// and, whenever one of the two files is there, all the time between them.
  @Test
  void noKeyOfACaseWithdrawnSinceComesToTheDisk() throws Exception {
    AtomicLong seen = new AtomicLong();
    AtomicBoolean going = new AtomicBoolean(true);
    Thread watcher =
        Thread.ofPlatform()
            .start(() -> {
              while (going.get()) {
                seen.addAndGet(keysSeen());
              }
            });
    try {
      restore(_ -> seen.addAndGet(keysSeen()));
    } finally {
      going.set(false);
      watcher.join();
    }
    assertThat(seen).hasValue(0);
    requireRestored();
    Files.write(to.firstSlots(), slots);
    assertThat(keysSeen()).as("the control: in the backup it is").isPositive();
  }

  private long keysSeen() {
    return Stream.of(to.firstSlots(), to.secondSlots())
        .filter(Files::exists)
        .mapToLong(file -> withdrawn.stream().filter(slot -> holdsKey(file, slot)).count())
        .sum();
  }

  private boolean holdsKey(Path file, int slot) {
    byte[] wrapped = Arrays.copyOfRange(slots, slot * 128 + 24, slot * 128 + 72);
    try {
      return at(Files.readAllBytes(file), wrapped);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean at(byte[] bytes, byte[] needle) {
    for (int from = 0; from + needle.length <= bytes.length; from++) {
      if (Arrays.equals(bytes, from, from + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void twoRestoringsOfOneFolderDoNotMeet() {
    try (Restoring _ = Restoring.begin(to)) {
      assertThatThrownBy(() -> Restoring.begin(to)).hasMessageContaining("by another process");
    }
  }

  private void requireRestored() {
    try (RocksLedger ledger = RocksLedger.open(to, TestKeys.own(), Ways.CLOCK)) {
      assertThat(cases.stream().map(id -> InventedCases.held(ledger.view(), id).isPresent()))
          .containsExactly(false, true, true);
    }
  }
}
