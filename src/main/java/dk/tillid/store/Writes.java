package dk.tillid.store;

import java.math.BigInteger;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// What one synced batch writes.
final class Writes implements AutoCloseable {
  private final Rocks rocks;
  private final WriteBatch batch = new WriteBatch();

  Writes(Rocks rocks) {
    this.rocks = rocks;
  }

  void put(Family family, byte[] key, byte[] value) {
    try {
      batch.put(rocks.handle(family), key, value);
    } catch (RocksDBException e) {
      throw new IllegalStateException("RocksDB refused a row in memory", e);
    }
  }

  /// Deletes a row; in `LOOKS` all rows that begin with its key.
  void delete(Row row) {
    byte[] key = row.key().bytes();
    try {
      if (row.family() == Family.LOOKS) {
        batch.deleteRange(rocks.handle(row.family()), key, after(key));
      } else {
        batch.delete(rocks.handle(row.family()), key);
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException("RocksDB refused a deletion in memory", e);
    }
  }

  void delete(Family family, byte[] key) {
    try {
      batch.delete(rocks.handle(family), key);
    } catch (RocksDBException e) {
      throw new IllegalStateException("RocksDB refused a deletion in memory", e);
    }
  }

  /// The smallest key above all that begin with this one; a key is never all ones but by a chance
  /// of 2⁻¹²⁸.
  static byte[] after(byte[] key) {
    byte[] next = new BigInteger(1, key).add(BigInteger.ONE).toByteArray();
    byte[] end = new byte[key.length];
    int length = Math.min(next.length, end.length);
    System.arraycopy(next, next.length - length, end, end.length - length, length);
    return end;
  }

  WriteBatch batch() {
    return batch;
  }

  @Override
  public void close() {
    batch.close();
  }
}
