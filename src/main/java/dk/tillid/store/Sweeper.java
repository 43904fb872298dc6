package dk.tillid.store;

import dk.tillid.domain.Denmark;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/// Forgets answered requests after seven days. Those whose case is gone too, no sooner: they keep a
/// late repetition from bringing it back.
///
/// Spends the marks of what left for another registry and was erased since: a mark under a name of
/// elsewhere is not found from the case, and its ciphertext went with the case's key alone.
final class Sweeper implements AutoCloseable {
  static final int DAYS = 7;

  /// Rows a job, so that nobody waits long behind one.
  static final int ROWS = 1000;

  private final Disk disk;
  private final Clock clock;
  private final Writer writer;
  private volatile boolean stopping;

  Sweeper(Disk disk, Clock clock, Writer writer) {
    this.disk = disk;
    this.clock = clock;
    this.writer = writer;
  }

  synchronized long sweep() {
    if (stopping) {
      return 0;
    }
    List<Row> old = old();
    old.addAll(dead());
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
    return among(
        Family.IDEMPOTENCY,
        (key, value) ->
            answers.open(key, value).map(Held::version).orElseGet(() -> answers.version(key, value))
                < oldest);
  }

  private List<Row> dead() {
    Table<RowKey, Mark> marks = disk.tables().marks();
    return among(Family.IMPORTS, (key, value) -> marks.open(key, value).isEmpty());
  }

  private List<Row> among(Family family, BiPredicate<byte[], byte[]> chosen) {
    List<Row> found = new ArrayList<>();
    try (ReadOptions options = new ReadOptions().setFillCache(false);
        RocksIterator rows = disk.rocks().iterator(family, options)) {
      for (rows.seekToFirst(); !stopping && rows.isValid(); rows.next()) {
        if (chosen.test(rows.key(), rows.value())) {
          found.add(new Row(family, RowKey.of(rows.key())));
        }
      }
      disk.rocks().requireSound(rows);
    }
    return found;
  }

  /// Stops a sweep at its next row and waits for its end, however long: the database must not close
  /// under a running iterator. What was not swept is swept the next time.
  @Override
  public void close() {
    stopping = true;
    awaitSweep();
  }

  /// Whoever holds the lock sweeps.
  private synchronized void awaitSweep() {}
}
