package dk.tillid.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/// Looks at a closed store's rows past the ledger, and puts rows there.
final class RawRows {
  private RawRows() {}

  static Map<Family, Integer> count(StoreSettings settings) {
    Map<Family, Integer> counts = new EnumMap<>(Family.class);
    try (Rocks rocks = Rocks.open(settings, false);
        ReadOptions options = new ReadOptions()) {
      for (Family family : Family.values()) {
        int count = 0;
        try (RocksIterator rows = rocks.iterator(family, options)) {
          for (rows.seekToFirst(); rows.isValid(); rows.next()) {
            count++;
          }
        }
        counts.put(family, count);
      }
    }
    return counts;
  }

  /// The rows of a family with 16-byte keys.
  static Map<Row, byte[]> read(StoreSettings settings, Family family) {
    Map<Row, byte[]> found = new HashMap<>();
    try (Rocks rocks = Rocks.open(settings, false);
        ReadOptions options = new ReadOptions();
        RocksIterator rows = rocks.iterator(family, options)) {
      for (rows.seekToFirst(); rows.isValid(); rows.next()) {
        found.put(new Row(family, RowKey.of(rows.key())), rows.value());
      }
    }
    return found;
  }

  static void write(StoreSettings settings, Map<Row, byte[]> rows) {
    try (Rocks rocks = Rocks.open(settings, false);
        Writes writes = new Writes(rocks)) {
      rows.forEach((row, value) -> writes.put(row.family(), row.key().bytes(), value));
      rocks.write(writes);
    }
  }

  static byte[] read(StoreSettings settings, Family family, byte[] key) {
    try (Rocks rocks = Rocks.open(settings, false)) {
      return rocks.get(family, key).orElseThrow();
    }
  }

  static void write(StoreSettings settings, Family family, byte[] key, byte[] value) {
    try (Rocks rocks = Rocks.open(settings, false);
        Writes writes = new Writes(rocks)) {
      writes.put(family, key, value);
      rocks.write(writes);
    }
  }

  static void delete(StoreSettings settings, Family family, byte[] key) {
    try (Rocks rocks = Rocks.open(settings, false);
        Writes writes = new Writes(rocks)) {
      writes.delete(family, key);
      rocks.write(writes);
    }
  }
}
