package dk.tillid.keys;

import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/// Hybrid public key encryption (RFC 9180) in base mode: X25519, HKDF-SHA256, AES-256-GCM, by
/// Bouncy Castle. For a few short secrets; never for bulk.
final class Hpke {
  static final int KEY = 32;
  static final int OVERHEAD = KEY + Aead.TAG;

  private static final byte[] NONE = {};

  private Hpke() {}

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  /// The encapsulated key, then the ciphertext and its tag.
  static byte[] seal(byte[] publicKey, byte[] info, byte[] aad, byte[] secret) {
    try {
      var sealed =
          suite()
              .seal(new X25519PublicKeyParameters(publicKey), info, aad, secret, NONE, NONE, null);
      var both = Arrays.copyOf(sealed[1], sealed[1].length + sealed[0].length);
      System.arraycopy(sealed[0], 0, both, sealed[1].length, sealed[0].length);
      return both;
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("HPKE refused to encrypt", e);
    }
  }

  /// What [#seal] sealed; false if it was sealed to another key, for another purpose, or altered.
  static boolean open(byte[] privateKey, byte[] info, byte[] aad, byte[] sealed, byte[] into) {
    var secret = new X25519PrivateKeyParameters(privateKey);
    var pair = new AsymmetricCipherKeyPair(secret.generatePublicKey(), secret);
    try {
      var opened =
          suite()
              .open(
                  Arrays.copyOf(sealed, KEY),
                  pair,
                  info,
                  aad,
                  Arrays.copyOfRange(sealed, KEY, sealed.length),
                  NONE,
                  NONE,
                  null);
      System.arraycopy(opened, 0, into, 0, into.length);
      Arrays.fill(opened, (byte) 0);
      return true;
    } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException _) {
      return false; // an encapsulated key that is no point is an alteration too
    }
  }
}
