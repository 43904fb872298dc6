package dk.tillid.store;

import dk.tillid.audit.Chain;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Sealer;
import dk.tillid.keys.SlotFile;
import dk.tillid.keys.Tags;
import dk.tillid.keys.WithdrawalJournal;
import java.time.Clock;
import java.util.Optional;

/// A store that was opened and found sound: lock, slot file, journal of withdrawals, database,
/// head, open erasures, in this order.
record Opened(StoreFiles files, SlotFile slots, Disk disk, Chain chain, int redone)
    implements AutoCloseable {

  static Opened open(StoreSettings settings, KeyRing keys, Clock clock) {
    StoreFiles files = StoreFiles.lock(settings);
    try {
      boolean fresh = files.isFresh();
      if (fresh) {
        keys.createSlotFile(settings.firstSlots(), settings.secondSlots());
      } else {
        files.require(keys.id());
        files.removeLeftovers();
      }
      keys.settle();
      return open(settings, keys, clock, files, fresh);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /// Opens a store that is there and locked. The lock stays the caller's if this fails, and goes
  /// with the store if not.
  static Opened open(StoreSettings settings, KeyRing keys, Clock clock, StoreFiles files) {
    files.require(keys.id());
    return open(settings, keys, clock, files, false);
  }

  private static Opened open(
      StoreSettings settings, KeyRing keys, Clock clock, StoreFiles files, boolean fresh) {
    SlotFile slots = keys.openSlotFile(settings.firstSlots(), settings.secondSlots());
    try {
      WithdrawalJournal journal = keys.openJournal(settings.journal(), slots);
      try {
        return open(settings, clock, files, new Secrets(keys, slots, journal), fresh);
      } catch (RuntimeException e) {
        journal.close();
        throw e;
      }
    } catch (RuntimeException e) {
      slots.close();
      throw e;
    }
  }

  private record Secrets(KeyRing keys, SlotFile slots, WithdrawalJournal journal) {}

  private static Opened open(
      StoreSettings settings, Clock clock, StoreFiles files, Secrets secrets, boolean fresh) {
    Rocks rocks = Rocks.open(settings, fresh);
    try {
      Disk disk = disk(rocks, secrets);
      if (fresh) {
        writeFirstHead(disk, clock);
        files.write(secrets.keys().id());
      }
      Chain chain = checked(settings, disk);
      Erasure.Redone redone = new Erasure(disk, clock, FailPoint.NONE).redo(chain);
      return new Opened(files, secrets.slots(), disk, redone.chain(), redone.count());
    } catch (RuntimeException e) {
      rocks.close();
      throw e;
    }
  }

  private static Disk disk(Rocks rocks, Secrets secrets) {
    Sealer sealer = secrets.keys().sealer(secrets.slots());
    Tags tags = secrets.keys().tags();
    Tables tables = Tables.of(tags, sealer);
    return new Disk(
        rocks,
        secrets.slots(),
        secrets.journal(),
        sealer,
        tags,
        tables,
        Recents.of(rocks, tables),
        RowKey.of(secrets.keys().id()));
  }

  private static void writeFirstHead(Disk disk, Clock clock) {
    try (Batch batch = new Batch(disk, Chain.EMPTY, clock)) {
      batch.write();
    }
  }

  /// The trail that the head knows, once head, trail, slot file and keystore agree.
  private static Chain checked(StoreSettings settings, Disk disk) {
    Head head =
        disk.rocks()
            .get(Family.META, Head.key())
            .map(record -> Head.CODEC.decode(Trail.opened(disk, Family.META, Head.key(), record)))
            .orElseThrow(() -> refused(settings, "has lost its head record", BACKUP));
    if (!head.keystore().equals(disk.keystore())) {
      throw refused(
          settings, "was written with another keystore", "Use the keys folder that belongs to it.");
    }
    if (head.slots() > disk.slots().end() || head.erasureEpoch() > disk.slots().erasureEpoch()) {
      throw refused(
          settings,
          "is newer than the slot files "
              + settings.firstSlots()
              + " and "
              + settings.secondSlots(),
          "An older slot file would bring back what was erased: use the newest.");
    }
    if (disk.rocks().sequence() < head.sequence()) {
      throw refused(settings, "has lost its latest writes", BACKUP);
    }
    requireEnd(settings, disk, head.trail());
    return head.trail();
  }

  private static final String BACKUP = "Restore data folder and keys folder from the same backup.";

  private static void requireEnd(StoreSettings settings, Disk disk, Chain trail) {
    Optional<byte[]> last =
        disk.rocks().get(Family.AUDIT, Trail.place(Math.max(0, trail.size() - 1)));
    Optional<byte[]> beyond = disk.rocks().get(Family.AUDIT, Trail.place(trail.size()));
    if (last.isPresent() != trail.size() > 0 || beyond.isPresent()) {
      throw refused(settings, "and its audit trail do not end alike", BACKUP);
    }
  }

  private static StoreFailure refused(StoreSettings settings, String what, String remedy) {
    return new StoreFailure(settings.database() + " " + what + ". " + remedy);
  }

  @Override
  public void close() {
    disk.rocks().close();
    disk.journal().close();
    slots.close();
    files.close();
  }
}
