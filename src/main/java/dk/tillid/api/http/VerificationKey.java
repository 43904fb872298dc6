package dk.tillid.api.http;

import java.security.PublicKey;

/// An issuer's public key with the one algorithm it is for, so that no token can choose another.
///
/// @param kid the key's name; empty where the issuer gives none
record VerificationKey(String kid, SignatureAlgorithm algorithm, PublicKey key) {
  boolean verifies(CompactToken token) {
    return token.algorithm().equals(algorithm.header())
        && algorithm.verifies(key, token.signed(), token.signature());
  }
}
