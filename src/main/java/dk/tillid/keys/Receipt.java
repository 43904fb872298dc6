package dk.tillid.keys;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/// What a withdrawal receipt (dansk: kvittering) states: from this erasure epoch on, no record
/// opens with the code of this commitment. True of fresh, used and unknown codes alike, so that the
/// receipt does not tell them apart.
///
/// @param erasureEpoch the epoch of the act
/// @param day the day of the act; no finer time is kept
public record Receipt(Commitment commitment, long erasureEpoch, LocalDate day) {
  static final byte FORMAT = 1;
  static final int BYTES = 1 + Commitment.BYTES + 8 + 8;

  /// The canonical bytes that are signed.
  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .put(commitment.bytes())
        .putLong(erasureEpoch)
        .putLong(day.toEpochDay())
        .array();
  }

  static Receipt of(byte[] bytes) {
    var from = ByteBuffer.wrap(bytes, 1, BYTES - 1);
    var commitment = new Commitment(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    return new Receipt(commitment, from.getLong(), LocalDate.ofEpochDay(from.getLong()));
  }
}
