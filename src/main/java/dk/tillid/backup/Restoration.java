package dk.tillid.backup;

import dk.tillid.audit.Chain;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyBackup;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.store.Restoring;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts a backup back.
public final class Restoration {
  /// Where a backup is put back to.
  ///
  /// @param keysDir the keystore; made anew from the backup where it is absent
  /// @param passphraseFile the passphrase of it, or for the new one
  /// @param journalNeeded whether the journal of withdrawals must reach at least as far as the
  ///   backup
  public record Place(
      StoreSettings store, Path keysDir, Path passphraseFile, boolean journalNeeded) {}

  /// What was done.
  ///
  /// @param day the day of which the data are
  /// @param withdrawals how many withdrawals made since were carried out
  /// @param erasureEpoch the epoch of the restored store
  /// @param cases how many cases are there
  /// @param keystoreMade whether the keystore was written anew
  public record Restored(
      int generation,
      LocalDate day,
      int withdrawals,
      long erasureEpoch,
      long cases,
      long trailSize,
      boolean keystoreMade) {}

  private final Place place;
  private final Clock clock;
  private final Consumer<String> progress;

  /// A restoration.
  ///
  /// @param progress told what is being done, a line each
  public Restoration(Place place, Clock clock, Consumer<String> progress) {
    this.place = place;
    this.clock = clock;
    this.progress = progress;
  }

  /// Puts the backup in a folder back, checks it whole, and closes it again. Nothing is written
  /// before all that can be refused was checked; the keystore comes before the store counts as one,
  /// so that there is never a store that nothing opens.
  ///
  /// @throws StoreFailure if a store is there already, the backup is damaged, or the journal is
  ///   missing or older than the backup; naming the remedy
  /// @throws dk.tillid.keys.KeyFailure if the generation was destroyed or the secret is another's
  public Restored restore(Path folder, Generations generations, Recipient.Secret secret) {
    Restoring.requireFree(place.store());
    BackupFolder backup = new BackupFolder(folder);
    Manifest manifest = backup.read();
    KeyBackup.Name name = new KeyBackup.Name(manifest.keystoreId(), manifest.generation());
    try (InputStream sealed = Files.newInputStream(backup.keys());
        KeyBackup keys = KeyBackup.open(sealed, generations, secret, name);
        KeyRing ring = keys.ring()) {
      progress.accept("checking the backup of " + manifest.day());
      backup.require(ring.receipts().publicKey());
      requireJournal(manifest);
      boolean made = keystoreIsToBeMade(ring);
      int withdrawals;
      try (Restoring restoring = Restoring.begin(place.store())) {
        progress.accept("writing the database");
        unpack(backup, secret, name, restoring.database());
        progress.accept("carrying out the withdrawals made since and writing the slot file");
        withdrawals = restoring.putSlots(ring, keys.slots(), place.journalNeeded());
        writeKeystore(keys, ring, made);
        restoring.finish(ring);
      }
      return checked(manifest, ring, withdrawals, made);
    } catch (IOException e) {
      throw BackupFolder.unreadable(folder, e);
    }
  }

  private void requireJournal(Manifest manifest) {
    if (!place.journalNeeded()) {
      return;
    }
    Path journal = place.store().journal();
    if (Files.notExists(journal)) {
      throw new StoreFailure(
          journal
              + " is missing: nobody could tell which cases were withdrawn since "
              + manifest.day()
              + ", and they would come back. Put the journal of custody there; if it is lost for"
              + " good, --without-journal restores and says so.");
    }
  }

  /// A part of a keystore that an interrupted restoring left is made anew; any other that is there
  /// must be the backup's own.
  private boolean keystoreIsToBeMade(KeyRing ring) {
    boolean part = Restoring.isInterrupted(place.store()) && KeyRing.isUnfinished(place.keysDir());
    if (part || !KeyRing.isThere(place.keysDir())) {
      return true;
    }
    try (KeyRing present = KeyRing.open(place.keysDir(), place.passphraseFile())) {
      present.requireSame(ring.id(), place.keysDir());
      present.requireSameKeys(ring, place.keysDir());
      return false;
    }
  }

  private void writeKeystore(KeyBackup keys, KeyRing ring, boolean anew) {
    if (anew) {
      keys.writeKeystore(place.keysDir(), place.passphraseFile());
    }
    ring.writePublicHalves(place.keysDir());
  }

  private static void unpack(
      BackupFolder backup, Recipient.Secret secret, KeyBackup.Name name, Path database)
      throws IOException {
    try (InputStream data = Files.newInputStream(backup.data());
        InputStream opened = KeyBackup.opening(data, secret, name)) {
      Pack.read(opened, (file, content) -> Files.copy(content, database.resolve(file)));
    }
  }

  private Restored checked(Manifest manifest, KeyRing ring, int withdrawals, boolean made) {
    progress.accept("checking the restored store");
    try (RocksLedger ledger = RocksLedger.open(place.store(), ring, clock)) {
      ledger.requireSoundFiles();
      if (!(ledger.verifyTrail(Optional.empty()) instanceof Chain.Verdict.Whole(long size))) {
        throw new StoreFailure(
            place.store().dataDir() + ": the audit trail of the backup is not whole. Use another.");
      }
      long[] cases = {0};
      ledger.scan(_ -> cases[0]++, _ -> {}, _ -> {}, _ -> {});
      return new Restored(
          manifest.generation(),
          manifest.day(),
          withdrawals,
          ledger.erasureEpoch(),
          cases[0],
          size,
          made);
    }
  }
}
