package dk.tillid.store;

import java.nio.ByteBuffer;

/// The 16 bytes of a keyed row name, as two numbers, so that equality is by value.
record RowKey(long high, long low) {
  static final int BYTES = 16;

  static RowKey of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    return new RowKey(from.getLong(), from.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }
}
