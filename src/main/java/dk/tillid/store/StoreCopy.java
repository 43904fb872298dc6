package dk.tillid.store;

import dk.tillid.audit.Chain;
import dk.tillid.keys.CaseKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// What belongs to a copied database. Closing wipes the slots. Hides itself in `toString`.
public final class StoreCopy implements AutoCloseable {
  private final byte[] slots;
  private final byte[] slotFileId;
  private final long erasureEpoch;
  private final Chain trail;

  private StoreCopy(byte[] slots, byte[] slotFileId, long erasureEpoch, Chain trail) {
    this.slots = slots;
    this.slotFileId = slotFileId;
    this.erasureEpoch = erasureEpoch;
    this.trail = trail;
  }

  static StoreCopy of(CaseKeys keys, Chain trail) {
    ByteArrayOutputStream slots = new ByteArrayOutputStream();
    try {
      keys.snapshot(slots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StoreCopy(slots.toByteArray(), keys.fileId(), keys.erasureEpoch(), trail);
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
  }

  @Override
  public String toString() {
    return "StoreCopy[hidden]";
  }
}
