package dk.tillid.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// An Ed25519 key (RFC 8032), by Bouncy Castle: about 0.07 ms to sign, 0.17 ms to verify.
final class SigningKey {
  static final int SIGNATURE = Ed25519.SIGNATURE_SIZE;
  static final int PUBLIC = Ed25519.PUBLIC_KEY_SIZE;
  static final byte[] SPKI_HEAD = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private final RawKey seed;
  private final byte[] publicKey = new byte[PUBLIC];

  SigningKey(RawKey seed) {
    this.seed = seed;
    var bytes = seed.getEncoded();
    Ed25519.generatePublicKey(bytes, 0, publicKey, 0);
    Arrays.fill(bytes, (byte) 0);
  }

  byte[] sign(byte[] message) {
    var signature = new byte[SIGNATURE];
    var bytes = seed.getEncoded();
    Ed25519.sign(bytes, 0, publicKey, 0, message, 0, message.length, signature, 0);
    Arrays.fill(bytes, (byte) 0);
    return signature;
  }

  static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return publicKey.length == PUBLIC
        && signature.length == SIGNATURE
        && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
  }

  /// A copy of the seed. The caller wipes it.
  byte[] seed() {
    return seed.getEncoded();
  }

  byte[] publicKey() {
    return publicKey.clone();
  }

  /// SubjectPublicKeyInfo (RFC 8410 §4) as PEM.
  String pem() {
    var info = Arrays.copyOf(SPKI_HEAD, SPKI_HEAD.length + PUBLIC);
    System.arraycopy(publicKey, 0, info, SPKI_HEAD.length, PUBLIC);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getEncoder().encodeToString(info)
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// The key's thumbprint (RFC 7638) in base64url.
  String thumbprint() {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    var jwk =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64.encodeToString(publicKey) + "\"}";
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.UTF_8));
      return base64.encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
