package dk.tillid.keys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.crypto.SecretKey;

/// Key bytes that can be wiped. Not a `SecretKeySpec`, whose copy of the bytes cannot be. Those of
/// a long-lived key lie outside the heap, in a [Vault]. Has neither `equals` nor a telling
/// `toString`. The JDK's ciphers still expand a schedule of their own, which lives until the cipher
/// is used again or collected: hence no heap dumps and no swap in operation.
final class RawKey implements SecretKey, AutoCloseable {
  private static final long serialVersionUID = 1L;
  static final int BYTES = 32;
  static final String AES = "AES";
  static final String HMAC = "HmacSHA256";
  static final String SEED = "Ed25519";

  private final transient MemorySegment bytes;
  private final String algorithm;

  RawKey(MemorySegment bytes, String algorithm) {
    this.bytes = bytes;
    this.algorithm = algorithm;
  }

  /// For one piece of work. Takes over the array: the caller must not keep it.
  static RawKey aes(byte[] bytes) {
    return new RawKey(MemorySegment.ofArray(requireAes(bytes)), AES);
  }

  /// For one piece of work. Takes over the array: the caller must not keep it.
  static RawKey hmac(byte[] bytes) {
    return new RawKey(MemorySegment.ofArray(bytes), HMAC);
  }

  static byte[] requireAes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes");
    }
    return bytes;
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /// A copy; whoever asks for it wipes it.
  ///
  /// @throws IllegalStateException if the vault it lies in is closed
  @Override
  public byte[] getEncoded() {
    return bytes.toArray(ValueLayout.JAVA_BYTE);
  }

  /// Wipes it. One in a vault stays until its vault is closed.
  @Override
  public void close() {
    if (!bytes.isNative()) {
      bytes.fill((byte) 0);
    }
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
