package dk.tillid.audit;

import dk.tillid.keys.Receipts;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Base64;

/// A signed head of the audit chain: whoever keeps one can prove later that nothing before it was
/// altered.
///
/// @param size number of entries
/// @param head SHA-256 of the chain after the last entry, 64 hexadecimal digits
/// @param signature Ed25519 over the canonical bytes, base64url
public record Checkpoint(long size, String head, LocalDate on, String signature) {
  private static final byte FORMAT = 1;

  /// Signs the head of the trail.
  public static Checkpoint sign(Chain chain, LocalDate on, Receipts signer) {
    byte[] signature = signer.signCheckpoint(bytes(chain.size(), chain.head(), on));
    return new Checkpoint(
        chain.size(),
        chain.head().hex(),
        on,
        Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
  }

  /// Whether the owner of this public key signed this checkpoint.
  public boolean signedBy(byte[] publicKey) {
    try {
      byte[] canonical = bytes(size, Link.ofHex(head), on);
      return Receipts.verifyCheckpoint(
          publicKey, canonical, Base64.getUrlDecoder().decode(signature));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  static byte[] bytes(long size, Link head, LocalDate on) {
    return ByteBuffer.allocate(1 + 8 + Link.BYTES + 4)
        .put(FORMAT)
        .putLong(size)
        .put(head.bytes())
        .putInt(Math.toIntExact(on.toEpochDay()))
        .array();
  }
}
