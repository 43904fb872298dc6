package dk.tillid.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A link of the chain: 32 bytes of SHA-256 that stand for an entry and all before it.
public record Link(long first, long second, long third, long fourth) {
  /// Length of the bytes.
  public static final int BYTES = 32;

  /// What stands before the first entry.
  public static final Link NONE = new Link(0, 0, 0, 0);

  /// The link that follows this one when an entry is appended.
  public Link then(AuditEntry entry) {
    MessageDigest sha256 = sha256();
    sha256.update(bytes());
    return read(ByteBuffer.wrap(sha256.digest(EntryBytes.of(entry))));
  }

  /// A fresh array of 32 bytes.
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    return bytes.putLong(first).putLong(second).putLong(third).putLong(fourth).array();
  }

  /// The link of the next 32 bytes.
  public static Link read(ByteBuffer bytes) {
    return new Link(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  /// 64 hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /// The link of 64 hexadecimal digits.
  ///
  /// @throws IllegalArgumentException for any other text
  public static Link ofHex(String digits) {
    byte[] bytes = HexFormat.of().parseHex(digits);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a link has 64 hexadecimal digits");
    }
    return read(ByteBuffer.wrap(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
