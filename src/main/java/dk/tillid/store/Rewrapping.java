package dk.tillid.store;

import dk.tillid.keys.KeyFailure;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/// One pass over every row of every family that seals anew what is not under the store key in
/// force, in synced batches. Rows whose case is erased go along: their inner layer stays as it is.
final class Rewrapping {
  /// Bytes a batch, so that the sync is spread over many rows and none is large.
  private static final long BATCH = 4 << 20;

  private static final long READAHEAD = 2 << 20;

  private final Disk disk;
  private final LongConsumer progress;
  private long count;

  /// @param progress told after each batch how many rows were sealed anew so far
  Rewrapping(Disk disk, LongConsumer progress) {
    this.disk = disk;
    this.progress = progress;
  }

  /// Goes over everything.
  ///
  /// @return how many rows were sealed anew
  long run() {
    for (Family family : Family.values()) {
      if (family != Family.LOOKS) { // its rows hold nothing
        rewrap(family);
      }
    }
    return count;
  }

  private void rewrap(Family family) {
    try (ReadOptions options = new ReadOptions().setFillCache(false).setReadaheadSize(READAHEAD);
        RocksIterator rows = disk.rocks().iterator(family, options)) {
      rows.seekToFirst();
      while (rows.isValid()) {
        writeSome(family, rows);
      }
      disk.rocks().requireSound(rows);
    }
  }

  private void writeSome(Family family, RocksIterator rows) {
    try (Writes writes = new Writes(disk.rocks())) {
      long before = count;
      for (; rows.isValid() && writes.batch().getDataSize() < BATCH; rows.next()) {
        byte[] key = rows.key();
        rewrapped(family, key, rows.value()).ifPresent(record -> writes.put(family, key, record));
      }
      count += writes.batch().count();
      if (count > before) {
        disk.rocks().write(writes);
        progress.accept(count);
      }
    }
  }

  private Optional<byte[]> rewrapped(Family family, byte[] key, byte[] record) {
    try {
      return disk.sealer().rewrap(family.number(), key, record);
    } catch (KeyFailure e) {
      throw Table.told(e);
    }
  }
}
