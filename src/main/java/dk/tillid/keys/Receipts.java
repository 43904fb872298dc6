package dk.tillid.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Signs withdrawal receipts and audit checkpoints with the store's Ed25519 key. The public half is
/// `receipt.pub.pem`; anyone who has it can check a receipt, now and after the store is gone.
public final class Receipts {
  /// How a printed receipt begins; the digit is the format version.
  public static final String PREFIX = "TILLID1.";

  /// Characters of a printed receipt, the prefix counted. Its bytes are a multiple of three, so
  /// that no character has bits to spare and each has one right reading.
  public static final int LENGTH = PREFIX.length() + (Receipt.BYTES + SigningKey.SIGNATURE) / 3 * 4;

  static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
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
    return printed(signed.array());
  }

  /// Reads a printed receipt as typed, scanned or wrapped at the edge of the paper: spaces and line
  /// ends are free, all else counts.
  public static ReceiptReading read(byte[] publicKey, String printed) {
    var text = printed.strip().replaceAll("\\s", "");
    if (!text.startsWith(PREFIX)) {
      return new ReceiptReading.NoReceipt();
    }
    for (var i = PREFIX.length(); i < text.length(); i++) {
      if (BASE64.indexOf(text.charAt(i)) < 0) {
        return new ReceiptReading.StrangeCharacter(i + 1);
      }
    }
    if (text.length() < LENGTH) {
      return new ReceiptReading.Cut(LENGTH - text.length());
    }
    return text.length() > LENGTH
        ? new ReceiptReading.TooLong(text.length() - LENGTH)
        : signed(publicKey, text);
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

  private static ReceiptReading signed(byte[] publicKey, String text) {
    var signed = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
    var bytes = Arrays.copyOf(signed, Receipt.BYTES);
    var signature = Arrays.copyOfRange(signed, Receipt.BYTES, signed.length);
    return SigningKey.verify(publicKey, message(WITHDRAWAL, bytes), signature)
        ? Receipt.of(bytes)
            .<ReceiptReading>map(ReceiptReading.Genuine::new)
            .orElseGet(ReceiptReading.NotSigned::new)
        : new ReceiptReading.NotSigned();
  }

  private static String printed(byte[] signed) {
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
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
