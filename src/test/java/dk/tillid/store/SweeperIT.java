package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Decision;
import dk.tillid.domain.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Closing in the middle of a sweep that has more rows to delete than go into one job.
@Timeout(60)
class SweeperIT {
  private static final int ROWS = Sweeper.ROWS + 1;
  private static final Clock LATER = Clock.offset(Ways.CLOCK, Duration.ofDays(Sweeper.DAYS + 1));

  @TempDir Path folder;

  private StoreSettings settings;

  @BeforeEach
  void answerManyRequests() throws Exception {
    settings = StoreSettings.of(folder.resolve("data"));
    try (RocksLedger ledger = RocksLedger.open(settings, TestKeys.own(), Ways.CLOCK);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        String key = "key-%05d".formatted(i);
        all.add(
            threads.submit(() ->
                ledger.transact(
                    Ways.request(Operation.RECORD_CONTACT, key, 1), _ -> Decision.notFound())));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private int rows() {
    return RawRows.count(settings).getOrDefault(Family.IDEMPOTENCY, 0);
  }

  @Test
  void closingEndsASweepBetweenTwoJobsAndTheNextStartSweepsTheRest() throws Exception {
    assertThat(rows()).isEqualTo(ROWS);
    try (Opened store = Opened.open(settings, TestKeys.own(), LATER)) {
      Writer writer = new Writer(store.disk(), LATER, store.chain(), FailPoint.NONE);
      Sweeper sweeper = new Sweeper(store.disk(), LATER, writer);
      FutureTask<Long> sweep = new FutureTask<>(sweeper::sweep);
      Thread sweeping = start(sweep);
      await(sweeping, Thread.State.WAITING); // for the first job
      Thread closing = start(sweeper::close);
      assertThat(await(closing, Thread.State.BLOCKED, Thread.State.TERMINATED))
          .as("the database must not close under a sweep")
          .isEqualTo(Thread.State.BLOCKED);

      Thread writing = start(writer);
      assertThat(sweep.get()).isEqualTo(Sweeper.ROWS);
      closing.join();
      writer.submit(new Job.Stop(new CompletableFuture<>()));
      writing.join();
    }
    assertThat(rows()).isOne();

    try (RocksLedger ledger = RocksLedger.open(settings, TestKeys.own(), LATER)) {
      ledger.sweep();
    }
    assertThat(rows()).isZero();
  }

  @Test
  void closingEndsASweepAtTheNextRowItReads() throws Exception {
    try (Opened store = Opened.open(settings, TestKeys.own(), LATER)) {
      AtomicInteger read = new AtomicInteger();
      List<Sweeper> sweeper = new ArrayList<>();
      List<Thread> closing = new ArrayList<>();
      List<Thread.State> waiting = new ArrayList<>();
      Disk disk =
          watched(
              store.disk(),
              () -> {
                if (read.incrementAndGet() == 1) {
                  closing.add(start(sweeper.getFirst()::close));
                  waiting.add(
                      await(closing.getFirst(), Thread.State.BLOCKED, Thread.State.TERMINATED));
                }
              });
      Writer writer = new Writer(store.disk(), LATER, store.chain(), FailPoint.NONE);
      Thread writing = start(writer);
      sweeper.add(new Sweeper(disk, LATER, writer));
      assertThat(sweeper.getFirst().sweep()).isZero();
      closing.getFirst().join();
      writer.submit(new Job.Stop(new CompletableFuture<>()));
      writing.join();
      assertThat(read).hasValue(1);
      assertThat(waiting).containsExactly(Thread.State.BLOCKED);
    }
    assertThat(rows()).isEqualTo(ROWS);
  }

  /// The same disk; tells of every answer that is read.
  private static Disk watched(Disk disk, Runnable whenRead) {
    Codec<OutcomeCodec.Answered> codec = OutcomeCodec.ANSWERED;
    Codec<OutcomeCodec.Answered> telling =
        new Codec<>(
            codec.name(),
            codec.version(),
            codec.write(),
            in -> {
              whenRead.run();
              return codec.read().apply(in);
            });
    Tables all = disk.tables();
    Tables tables =
        new Tables(
            all.cases(),
            all.pages(),
            all.referrals(),
            all.handles(),
            all.codes(),
            new Table<>(Family.IDEMPOTENCY, RowKey::bytes, telling, disk.sealer()),
            all.marks());
    return new Disk(
        disk.rocks(),
        disk.slots(),
        disk.journal(),
        disk.sealer(),
        disk.tags(),
        tables,
        disk.recents(),
        disk.keystore());
  }

  private static Thread start(Runnable work) {
    return Thread.ofPlatform().daemon().start(work);
  }

  /// Waits until the thread is in one of the states; in which.
  private static Thread.State await(Thread thread, Thread.State first, Thread.State... more) {
    Set<Thread.State> wanted = EnumSet.of(first, more);
    Thread.State state = thread.getState();
    while (!wanted.contains(state)) {
      if (Thread.currentThread().isInterrupted()) { // by the time limit
        throw new AssertionError(thread + " is " + state);
      }
      Thread.onSpinWait();
      state = thread.getState();
    }
    return state;
  }
}
