package dk.tillid.api.http;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads public keys of the forms that are taken: Ed25519, P-256, RSA from 2,048 bits (RFC 7517,
/// RFC 7518 §6, RFC 8037 §2).
final class Jwk {
  private static final int LEAST_RSA_BITS = 2_048;
  private static final int ED25519_BYTES = 32;

  /// What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410 §4).
  private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private Jwk() {}

  /// The key of a JWK that is for verifying signatures by an algorithm that is taken; empty for
  /// every other, such as the encryption key that Keycloak lists beside.
  static Optional<VerificationKey> parse(Map<String, @Nullable Object> jwk) {
    boolean forSignatures =
        StrictJson.text(jwk, "use").orElse("sig").equals("sig")
            && StrictJson.at(jwk, List.of("key_ops"))
                .map(operations -> operations instanceof List<?> l && l.contains("verify"))
                .orElse(true);
    if (!forSignatures) {
      return Optional.empty();
    }
    try {
      return key(jwk)
          .filter(key ->
              StrictJson.text(jwk, "alg")
                  .map(alg -> alg.equals(key.algorithm().header()))
                  .orElse(true));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<VerificationKey> key(Map<String, @Nullable Object> jwk)
      throws GeneralSecurityException {
    String kid = StrictJson.text(jwk, "kid").orElse("");
    String curve = StrictJson.text(jwk, "crv").orElse("");
    return switch (StrictJson.text(jwk, "kty").orElse("") + " " + curve) {
      case "OKP Ed25519" ->
          Optional.of(new VerificationKey(kid, SignatureAlgorithm.EDDSA, ed25519(bytes(jwk, "x"))));
      case "EC P-256" ->
          Optional.of(
              new VerificationKey(
                  kid, SignatureAlgorithm.ES256, p256(number(jwk, "x"), number(jwk, "y"))));
      case "RSA " ->
          rsa(number(jwk, "n"), number(jwk, "e"))
              .map(key -> new VerificationKey(kid, SignatureAlgorithm.RS256, key));
      default -> Optional.empty();
    };
  }

  /// An Ed25519 key by its 32 bytes (RFC 8032 §5.1.5).
  static PublicKey ed25519(byte[] raw) throws GeneralSecurityException {
    if (raw.length != ED25519_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    byte[] encoded = new byte[ED25519_HEAD.length + raw.length];
    System.arraycopy(ED25519_HEAD, 0, encoded, 0, ED25519_HEAD.length);
    System.arraycopy(raw, 0, encoded, ED25519_HEAD.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static PublicKey p256(BigInteger x, BigInteger y) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static Optional<PublicKey> rsa(BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    boolean strong = ((RSAPublicKey) key).getModulus().bitLength() >= LEAST_RSA_BITS;
    return strong ? Optional.of(key) : Optional.empty();
  }

  private static BigInteger number(Map<String, @Nullable Object> jwk, String name) {
    return new BigInteger(1, bytes(jwk, name));
  }

  private static byte[] bytes(Map<String, @Nullable Object> jwk, String name) {
    return Base64.getUrlDecoder().decode(StrictJson.text(jwk, name).orElse(""));
  }
}
