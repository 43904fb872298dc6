package dk.tillid.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/// One pass over tables, from their first row to their last.
final class Scan {
  private static final int STEP = 5000;
  private static final long READAHEAD = 2 << 20;

  private final Disk disk;
  private final LongConsumer progress;
  private final List<Row> dead = new ArrayList<>();
  private long count;

  Scan(Disk disk, LongConsumer progress) {
    this.disk = disk;
    this.progress = progress;
  }

  <V> void read(Table<?, V> table, Consumer<V> sink) {
    held(table, held -> sink.accept(held.value()));
  }

  /// The rows that are dead go to [#dead()].
  <V> void held(Table<?, V> table, Consumer<Held<V>> sink) {
    try (Gate.Pass _ = disk.rocks().reading();
        ReadOptions options = new ReadOptions().setFillCache(false).setReadaheadSize(READAHEAD);
        RocksIterator rows = disk.rocks().iterator(table.family(), options)) {
      for (rows.seekToFirst(); rows.isValid(); rows.next()) {
        Optional<Held<V>> held = table.open(rows.key(), rows.value());
        if (held.isEmpty()) {
          dead.add(new Row(table.family(), RowKey.of(rows.key())));
          continue;
        }
        sink.accept(held.get());
        count++;
        if (count % STEP == 0) {
          progress.accept(count);
        }
      }
      disk.rocks().requireSound(rows);
    }
  }

  /// Rows whose key was destroyed.
  List<Row> dead() {
    return dead;
  }

  long count() {
    return count;
  }
}
