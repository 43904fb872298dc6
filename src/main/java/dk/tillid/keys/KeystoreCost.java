package dk.tillid.keys;

import java.io.OutputStream;
import java.security.KeyStore;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;

/// The keystore's own password hashing is kept cheap: its password is 256 bits from Argon2id, which
/// already paid the cost.
final class KeystoreCost {
  private static final int ITERATIONS = 1024;
  private static final int SALT_BYTES = 32;

  private KeystoreCost() {}

  static KeyStore.LoadStoreParameter cheap(OutputStream out, char[] password) {
    var hashing =
        new PBKDF2Config.Builder()
            .withIterationCount(ITERATIONS)
            .withSaltLength(SALT_BYTES)
            .withPRF(PBKDF2Config.PRF_SHA512)
            .build();
    return new BCFKSLoadStoreParameter.Builder(out, password).withStorePBKDFConfig(hashing).build();
  }
}
