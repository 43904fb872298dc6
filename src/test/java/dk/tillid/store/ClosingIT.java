package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Operation;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.StoreFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store closes under nobody who reads. Where it did, the process ended in the database's
/// native code, and this class with it.
class ClosingIT {
  private static final int READERS = 8;

  @TempDir Path folder;

  private RocksLedger ledger;
  private CaseFile file;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(StoreSettings.of(folder.resolve("data")), TestKeys.own(), Ways.CLOCK);
    file = new Drawn(new SplittableRandom(1)).opened(Optional.empty(), Ways.TODAY);
    ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
  }

  @Test
  void aReadAfterTheEndFailsInWords() {
    ledger.close();
    List<Runnable> reads =
        List.of(
            () -> ledger.view().referral(new ReferralId(1, 2)),
            () -> ledger.looks(file.id()),
            () -> ledger.entries(0, 10),
            () -> ledger.cases(_ -> {}),
            () -> ledger.verifyTrail(Optional.empty()));
    assertThat(reads)
        .allSatisfy(read ->
            assertThatThrownBy(read::run)
                .isInstanceOf(StoreFailure.class)
                .hasMessage("The store is closed."));
  }

  @Test
  void readersUnderWayEndInAnAnswerOrInWords() throws InterruptedException {
    Queue<Throwable> ends = new ConcurrentLinkedQueue<>();
    CountDownLatch begun = new CountDownLatch(READERS);
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(Thread.ofPlatform().start(() -> readUntilRefused(begun, ends)));
    }
    begun.await();
    ledger.close();
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(ends).hasSize(READERS).allMatch(StoreFailure.class::isInstance);
  }

  private void readUntilRefused(CountDownLatch begun, Queue<Throwable> ends) {
    try {
      for (long n = 0; true; n++) {
        ledger.view().referral(new ReferralId(n, n));
        ledger.looks(file.id());
        if (n == 100) {
          begun.countDown();
        }
      }
    } catch (RuntimeException e) {
      ends.add(e);
    }
  }

  @Test
  void closingWaitsForWhoReads() throws InterruptedException {
    Gate gate = new Gate();
    Gate.Pass inside = gate.enter();
    Thread closing = Thread.ofPlatform().start(gate::close);
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(gate::enter).isInstanceOf(StoreFailure.class);
    assertThat(closing.isAlive()).isTrue();
    inside.close();
    closing.join();
    assertThat(gate.close()).as("it was closed before").isFalse();
  }
}
