package dk.tillid.keys;

import java.nio.file.Path;

/// Changes a registry's keys in its keystore, for whoever holds the store's lock. Store key and
/// file key are changed in two acts, between which both the new key and the one before open: first
/// [#begin], then everything is sealed anew, then [#end]. A crash leaves the keystore before an act
/// or after it; both open all there is.
public final class KeyChange {
  /// The keys that are changed in two acts.
  public enum Changed {
    /// Seals every row of the database.
    STORE,
    /// Wraps the case keys in the slot file.
    FILE
  }

  private final Path folder;
  private final Path passphraseFile;
  private final FailPoint failPoint;

  /// @param folder the keys folder
  /// @param passphraseFile the passphrase that opens it
  public KeyChange(Path folder, Path passphraseFile) {
    this(folder, passphraseFile, FailPoint.NONE);
  }

  KeyChange(Path folder, Path passphraseFile, FailPoint failPoint) {
    this.folder = folder;
    this.passphraseFile = passphraseFile;
    this.failPoint = failPoint;
  }

  /// Puts a fresh key in force and keeps the one before; where such a change is under way already,
  /// goes on with it.
  ///
  /// @return the ring with both. The caller closes it
  /// @throws KeyFailure naming the file and the remedy
  public KeyRing begin(Changed changed) {
    return ring(Keystore.change(folder, passphraseFile, it -> begun(it, changed), failPoint));
  }

  /// Forgets the key before, once nothing is left under it.
  ///
  /// @throws KeyFailure naming the file and the remedy
  public void end(Changed changed) {
    Keystore.change(folder, passphraseFile, it -> ended(it, changed), failPoint).close();
  }

  /// Puts the keystore under another passphrase. Where that was done or begun before, it is only
  /// finished.
  ///
  /// @param newPassphraseFile where the new passphrase is
  /// @throws KeyFailure naming the file and the remedy; also where the new passphrase is the former
  public void passphrase(Path newPassphraseFile) {
    if (Passphrase.areAlike(passphraseFile, newPassphraseFile)) {
      throw new KeyFailure(
          KeyFailure.Cause.PASSPHRASE_WRONG,
          newPassphraseFile
              + " holds the same passphrase as "
              + passphraseFile
              + ": nothing would change. Name a file with another one, or one that is not there yet.");
    }
    if (opensBy(newPassphraseFile)) {
      Keystore.change(folder, newPassphraseFile, it -> it, failPoint).close();
    } else {
      Keystore.changePassphrase(folder, passphraseFile, newPassphraseFile, failPoint);
    }
  }

  private boolean opensBy(Path file) {
    try (var found = OpenKeystore.in(folder, file);
        var _ = found.contents()) {
      return true;
    } catch (KeyFailure failure) {
      if (failure.why() == KeyFailure.Cause.PASSPHRASE_WRONG) {
        return false;
      }
      throw failure;
    }
  }

  private static KeyRing ring(Contents contents) {
    return new KeyRing(contents, Entropy.system());
  }

  private static Contents begun(Contents contents, Changed changed) {
    if (contents.has(before(changed))) {
      return contents;
    }
    var key = Entropy.system().bytes(RawKey.BYTES);
    return switch (changed) {
      case STORE -> contents.withStoreKey(key);
      case FILE -> contents.withFileKey(key);
    };
  }

  private static Contents ended(Contents contents, Changed changed) {
    return contents.has(before(changed)) ? contents.without(before(changed)) : contents;
  }

  private static Keystore.Role before(Changed changed) {
    return switch (changed) {
      case STORE -> Keystore.Role.STORE_BEFORE;
      case FILE -> Keystore.Role.FILE_BEFORE;
    };
  }
}
