package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @BeforeEach
  void copyThreeCasesAndWithdrawOne() {
    Path custody = folder.resolve("custody");
    from = StoreSettings.of(folder.resolve("from"), folder.resolve("from-copy"), custody);
    to = StoreSettings.of(folder.resolve("to"), folder.resolve("to-copy"), custody);
    copy = folder.resolve("from").resolve("copied");
    try (RocksLedger ledger = RocksLedger.open(from, TestKeys.own(), Ways.CLOCK)) {
      cases = town.settle(ledger, 3);
      try (StoreCopy copied = ledger.copyTo(copy)) {
        slots = copied.slots().clone();
      }
      town.withdraw(ledger, cases.getFirst());
    }
  }

  private void restore(Restoring.StepWatch watch) throws IOException {
    Restoring restoring = Restoring.begin(to, watch);
    try (Stream<Path> files = Files.list(copy)) {
      for (Path file : files.toList()) {
        Files.copy(file, restoring.database().resolve(String.valueOf(file.getFileName())));
      }
    }
    restoring.finish(TestKeys.own(), slots, true);
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
        .hasMessageContaining("no whole store");
    restore(_ -> {});
    requireRestored();
  }

  /// A crash between the last two writes leaves the mark beside a whole store.
  @Test
  void aMarkBesideAWholeStoreNeverRemovesIt() throws IOException {
    restore(_ -> {});
    Files.write(to.dataDir().resolve("store.restoring"), new byte[0]);
    assertThatThrownBy(() -> restore(_ -> {})).hasMessageContaining("is not replaced");
    requireRestored();
  }

  private void requireRestored() {
    try (RocksLedger ledger = RocksLedger.open(to, TestKeys.own(), Ways.CLOCK)) {
      assertThat(cases.stream().map(id -> InventedCases.held(ledger.view(), id).isPresent()))
          .containsExactly(false, true, true);
    }
  }
}
