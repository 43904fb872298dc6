package dk.tillid.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The two files of a keys folder: `tillid.bcfks`, a plain BCFKS keystore any Bouncy Castle tool
/// can open, and `tillid.kdf`, which says how its password comes from the passphrase.
final class Keystore {
  static final String STORE_FILE = "tillid.bcfks";
  static final String DERIVATION_FILE = "tillid.kdf";
  static final int ID_BYTES = 16;

  /// One entry holds all keys: BCFKS hashes the password anew, 51,200 times and not adjustable, for
  /// every entry.
  private static final String ALIAS = "tillid-keys-1";

  private static final String REMEDY_RESTORE =
      " Restore both files of the keys folder from the same backup.";

  /// What each key is for, in the order of the entry. Each is drawn on its own, none is derived
  /// from another.
  enum Role {
    STORE,
    FILE,
    PSEUDONYM,
    CODE,
    AUDIT,
    CURSOR,
    RECEIPT,
    ISSUER
  }

  private static final int JOINED = ID_BYTES + Role.values().length * RawKey.BYTES;

  /// Raw contents. The receiver takes over the arrays and wipes them.
  static final class Contents {
    private final byte[] id;
    private final Map<Role, byte[]> keys;

    Contents(byte[] id, Map<Role, byte[]> keys) {
      this.id = id;
      this.keys = keys;
    }

    byte[] id() {
      return id;
    }

    void wipe() {
      keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
    }

    byte[] key(Role role) {
      return Objects.requireNonNull(keys.get(role));
    }
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
    var derivationFile = folder.resolve(DERIVATION_FILE);
    var stored = readDerivation(store, derivationFile);
    var passphrase = Passphrase.read(passphraseFile);
    try (var derived = stored.derivation().derive(passphrase)) {
      if (!stored.derivation().matches(derived, stored.check())) {
        throw new KeyFailure(
            KeyFailure.Cause.PASSPHRASE_WRONG,
            "The passphrase in "
                + passphraseFile
                + " does not open "
                + store
                + ". Use the passphrase this keystore was made with.");
      }
      var contents = decode(store, Files.readAllBytes(store), derived.password());
      if (!HexFormat.of().formatHex(contents.id()).equals(stored.derivation().keystoreId())) {
        throw foreign(store, "is not the keystore " + derivationFile + " was made for.");
      }
      return contents;
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
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
      return new KeyFailure(
          KeyFailure.Cause.UNKNOWN_FORMAT,
          file
              + " has a format version this program does not know. Start the version of Tillid that wrote it, or a newer one.");
    }
    return new KeyFailure(
        KeyFailure.Cause.KEYSTORE_DAMAGED, file + " cannot be read." + REMEDY_RESTORE);
  }

  private static byte[] encode(Contents contents, char[] password) throws IOException {
    var joined = join(contents);
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
        throw foreign(file, "is a keystore, but not one of Tillid's: its entry is missing.");
      }
      return split(file, key.getEncoded());
    } catch (IOException | UnrecoverableKeyException e) {
      throw damaged(file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle cannot read BCFKS", e);
    }
  }

  private static Contents split(Path file, byte[] joined) {
    if (joined.length != JOINED) {
      throw foreign(file, "is a keystore, but not one of Tillid's: its entry has another length.");
    }
    try {
      return split(joined);
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  /// All keys as one text. The caller wipes it.
  static byte[] join(Contents contents) {
    var joined = ByteBuffer.allocate(JOINED);
    joined.put(contents.id());
    for (var role : Role.values()) {
      joined.put(contents.key(role));
    }
    return joined.array();
  }

  /// What [#join] joined.
  static Contents split(byte[] joined) {
    var from = ByteBuffer.wrap(joined);
    var id = new byte[ID_BYTES];
    from.get(id);
    var keys = new EnumMap<Role, byte[]>(Role.class);
    for (var role : Role.values()) {
      var key = new byte[RawKey.BYTES];
      from.get(key);
      keys.put(role, key);
    }
    return new Contents(id, keys);
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
