package dk.tillid.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Signs withdrawal receipts and audit checkpoints with the store's Ed25519 key. The public half is
/// `receipt.pub.pem`; anyone who has it can check a receipt, now and after the store is gone.
public final class Receipts {
  /// How a printed receipt begins; the digit is the format version.
  public static final String PREFIX = "TILLID1.";

  private static final String WITHDRAWAL = "tillid withdrawal receipt 1";
  private static final String CHECKPOINT = "tillid audit checkpoint 1";

  private static final String MANIFEST = "tillid backup manifest 1";

  private final SigningKey key;

  Receipts(SigningKey key) {
    this.key = key;
  }

  /// The receipt as text for paper, screen and QR: prefix, then base64url of canonical bytes and
  /// signature.
  public String sign(Receipt receipt) {
    var bytes = receipt.bytes();
    var signed =
        ByteBuffer.allocate(bytes.length + SigningKey.SIGNATURE)
            .put(bytes)
            .put(key.sign(message(WITHDRAWAL, bytes)));
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
  }

  /// What a printed receipt states, if the owner of this public key signed it.
  public static Optional<Receipt> verify(byte[] publicKey, String printed) {
    return decoded(printed.strip()).flatMap(signed -> verify(publicKey, signed));
  }

  /// The 64-byte signature over an audit checkpoint's canonical bytes. Never valid as a receipt.
  public byte[] signCheckpoint(byte[] checkpoint) {
    return key.sign(message(CHECKPOINT, checkpoint));
  }

  /// Whether the owner of this public key signed these checkpoint bytes.
  public static boolean verifyCheckpoint(byte[] publicKey, byte[] checkpoint, byte[] signature) {
    return SigningKey.verify(publicKey, message(CHECKPOINT, checkpoint), signature);
  }

  /// The 64-byte signature over a backup's manifest. Never valid as anything else.
  public byte[] signManifest(byte[] manifest) {
    return key.sign(message(MANIFEST, manifest));
  }

  /// Whether the owner of this public key signed this manifest.
  public static boolean verifyManifest(byte[] publicKey, byte[] manifest, byte[] signature) {
    return SigningKey.verify(publicKey, message(MANIFEST, manifest), signature);
  }

  /// The 32 bytes of the public half.
  public byte[] publicKey() {
    return key.publicKey();
  }

  private static Optional<Receipt> verify(byte[] publicKey, byte[] signed) {
    var bytes = Arrays.copyOf(signed, Receipt.BYTES);
    var signature = Arrays.copyOfRange(signed, Receipt.BYTES, signed.length);
    if (bytes[0] != Receipt.FORMAT
        || !SigningKey.verify(publicKey, message(WITHDRAWAL, bytes), signature)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Receipt.of(bytes));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> decoded(String printed) {
    if (!printed.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(printed.substring(PREFIX.length()));
      return bytes.length == Receipt.BYTES + SigningKey.SIGNATURE
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] message(String purpose, byte[] bytes) {
    var label = purpose.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(label.length + 1 + bytes.length)
        .put(label)
        .put((byte) 0)
        .put(bytes)
        .array();
  }

  @Override
  public String toString() {
    return "Receipts[hidden]";
  }
}
