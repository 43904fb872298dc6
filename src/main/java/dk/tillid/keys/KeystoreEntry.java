package dk.tillid.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Collections;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The bytes of `tillid.bcfks`.
final class KeystoreEntry {
  /// One entry holds all keys: BCFKS hashes the password anew, 51,200 times and not adjustable, for
  /// every entry.
  private static final String ALIAS = "tillid-keys-2";

  /// How the entry of every version begins.
  private static final String ALIAS_HEAD = "tillid-keys-";

  private KeystoreEntry() {}

  static byte[] encode(Contents contents, char[] password) throws IOException {
    var joined = contents.joined();
    try {
      var store = KeyStore.getInstance("BCFKS", new BouncyCastleProvider());
      store.load(null, null);
      // The algorithm name is a label only: BCFKS takes raw bytes of any length under it.
      store.setKeyEntry(ALIAS, new SecretKeySpec(joined, "HmacSHA256"), password, null);
      var bytes = new ByteArrayOutputStream();
      store.store(KeystoreCost.cheap(bytes, password));
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle cannot write BCFKS", e);
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  /// @throws KeyFailure if these are not the bytes of a keystore under this password
  static Contents decode(Path file, byte[] bytes, char[] password) {
    try {
      var store = KeyStore.getInstance("BCFKS", new BouncyCastleProvider());
      store.load(new ByteArrayInputStream(bytes), password);
      var key = store.getKey(ALIAS, password);
      if (key == null) {
        throw missing(file, store);
      }
      return split(file, key.getEncoded());
    } catch (IOException | UnrecoverableKeyException e) {
      throw damaged(file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle cannot read BCFKS", e);
    }
  }

  private static Contents split(Path file, byte[] joined) {
    try {
      return Contents.split(joined)
          .orElseThrow(() ->
              Keystore.foreign(
                  file, "is a keystore, but not one of Tillid's: its entry has another form."));
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  private static KeyFailure missing(Path file, KeyStore store) throws GeneralSecurityException {
    for (var alias : Collections.list(store.aliases())) {
      if (alias.startsWith(ALIAS_HEAD)) {
        return Keystore.unknownFormat(file);
      }
    }
    return Keystore.foreign(file, "is a keystore, but not one of Tillid's: its entry is missing.");
  }

  private static KeyFailure damaged(Path file, Exception trigger) {
    return new KeyFailure(
        KeyFailure.Cause.KEYSTORE_DAMAGED,
        file
            + " fails its integrity check under the right passphrase: it is damaged, or from another keys folder."
            + Keystore.REMEDY_RESTORE,
        trigger);
  }
}
