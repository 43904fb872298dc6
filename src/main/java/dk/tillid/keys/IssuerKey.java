package dk.tillid.keys;

/// The local token issuer's Ed25519 key: signs and verifies the bytes of a compact JWS (RFC 7515)
/// with `alg` EdDSA (RFC 8037). Verifying takes about 0.2 ms: remember verified tokens until they
/// expire.
public final class IssuerKey {
  private final SigningKey key;

  IssuerKey(SigningKey key) {
    this.key = key;
  }

  /// The 64-byte signature over the message.
  public byte[] sign(byte[] message) {
    return key.sign(message);
  }

  /// Whether this key signed exactly this message.
  public boolean verify(byte[] message, byte[] signature) {
    return SigningKey.verify(key.publicKey(), message, signature);
  }

  /// The 32 bytes of the public half.
  public byte[] publicKey() {
    return key.publicKey();
  }

  /// The key's name in a token's header: its RFC 7638 thumbprint.
  public String kid() {
    return key.thumbprint();
  }

  @Override
  public String toString() {
    return "IssuerKey[hidden]";
  }
}
