package dk.tillid.keys;

import java.util.Arrays;
import javax.crypto.SecretKey;

/// Key bytes that can be wiped. Not a `SecretKeySpec`, whose copy of the bytes cannot be. Has
/// neither `equals` nor a telling `toString`. The JDK's ciphers still expand a schedule of their
/// own, which lives until the cipher is used again or collected: hence no heap dumps and no swap in
/// operation.
final class RawKey implements SecretKey, AutoCloseable {
  private static final long serialVersionUID = 1L;
  static final int BYTES = 32;

  private final transient byte[] bytes;
  private final String algorithm;

  /// Takes over the array: the caller must not keep it.
  RawKey(byte[] bytes, String algorithm) {
    this.bytes = bytes;
    this.algorithm = algorithm;
  }

  static RawKey aes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes");
    }
    return new RawKey(bytes, "AES");
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public void destroy() {
    close();
  }

  @Override
  public String toString() {
    return "RawKey[hidden]";
  }
}
