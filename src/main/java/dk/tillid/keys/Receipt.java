package dk.tillid.keys;

import dk.tillid.domain.code.WithdrawalScope;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;

/// What a withdrawal receipt (dansk: kvittering) states: from this erasure epoch on, what the scope
/// names is withdrawn for the code of this commitment; of everything, that no record opens with
/// that code. True of fresh, used and unknown codes alike, so that the receipt does not tell them
/// apart.
///
/// @param scope what was withdrawn
/// @param erasureEpoch the epoch of the act
/// @param day the day of the act; no finer time is kept
public record Receipt(
    WithdrawalScope scope, Commitment commitment, long erasureEpoch, LocalDate day) {
  static final byte FORMAT = 1;
  static final int BYTES = 1 + 1 + Commitment.BYTES + 8 + 8;

  /// The canonical bytes that are signed.
  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .put((byte) scope.ordinal())
        .put(commitment.bytes())
        .putLong(erasureEpoch)
        .putLong(day.toEpochDay())
        .array();
  }

  /// What canonical bytes state; empty where they are of another format.
  static Optional<Receipt> of(byte[] bytes) {
    var scopes = WithdrawalScope.values();
    if (bytes[0] != FORMAT || bytes[1] < 0 || bytes[1] >= scopes.length) {
      return Optional.empty();
    }
    var from = ByteBuffer.wrap(bytes, 2, BYTES - 2);
    var commitment = new Commitment(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    return Optional.of(
        new Receipt(
            scopes[bytes[1]], commitment, from.getLong(), LocalDate.ofEpochDay(from.getLong())));
  }
}
