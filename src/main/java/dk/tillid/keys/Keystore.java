package dk.tillid.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The two files of a keys folder: `tillid.bcfks`, a plain BCFKS keystore any Bouncy Castle tool
/// can open, and `tillid.kdf`, which says how its password comes from the passphrase.
final class Keystore {
  static final String STORE_FILE = "tillid.bcfks";
  static final String DERIVATION_FILE = "tillid.kdf";

  static final String REMEDY_RESTORE =
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
    var derivation = Derivation.usual(salt, contents.id());
    try (var derived = derivation.derive(passphrase)) {
      KeyFiles.folder(folder);
      KeyFiles.write(derivationFile, text(derivation, derived));
      KeyFiles.write(store, KeystoreEntry.encode(contents, derived.password()));
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  /// Whether the making of a keystore was cut short after its first file. The one there is opens
  /// nothing by itself and holds no key.
  static boolean isUnfinished(Path folder) {
    return Files.exists(folder.resolve(DERIVATION_FILE))
        && Files.notExists(folder.resolve(STORE_FILE))
        && Files.notExists(KeySwap.old(folder.resolve(STORE_FILE)));
  }

  static void removeUnfinished(Path folder) {
    try {
      if (isUnfinished(folder)) {
        Files.delete(folder.resolve(DERIVATION_FILE));
      }
    } catch (IOException e) {
      throw KeyFailure.disk(folder, e);
    }
  }

  private static byte[] text(Derivation derivation, Derivation.Derived derived) {
    return derivation.text(derived).getBytes(StandardCharsets.US_ASCII);
  }

  /// Replaces what the keystore holds, under the same passphrase, and overwrites what it held.
  /// After a crash it holds the one or the other, whole. Only for whoever holds the store's lock.
  ///
  /// @param change gets the present contents; where it gives back the same object, nothing is
  ///   written
  /// @return the contents there are now
  static Contents change(
      Path folder, Path passphraseFile, UnaryOperator<Contents> change, FailPoint failPoint) {
    var store = folder.resolve(STORE_FILE);
    try (var found = OpenKeystore.in(folder, passphraseFile)) {
      settle(folder, found.files(), failPoint);
      var before = found.contents();
      var after = change.apply(before);
      if (after == before) {
        return before;
      }
      before.close();
      var swap = new KeySwap(failPoint);
      swap.prepare(store, KeystoreEntry.encode(after, found.password()));
      swap.swap(store);
      swap.clear(store);
      return after;
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    }
  }

  /// Puts the keystore under another passphrase, with another salt. After a crash the former
  /// passphrase opens it, or the new one, or both. Only for whoever holds the store's lock.
  static void changePassphrase(
      Path folder, Path passphraseFile, Path newPassphraseFile, FailPoint failPoint) {
    var store = folder.resolve(STORE_FILE);
    var derivationFile = folder.resolve(DERIVATION_FILE);
    var passphrase = Passphrase.read(newPassphraseFile);
    try (var found = OpenKeystore.in(folder, passphraseFile);
        var contents = found.contents()) {
      settle(folder, found.files(), failPoint);
      var derivation = found.derivation().salted(Entropy.system().bytes(Derivation.SALT));
      try (var derived = derivation.derive(passphrase)) {
        var swap = new KeySwap(failPoint);
        swap.prepare(store, KeystoreEntry.encode(contents, derived.password()));
        swap.prepare(derivationFile, text(derivation, derived));
      }
      settle(folder, OpenKeystore.Pair.waiting(folder), failPoint);
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  /// Makes the two files that were opened the keystore's only ones, whatever a crash left, and
  /// overwrites the rest. Only for whoever holds the store's lock.
  static void settle(Path folder, OpenKeystore.Pair opened, FailPoint failPoint) {
    var store = folder.resolve(STORE_FILE);
    var derivationFile = folder.resolve(DERIVATION_FILE);
    var swap = new KeySwap(failPoint);
    try {
      if (opened.store().equals(KeySwap.next(store))) {
        swap.swap(store);
      }
      if (opened.derivation().equals(KeySwap.next(derivationFile))) {
        swap.swap(derivationFile);
      }
      if (opened.store().equals(KeySwap.old(store))) {
        swap.swapBack(store);
      }
      swap.clear(store);
      swap.clear(derivationFile);
    } catch (IOException e) {
      throw KeyFailure.disk(store, e);
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

  static KeyFailure unknownFormat(Path file) {
    return new KeyFailure(
        KeyFailure.Cause.UNKNOWN_FORMAT,
        file
            + " has a format version this program does not know. Start the version of Tillid that wrote it, or a newer one.");
  }

  static KeyFailure foreign(Path file, String what) {
    return new KeyFailure(KeyFailure.Cause.KEYSTORE_FOREIGN, file + " " + what + REMEDY_RESTORE);
  }
}
