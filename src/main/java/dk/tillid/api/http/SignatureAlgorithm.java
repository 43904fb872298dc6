package dk.tillid.api.http;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/// The signature algorithms that are taken (RFC 7518 §3.1, RFC 8037 §3.1). There is no `none` and
/// nothing with a shared secret: a verifier must not be able to sign.
enum SignatureAlgorithm {
  /// Ed25519.
  EDDSA("EdDSA", "Ed25519"),
  /// ECDSA over P-256 with SHA-256; the signature is R and S, 32 bytes each.
  ES256("ES256", "SHA256withECDSAinP1363Format"),
  /// RSA PKCS #1 v1.5 with SHA-256, keys of 2,048 bits or more.
  RS256("RS256", "SHA256withRSA");

  private final String header;
  private final String javaName;

  SignatureAlgorithm(String header, String javaName) {
    this.header = header;
    this.javaName = javaName;
  }

  /// The name in a token's header.
  String header() {
    return header;
  }

  boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(javaName);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a malformed signature is told by an exception
    }
  }
}
