package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyChange;
import dk.tillid.keys.KeyChange.Changed;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.SlotFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongConsumer;

/// Changes a registry's keys while nobody uses it: the store's lock is held from the first step to
/// the last. Cut short at any point, everything opens as before, and the next call goes on where
/// this one stopped.
public final class Rotation {
  private final StoreSettings settings;
  private final KeyChange keys;
  private final Watch watch;

  /// Told of every step; where a test ends a change between two of them.
  @FunctionalInterface
  public interface Watch {
    /// Called after each step.
    ///
    /// @param count slots or rows so far, where the step counts any
    void reached(Step step, long count);
  }

  /// The steps of a change, in order.
  public enum Step {
    /// The new key is in the keystore beside the one before.
    KEY_BEGUN,
    /// Some slots or rows were sealed anew and are on disk.
    SEALED_ANEW,
    /// The database's files were written anew, so that nothing under the key before is in them.
    FILES_REWRITTEN,
    /// The key before is gone from the keystore.
    KEY_ENDED
  }

  /// A change of the keys of one registry.
  ///
  /// @param keysDir the keys folder
  /// @param passphraseFile the passphrase that opens it
  public Rotation(StoreSettings settings, Path keysDir, Path passphraseFile, Watch watch) {
    this.settings = settings;
    this.keys = new KeyChange(keysDir, passphraseFile);
    this.watch = watch;
  }

  /// Puts the keystore, and with it the root of all keys, under another passphrase.
  ///
  /// @throws StoreFailure if the store is in use
  /// @throws dk.tillid.keys.KeyFailure naming the file and the remedy
  public void root(Path newPassphraseFile) {
    try (StoreFiles _ = locked()) {
      keys.passphrase(newPassphraseFile);
      watch.reached(Step.KEY_ENDED, 0);
    }
  }

  /// Puts the case keys in both copies of the slot file under a new file key, in their place.
  ///
  /// @return how many slots were written anew
  /// @throws StoreFailure if the store is in use
  /// @throws dk.tillid.keys.KeyFailure naming the file and the remedy
  public long file() {
    try (StoreFiles files = locked();
        KeyRing ring = keys.begin(Changed.FILE)) {
      files.require(ring.id());
      watch.reached(Step.KEY_BEGUN, 0);
      long count = renewSlots(ring);
      keys.end(Changed.FILE);
      watch.reached(Step.KEY_ENDED, 0);
      return count;
    }
  }

  private long renewSlots(KeyRing ring) {
    try (SlotFile slots = ring.openSlotFile(settings.firstSlots(), settings.secondSlots())) {
      return slots.renew(count -> watch.reached(Step.SEALED_ANEW, count));
    }
  }

  /// Puts every row of the database under a new store key and writes all its files anew.
  ///
  /// @return how many rows were sealed anew
  /// @throws StoreFailure if the store is in use, or a row cannot be opened
  /// @throws dk.tillid.keys.KeyFailure naming the file and the remedy
  public long store(Clock clock) {
    try (StoreFiles files = locked();
        KeyRing ring = keys.begin(Changed.STORE)) {
      watch.reached(Step.KEY_BEGUN, 0);
      try (Opened store = Opened.open(settings, ring, clock, files)) {
        long count = sealAnew(store.disk());
        keys.end(Changed.STORE);
        watch.reached(Step.KEY_ENDED, 0);
        return count;
      }
    }
  }

  private long sealAnew(Disk disk) {
    LongConsumer told = count -> watch.reached(Step.SEALED_ANEW, count);
    long count = new Rewrapping(disk, told).run();
    disk.rocks().flush();
    disk.rocks().compactEverything();
    watch.reached(Step.FILES_REWRITTEN, count);
    if (new Rewrapping(disk, told).run() > 0) { // the key before must not go with a row under it
      throw new StoreFailure(
          settings.database() + " was written meanwhile. Stop every other Tillid, then run again.");
    }
    return count;
  }

  private StoreFiles locked() {
    StoreFiles files = StoreFiles.lock(settings);
    try {
      if (files.isFresh()) {
        throw new StoreFailure(
            "no store in " + settings.dataDir() + ": make one with `tillid init`");
      }
      return files;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }
}
