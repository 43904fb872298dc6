package dk.tillid.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;

/// HMAC-SHA-256 under one fixed key. Safe to share.
final class Prf implements AutoCloseable {
  static final int BYTES = 32;

  private final RawKey key;
  private final Pool<Mac> macs = new Pool<>(this::fresh);

  Prf(RawKey key) {
    this.key = key;
  }

  /// The whole 32-byte value.
  byte[] of(byte[] input) {
    var mac = macs.take();
    var tag = mac.doFinal(input);
    macs.give(mac);
    return tag;
  }

  /// The first `length` bytes of the value.
  byte[] of(byte[] input, int length) {
    return Arrays.copyOf(of(input), length);
  }

  /// A copy of the key. The caller wipes it.
  byte[] key() {
    return key.getEncoded();
  }

  private Mac fresh() {
    try {
      var mac = Mac.getInstance("HmacSHA256", "SunJCE");
      mac.init(key);
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("the key ring is closed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256 from SunJCE", e);
    }
  }

  @Override
  public void close() {
    macs.drop();
    key.close();
  }
}
