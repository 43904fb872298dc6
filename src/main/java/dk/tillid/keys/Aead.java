package dk.tillid.keys;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM, always the JDK's own (SunJCE by name: measured 9 to 79 times faster than Bouncy
/// Castle's). 96-bit nonce, 128-bit tag (NIST SP 800-38D). The caller chooses the nonce and must
/// never use one twice under a key. Safe to share. Keep one instance per role of key, so that a
/// cipher often finds its schedule ready.
final class Aead {
  static final int NONCE = 12;
  static final int TAG = 16;

  private final Pool<Cipher> ciphers;

  Aead() {
    this(new Pool<>(Aead::fresh));
  }

  /// @param ciphers ciphers like [#fresh()]
  Aead(Pool<Cipher> ciphers) {
    this.ciphers = ciphers;
  }

  /// Encrypts `in[inAt, inAt+length)` to `out` at `outAt`; the tag follows the ciphertext.
  void seal(
      SecretKey key,
      byte[] nonceHolder,
      int nonceAt,
      byte[] aad,
      byte[] in,
      int inAt,
      int length,
      byte[] out,
      int outAt) {
    try {
      var cipher = ciphers.take();
      cipher.init(
          Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonceHolder, nonceAt, NONCE));
      cipher.updateAAD(aad);
      cipher.doFinal(in, inAt, length, out, outAt);
      ciphers.give(cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to encrypt", e);
    }
  }

  /// Decrypts `length` bytes including the tag; false if the tag does not match, whatever the
  /// reason.
  boolean open(
      SecretKey key,
      byte[] in,
      int nonceAt,
      byte[] aad,
      int inAt,
      int length,
      byte[] out,
      int outAt) {
    var cipher = ciphers.take();
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, in, nonceAt, NONCE));
      cipher.updateAAD(aad);
      cipher.doFinal(in, inAt, length, out, outAt);
      return true;
    } catch (AEADBadTagException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to decrypt", e);
    } finally {
      ciphers.give(cipher);
    }
  }

  /// Lets go of the idle ciphers and with them of the key schedules they hold.
  void drop() {
    ciphers.drop();
  }

  static Cipher fresh() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES/GCM from SunJCE", e);
    }
  }
}
