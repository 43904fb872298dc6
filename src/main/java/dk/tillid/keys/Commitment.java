package dk.tillid.keys;

import java.nio.ByteBuffer;

/// 32 bytes that stand for a citizen's code in a receipt: only who knows the code and holds the
/// keystore can make them again. As four numbers, so that equality is by value.
public record Commitment(long first, long second, long third, long fourth) {
  /// Length of the bytes.
  public static final int BYTES = 32;

  /// From exactly 32 bytes.
  public static Commitment of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a commitment has 32 bytes");
    }
    var from = ByteBuffer.wrap(bytes);
    return new Commitment(from.getLong(), from.getLong(), from.getLong(), from.getLong());
  }

  /// A fresh array of 32 bytes.
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }
}
