package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.DayClock;
import dk.tillid.audit.AuditEntry;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Digest;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.StoreFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The writer's thread where it dies of an error that nobody catches, as when memory runs out.
@Timeout(60)
class WriterIT {
  /// More than one batch, so that some wait in the queue when the thread dies.
  private static final int BEHIND = 300;

  @TempDir Path folder;

  private Opened store;
  private Writer writer;

  @BeforeEach
  void open() {
    store = Opened.open(StoreSettings.of(folder.resolve("data")), TestKeys.own(), Ways.CLOCK);
    writer = new Writer(store.disk(), Ways.CLOCK, store.chain(), FailPoint.NONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CompletableFuture<Outcome> submit(Command command) {
    CompletableFuture<Outcome> promise = new CompletableFuture<>();
    Asked asked = Asked.change(store.disk().tags(), Ways.request(Operation.RECORD_CONTACT));
    writer.submit(new Job.Act(asked, command, promise));
    return promise;
  }

  /// Runs the writer until its thread ends; of what it died.
  private List<Throwable> run() throws InterruptedException {
    List<Throwable> causes = new ArrayList<>();
    Thread thread =
        Thread.ofPlatform().uncaughtExceptionHandler((_, cause) -> causes.add(cause)).start(writer);
    thread.join();
    return causes;
  }

  @Test
  void whoeverWaitsWhenTheWriterDiesIsTold() throws InterruptedException {
    Error death = new OutOfMemoryError("as the test wishes");
    List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
    waiting.add(submit(_ -> Decision.notFound())); // decided, not yet committed
    waiting.add(
        submit(_ -> {
          throw death;
        }));
    for (int i = 0; i < BEHIND; i++) {
      waiting.add(submit(_ -> Decision.notFound()));
    }
    assertThat(run()).containsExactly(death);
    assertThat(waiting).allSatisfy(WriterIT::requireToldThatTheStoreIsClosed);
    assertThat(writer.chain()).isEqualTo(store.chain());
    assertThat(writer.failure()).isCompleted();
  }

  @Test
  void anEndThatWasAskedForIsNoFailure() throws InterruptedException {
    CompletableFuture<Long> stopped = new CompletableFuture<>();
    writer.submit(new Job.Stop(stopped));
    assertThat(run()).isEmpty();
    assertThat(stopped).isCompleted();
    assertThat(writer.failure()).isNotDone();
  }

  @Test
  void whoeverComesAfterTheWritersDeathIsToldAtOnce() throws InterruptedException {
    CompletableFuture<Outcome> deadly =
        submit(_ -> {
          throw new OutOfMemoryError("as the test wishes");
        });
    run();
    requireToldThatTheStoreIsClosed(deadly);
    requireToldThatTheStoreIsClosed(submit(_ -> Decision.notFound()));
  }

  private static void requireToldThatTheStoreIsClosed(CompletableFuture<Outcome> promise) {
    assertThat(promise).isDone();
    assertThatThrownBy(() -> Writer.told(promise))
        .isInstanceOf(StoreFailure.class)
        .hasMessage("The store is closed.");
  }

  /// A batch that waits for its first job since Friday must not write Friday's day on Monday.
  @Test
  void anEntryBearsTheDayOnWhichItsJobWasDone() throws InterruptedException {
    DayClock clock = new DayClock(Ways.TODAY);
    writer = new Writer(store.disk(), clock, store.chain(), FailPoint.NONE);
    clock.day(Ways.TODAY.plusDays(3));
    CompletableFuture<Outcome> done = submit(_ -> Decision.notFound());
    writer.submit(new Job.Stop(new CompletableFuture<>()));
    run();
    assertThat(done).isCompleted();
    assertThat(
            new Trail(store.disk(), writer::chain, TestKeys.own().receipts(), clock).entries(0, 10))
        .extracting(AuditEntry::on)
        .containsExactly(Ways.TODAY.plusDays(3));
  }

  /// The first arrival is kept in memory when the second fails.
  @Test
  void aTransferThatFailsHalfWayLeavesNothingAlsoWhereOthersWait() throws InterruptedException {
    Drawn drawn = new Drawn(new SplittableRandom(5));
    CaseFile first = drawn.opened(Optional.empty(), Ways.TODAY);
    Arrival good = new Arrival.OfCase(first.id(), List.of(), new Digest(1, 1), Ways.open(first));
    Arrival bad =
        new Arrival.OfEnquiry(
            drawn.referral().id(),
            new Digest(1, 1),
            _ -> {
              throw new IllegalStateException("as the test wishes");
            });
    CompletableFuture<List<Admission>> told = new CompletableFuture<>();
    Asked asked = Asked.change(store.disk().tags(), Ways.request(Operation.IMPORT_CASES));
    writer.submit(new Job.Admit(asked, List.of(good, bad), told));
    CompletableFuture<Outcome> next = submit(_ -> Decision.notFound());
    writer.submit(new Job.Stop(new CompletableFuture<>()));
    run();
    assertThat(told).isCompletedExceptionally();
    assertThat(next).isCompletedWithValue(new Outcome.NotFound());
    assertThat(store.disk().tables().cases().find(store.disk().rocks(), first.id())).isEmpty();
    assertThat(writer.chain().size()).isEqualTo(store.chain().size() + 1);
  }
}
