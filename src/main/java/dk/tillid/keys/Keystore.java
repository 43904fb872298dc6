package dk.tillid.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The two files of a keys folder: `tillid.bcfks`, a plain BCFKS keystore any Bouncy Castle tool
/// can open, and `tillid.kdf`, which says how its password comes from the passphrase.
final class Keystore {
  static final String STORE_FILE = "tillid.bcfks";
  static final String DERIVATION_FILE = "tillid.kdf";

  /// One entry holds all keys: BCFKS hashes the password anew, 51,200 times and not adjustable, for
  /// every entry.
  private static final String ALIAS = "tillid-keys-2";

  /// How the entry of every version begins.
  private static final String ALIAS_HEAD = "tillid-keys-";

  private static final String REMEDY_RESTORE =
      " Restore both files of the keys folder from the same backup.";

  /// What each key is for, in the order of the entry. Each is drawn on its own, none is derived
  /// from another. The last two are zeros but while a change of that key is under way.
  enum Role {
    STORE,
    FILE,
    PSEUDONYM,
    CODE,
    AUDIT,
    CURSOR,
    RECEIPT,
    ISSUER,
    STORE_BEFORE,
    FILE_BEFORE
  }

  private Keystore() {}

  static void create(Path folder, Path passphraseFile, Contents contents, byte[] salt) {
    var store = folder.resolve(STORE_FILE);
    var derivationFile = folder.resolve(DERIVATION_FILE);
    refuseExisting(store, derivationFile);
    var passphrase = Passphrase.read(passphraseFile);
    var hex = HexFormat.of();
    var derivation =
        new Derivation(
            Derivation.MEMORY_KIB,
            Derivation.PASSES,
            Derivation.LANES,
            hex.formatHex(salt),
            hex.formatHex(contents.id()));
    try (var derived = derivation.derive(passphrase)) {
      KeyFiles.folder(folder);
      KeyFiles.write(derivationFile, derivation.text(derived).getBytes(StandardCharsets.US_ASCII));
      KeyFiles.write(store, encode(contents, derived.password()));
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  static Contents open(Path folder, Path passphraseFile) {
    var store = folder.resolve(STORE_FILE);
    var stored = readDerivation(store, folder.resolve(DERIVATION_FILE));
    try (var derived = derived(stored, store, passphraseFile)) {
      var contents = decode(store, Files.readAllBytes(store), derived.password());
      if (!HexFormat.of().formatHex(contents.id()).equals(stored.derivation().keystoreId())) {
        throw foreign(
            store, "is not the keystore " + folder.resolve(DERIVATION_FILE) + " was made for.");
      }
      return contents;
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    }
  }

  /// Replaces what the keystore holds, under the same passphrase, and overwrites what it held.
  /// After a crash it holds the one or the other, whole.
  static void replace(Path folder, Path passphraseFile, Contents contents) {
    var store = folder.resolve(STORE_FILE);
    var stored = readDerivation(store, folder.resolve(DERIVATION_FILE));
    try (var derived = derived(stored, store, passphraseFile)) {
      KeyFiles.replace(store, encode(contents, derived.password()));
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    }
  }

  private static Derivation.Derived derived(
      Derivation.Stored stored, Path store, Path passphraseFile) {
    var passphrase = Passphrase.read(passphraseFile);
    var derived = stored.derivation().derive(passphrase);
    Arrays.fill(passphrase, (byte) 0);
    if (stored.derivation().matches(derived, stored.check())) {
      return derived;
    }
    derived.close();
    throw new KeyFailure(
        KeyFailure.Cause.PASSPHRASE_WRONG,
        "The passphrase in "
            + passphraseFile
            + " does not open "
            + store
            + ". Use the passphrase this keystore was made with.");
  }

  private static void refuseExisting(Path... files) {
    for (var file : files) {
      if (Files.exists(file)) {
        throw new KeyFailure(
            KeyFailure.Cause.KEYSTORE_EXISTS,
            file
                + " is already there and is not replaced: without it every case is lost. Use it, or choose an empty keys folder.");
      }
    }
  }

  private static Derivation.Stored readDerivation(Path store, Path derivationFile) {
    for (var file : new Path[] {store, derivationFile}) {
      if (!Files.isRegularFile(file)) {
        throw new KeyFailure(
            KeyFailure.Cause.KEYSTORE_MISSING,
            file
                + " is missing."
                + REMEDY_RESTORE
                + " For a new installation make one with 'tillid init'.");
      }
    }
    try {
      var text = new String(Files.readAllBytes(derivationFile), StandardCharsets.ISO_8859_1);
      return Derivation.parse(text).orElseThrow(() -> unreadable(derivationFile, text));
    } catch (IOException e) {
      throw KeyFailure.disk(derivationFile, e);
    }
  }

  private static KeyFailure unreadable(Path file, String text) {
    if (text.startsWith("tillid-kdf ") && !text.startsWith("tillid-kdf 1\n")) {
      return unknownFormat(file);
    }
    return new KeyFailure(
        KeyFailure.Cause.KEYSTORE_DAMAGED, file + " cannot be read." + REMEDY_RESTORE);
  }

  private static KeyFailure unknownFormat(Path file) {
    return new KeyFailure(
        KeyFailure.Cause.UNKNOWN_FORMAT,
        file
            + " has a format version this program does not know. Start the version of Tillid that wrote it, or a newer one.");
  }

  private static byte[] encode(Contents contents, char[] password) throws IOException {
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

  private static Contents decode(Path file, byte[] bytes, char[] password) {
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
              foreign(file, "is a keystore, but not one of Tillid's: its entry has another form."));
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  private static KeyFailure missing(Path file, KeyStore store) throws GeneralSecurityException {
    for (var alias : Collections.list(store.aliases())) {
      if (alias.startsWith(ALIAS_HEAD)) {
        return unknownFormat(file);
      }
    }
    return foreign(file, "is a keystore, but not one of Tillid's: its entry is missing.");
  }

  private static KeyFailure damaged(Path file, Exception trigger) {
    return new KeyFailure(
        KeyFailure.Cause.KEYSTORE_DAMAGED,
        file
            + " fails its integrity check under the right passphrase: it is damaged, or from another keys folder."
            + REMEDY_RESTORE,
        trigger);
  }

  private static KeyFailure foreign(Path file, String what) {
    return new KeyFailure(KeyFailure.Cause.KEYSTORE_FOREIGN, file + " " + what + REMEDY_RESTORE);
  }
}
