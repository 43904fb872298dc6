package dk.tillid.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A keystore that a passphrase opened: which two files it was, what they hold, and the password.
/// Closing wipes the password; the contents are the receiver's.
///
/// A change of the passphrase moves both files ([KeySwap]). Wherever it was cut short, each of the
/// two passphrases opens a whole pair or none: the former one the files in their place, or the one
/// with the replaced keystore; the new one the files that wait, or the one with the keystore that
/// waits no more.
final class OpenKeystore implements AutoCloseable {
  /// The two files of a keystore.
  record Pair(Path derivation, Path store) {
    static Pair inPlace(Path folder) {
      return new Pair(
          folder.resolve(Keystore.DERIVATION_FILE), folder.resolve(Keystore.STORE_FILE));
    }

    /// Those that wait to take their place.
    static Pair waiting(Path folder) {
      var pair = inPlace(folder);
      return new Pair(KeySwap.next(pair.derivation()), KeySwap.next(pair.store()));
    }
  }

  private final Pair files;
  private final Derivation derivation;
  private final Derivation.Derived derived;
  private final Contents contents;

  private OpenKeystore(
      Pair files, Derivation derivation, Derivation.Derived derived, Contents contents) {
    this.files = files;
    this.derivation = derivation;
    this.derived = derived;
    this.contents = contents;
  }

  Pair files() {
    return files;
  }

  Derivation derivation() {
    return derivation;
  }

  char[] password() {
    return derived.password();
  }

  Contents contents() {
    return contents;
  }

  /// Opens the one that the passphrase fits. Writes nothing.
  ///
  /// @throws KeyFailure naming the file and the remedy
  static OpenKeystore in(Path folder, Path passphraseFile) {
    var inPlace = Pair.inPlace(folder);
    requireThere(inPlace.store());
    requireThere(inPlace.derivation());
    var stored = read(inPlace.derivation());
    var passphrase = Passphrase.read(passphraseFile);
    try {
      var derived = stored.derived(passphrase);
      return derived.isPresent()
          ? openInPlace(inPlace, stored, derived.get())
          : openWaiting(folder, passphrase)
              .orElseThrow(() -> wrongPassphrase(passphraseFile, inPlace.store()));
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  private static OpenKeystore openInPlace(
      Pair inPlace, Derivation.Stored stored, Derivation.Derived derived) {
    try {
      return opened(inPlace, stored, derived);
    } catch (KeyFailure failure) {
      var replaced = new Pair(inPlace.derivation(), KeySwap.old(inPlace.store()));
      if (!Files.exists(replaced.store())) {
        derived.close();
        throw failure;
      }
      return opened(replaced, stored, derived);
    }
  }

  /// Empty where nothing waits, or what waits is not whole, or is another passphrase's.
  private static Optional<OpenKeystore> openWaiting(Path folder, byte[] passphrase) {
    var waiting = Pair.waiting(folder);
    if (!Files.exists(waiting.derivation())) {
      return Optional.empty();
    }
    var half = new Pair(waiting.derivation(), Pair.inPlace(folder).store());
    return Derivation.parse(text(waiting.derivation()))
        .flatMap(stored ->
            stored
                .derived(passphrase)
                .flatMap(derived ->
                    tried(Files.exists(waiting.store()) ? waiting : half, stored, derived)));
  }

  private static Optional<OpenKeystore> tried(
      Pair files, Derivation.Stored stored, Derivation.Derived derived) {
    try {
      return Optional.of(opened(files, stored, derived));
    } catch (KeyFailure _) {
      derived.close();
      return Optional.empty();
    }
  }

  private static OpenKeystore opened(
      Pair files, Derivation.Stored stored, Derivation.Derived derived) {
    try {
      var contents =
          KeystoreEntry.decode(
              files.store(), Files.readAllBytes(files.store()), derived.password());
      if (!HexFormat.of().formatHex(contents.id()).equals(stored.derivation().keystoreId())) {
        throw Keystore.foreign(
            files.store(), "is not the keystore " + files.derivation() + " was made for.");
      }
      return new OpenKeystore(files, stored.derivation(), derived, contents);
    } catch (IOException e) {
      throw KeyFailure.disk(files.store(), e);
    }
  }

  private static void requireThere(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new KeyFailure(
          KeyFailure.Cause.KEYSTORE_MISSING,
          file
              + " is missing."
              + Keystore.REMEDY_RESTORE
              + " For a new installation make one with 'tillid init'.");
    }
  }

  private static Derivation.Stored read(Path file) {
    var text = text(file);
    return Derivation.parse(text).orElseThrow(() -> unreadable(file, text));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  private static KeyFailure unreadable(Path file, String text) {
    if (text.startsWith("tillid-kdf ") && !text.startsWith("tillid-kdf 1\n")) {
      return Keystore.unknownFormat(file);
    }
    return new KeyFailure(
        KeyFailure.Cause.KEYSTORE_DAMAGED, file + " cannot be read." + Keystore.REMEDY_RESTORE);
  }

  private static KeyFailure wrongPassphrase(Path passphraseFile, Path store) {
    return new KeyFailure(
        KeyFailure.Cause.PASSPHRASE_WRONG,
        "The passphrase in "
            + passphraseFile
            + " does not open "
            + store
            + ". Use the passphrase this keystore was made with or last changed to.");
  }

  @Override
  public void close() {
    derived.close();
  }
}
