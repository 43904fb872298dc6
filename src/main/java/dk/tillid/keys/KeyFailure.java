package dk.tillid.keys;

import java.nio.file.Path;

/// The one way this room fails. The cause comes from a fixed list; the message names the file and
/// the remedy and never a secret, a code or a value that was read. Nothing on disk has been
/// overwritten when it is thrown.
public final class KeyFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong. The names are stable: the command line and the health page show them.
  public enum Cause {
    /// The keystore or its derivation file is not where it should be.
    KEYSTORE_MISSING,
    /// A keystore is already there; a new one is never written over it.
    KEYSTORE_EXISTS,
    /// The keystore cannot be read, or its integrity check fails under the right passphrase.
    KEYSTORE_DAMAGED,
    /// A sound keystore, but not the one these data were written with, or not Tillid's.
    KEYSTORE_FOREIGN,
    /// The passphrase file is absent or empty.
    PASSPHRASE_MISSING,
    /// Others than its owner can read or change the passphrase file.
    PASSPHRASE_EXPOSED,
    /// The passphrase does not open this keystore.
    PASSPHRASE_WRONG,
    /// A file or record of a format version this program does not know.
    UNKNOWN_FORMAT,
    /// One or both copies of the slot file are absent.
    SLOT_FILE_MISSING,
    /// A slot file is already there; a new one is never written over it.
    SLOT_FILE_EXISTS,
    /// A copy of the slot file ends before slots that are in use.
    SLOT_FILE_TRUNCATED,
    /// A copy of the slot file belongs to another store or another keystore.
    SLOT_FILE_FOREIGN,
    /// The copies contradict each other in a way no crash can explain.
    SLOT_FILES_DIFFER,
    /// A slot is damaged in both copies.
    SLOT_DAMAGED,
    /// Another process holds the slot file.
    SLOT_FILE_IN_USE,
    /// Shares of a recovery secret that do not read, are too few, or of different splittings.
    SHARES_UNUSABLE,
    /// The recovery file is absent, no such file, or does not open.
    RECOVERY_UNUSABLE,
    /// A record was altered, moved to another row, or written under other keys.
    RECORD_DAMAGED,
    /// The journal of withdrawals was altered or cut in its middle.
    JOURNAL_DAMAGED,
    /// The journal of withdrawals belongs to another store.
    JOURNAL_FOREIGN,
    /// The journal knows of withdrawals that the slot file does not: an older one was put back.
    JOURNAL_AHEAD,
    /// The journal of withdrawals is older than the backup that is put back.
    JOURNAL_BEHIND,
    /// The file of a recipient holds no such key, or another one than the backup was sealed to.
    RECIPIENT_UNUSABLE,
    /// The file of a public key holds none.
    PUBLIC_KEY_UNUSABLE,
    /// What custody keeps is not there: perhaps its medium is not mounted.
    CUSTODY_MISSING,
    /// The generation of the backup was destroyed.
    GENERATION_DESTROYED,
    /// The disk refused to read or write.
    INPUT_OUTPUT,
    /// The file of an authority holds no certificate.
    AUTHORITY_UNUSABLE
  }

  private final Cause why;

  KeyFailure(Cause why, String message) {
    super(message);
    this.why = why;
  }

  KeyFailure(Cause why, String message, Throwable trigger) {
    super(message, trigger);
    this.why = why;
  }

  static KeyFailure disk(Path file, java.io.IOException trigger) {
    return new KeyFailure(
        Cause.INPUT_OUTPUT,
        file
            + ": the disk refused ("
            + trigger.getClass().getSimpleName()
            + "). Check free space, permissions and the disk, then start again.",
        trigger);
  }

  /// The cause, for exit codes and the health page.
  public Cause why() {
    return why;
  }
}
