package dk.tillid.store;

import dk.tillid.audit.Chain;
import dk.tillid.keys.CaseKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/// A copy of the store as it was between two batches. Closing wipes the slots and removes the
/// folder. Hides itself in `toString`.
public final class StoreCopy implements AutoCloseable {
  private final Path database;
  private final byte[] slots;
  private final byte[] slotFileId;
  private final long erasureEpoch;
  private final Chain trail;

  private StoreCopy(
      Path database, byte[] slots, byte[] slotFileId, long erasureEpoch, Chain trail) {
    this.database = database;
    this.slots = slots;
    this.slotFileId = slotFileId;
    this.erasureEpoch = erasureEpoch;
    this.trail = trail;
  }

  static StoreCopy of(Path database, CaseKeys keys, Chain trail) {
    ByteArrayOutputStream slots = new ByteArrayOutputStream();
    try {
      keys.snapshot(slots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StoreCopy(database, slots.toByteArray(), keys.fileId(), keys.erasureEpoch(), trail);
  }

  /// The folder with the database's files, hard links where they do not change any more.
  public Path database() {
    return database;
  }

  /// The slot file; the keys in it are wrapped, yet whoever has it and the keystore opens every
  /// case.
  public byte[] slots() {
    return slots;
  }

  /// The slot file's name.
  public byte[] slotFileId() {
    return slotFileId.clone();
  }

  /// The erasure epoch of the copy.
  public long erasureEpoch() {
    return erasureEpoch;
  }

  /// The audit trail up to the copy.
  public Chain trail() {
    return trail;
  }

  @Override
  public void close() {
    Arrays.fill(slots, (byte) 0);
    try {
      Folders.remove(database);
    } catch (IOException e) {
      throw StoreFiles.disk(database, e);
    }
  }

  @Override
  public String toString() {
    return "StoreCopy[hidden]";
  }
}
