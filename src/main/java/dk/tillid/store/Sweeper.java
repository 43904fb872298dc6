package dk.tillid.store;

import dk.tillid.domain.Denmark;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/// Forgets answered requests after seven days. Those whose case is gone too, no sooner: they keep a
/// late repetition from bringing it back.
final class Sweeper implements AutoCloseable {
  static final int DAYS = 7;

  /// Rows a job, so that nobody waits long behind one.
  static final int ROWS = 1000;

  private final Disk disk;
  private final Clock clock;
  private final Writer writer;
  private final ScheduledExecutorService daily =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tillid-sweeper").factory());

  private volatile boolean stopping;

  Sweeper(Disk disk, Clock clock, Writer writer) {
    this.disk = disk;
    this.clock = clock;
    this.writer = writer;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a failed sweep is tried again at the next start
  void startDaily() {
    daily.scheduleAtFixedRate(this::sweep, 0, 1, TimeUnit.DAYS);
  }

  synchronized long sweep() {
    if (stopping) {
      return 0;
    }
    List<Row> old = old();
    long swept = 0;
    for (int from = 0; from < old.size() && !stopping; from += ROWS) {
      List<Row> rows = old.subList(from, Math.min(old.size(), from + ROWS));
      CompletableFuture<Long> promise = new CompletableFuture<>();
      swept += writer.await(new Job.Sweep(rows, promise), promise);
    }
    return swept;
  }

  /// The version of an answer's row is the day it was given.
  private List<Row> old() {
    Table<RowKey, OutcomeCodec.Answered> answers = disk.tables().answers();
    long oldest = Denmark.today(clock).toEpochDay() - DAYS;
    List<Row> old = new ArrayList<>();
    try (ReadOptions options = new ReadOptions().setFillCache(false);
        RocksIterator rows = disk.rocks().iterator(Family.IDEMPOTENCY, options)) {
      for (rows.seekToFirst(); !stopping && rows.isValid(); rows.next()) {
        long day =
            answers
                .open(rows.key(), rows.value())
                .map(Held::version)
                .orElseGet(() -> answers.version(rows.key(), rows.value()));
        if (day < oldest) {
          old.add(new Row(Family.IDEMPOTENCY, RowKey.of(rows.key())));
        }
      }
      disk.rocks().requireSound(rows);
    }
    return old;
  }

  /// Stops a sweep at its next row and waits for its end, however long: the database must not close
  /// under a running iterator. What was not swept is swept after the next start.
  @Override
  public void close() {
    stopping = true;
    daily.close();
    awaitSweep();
  }

  /// Whoever holds the lock sweeps.
  private synchronized void awaitSweep() {}
}
