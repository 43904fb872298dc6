package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.Status;
import org.rocksdb.WriteOptions;

/// The open database: rows by family and key, synced batches, failures in words. Reading is safe
/// from any thread; writing is the writer's.
///
/// Closing waits for whoever is inside; who comes later is told so in words. An iterator or
/// snapshot lives longer than the call that makes it: whoever is not awaited by [RocksLedger#close]
/// holds a [#reading()] around it.
final class Rocks implements AutoCloseable {
  private static final long MIB = 1 << 20;

  private final Path folder;
  private final RocksDB database;
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
  private final List<AbstractNativeReference> owned;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final CompactRangeOptions compaction =
      new CompactRangeOptions()
          .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)
          .setExclusiveManualCompaction(false);
  private final Gate gate = new Gate();
  private volatile boolean cancelled;

  private Rocks(
      Path folder,
      RocksDB database,
      List<ColumnFamilyHandle> opened,
      List<AbstractNativeReference> owned) {
    this.folder = folder;
    this.database = database;
    this.owned = owned;
    for (Family family : Family.values()) {
      handles.put(family, opened.get(1 + family.ordinal()));
    }
    owned.add(synced);
    owned.add(compaction);
    owned.addFirst(opened.getFirst());
    handles.values().forEach(owned::addFirst);
  }

  /// Opens the database, or makes it where the store is new, and proves its options.
  ///
  /// @throws StoreFailure naming the folder and the remedy
  static Rocks open(StoreSettings settings, boolean fresh) {
    RocksDB.loadLibrary();
    Path folder = settings.database();
    LRUCache cache = new LRUCache(settings.blockCacheMiB() * MIB);
    DBOptions options = RocksOptions.database(settings, fresh);
    ColumnFamilyOptions family = RocksOptions.family(settings, cache);
    List<AbstractNativeReference> owned = new ArrayList<>(List.of(options, family, cache));
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      RocksDB database = RocksDB.open(options, folder.toString(), families(family), opened);
      Rocks rocks = new Rocks(folder, database, opened, owned);
      rocks.requireOptions();
      return rocks;
    } catch (RocksDBException e) {
      owned.forEach(AbstractNativeReference::close);
      throw failure(folder, "cannot be opened", e);
    }
  }

  /// Opens the database as it stands, log included, also while another process writes it. Nothing
  /// is written.
  ///
  /// @throws StoreFailure naming the folder and the remedy
  static Rocks reading(StoreSettings settings) {
    RocksDB.loadLibrary();
    Path folder = settings.database();
    LRUCache cache = new LRUCache(settings.blockCacheMiB() * MIB);
    DBOptions options = RocksOptions.database(settings, false);
    ColumnFamilyOptions family = RocksOptions.family(settings, cache);
    List<AbstractNativeReference> owned = new ArrayList<>(List.of(options, family, cache));
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      RocksDB database = RocksDB.openReadOnly(options, folder.toString(), families(family), opened);
      return new Rocks(folder, database, opened, owned);
    } catch (RocksDBException e) {
      owned.forEach(AbstractNativeReference::close);
      throw failure(folder, "cannot be opened", e);
    }
  }

  private static List<ColumnFamilyDescriptor> families(ColumnFamilyOptions options) {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options));
    for (Family family : Family.values()) {
      families.add(new ColumnFamilyDescriptor(family.label(), options));
    }
    return families;
  }

  private void requireOptions() {
    try {
      RocksOptions.require(folder);
    } catch (StoreFailure e) {
      close();
      throw e;
    }
  }

  Optional<byte[]> get(Family family, byte[] key) {
    try (Gate.Pass _ = gate.enter()) {
      return Optional.ofNullable(database.get(handle(family), key));
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be read", e);
    }
  }

  Optional<byte[]> get(Family family, byte[] key, ReadOptions options) {
    try (Gate.Pass _ = gate.enter()) {
      return Optional.ofNullable(database.get(handle(family), options, key));
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be read", e);
    }
  }

  /// Writes all of it and waits for the disk.
  void write(Writes writes) {
    try (Gate.Pass _ = gate.enter()) {
      database.write(synced, writes.batch());
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be written", e);
    }
  }

  /// Puts all rows in memory into files, so that the log is no longer needed and goes.
  void flush() {
    try (Gate.Pass _ = gate.enter();
        FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
      database.flush(options, List.copyOf(handles.values()));
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be written", e);
    }
  }

  /// Rewrites every file.
  void compactEverything() {
    handles.keySet().forEach(this::compact);
  }

  /// Rewrites every file of a family, down to the last level.
  void compact(Family family) {
    try (Gate.Pass _ = gate.enter()) {
      if (!cancelled) {
        database.compactRange(handle(family), null, null, compaction);
      }
    } catch (RocksDBException e) {
      if (!cancelled) {
        throw failure(folder, "cannot be compacted", e);
      }
    }
  }

  /// Ends compactions that were asked for; no other begins.
  void cancelCompaction() {
    cancelled = true;
    compaction.setCanceled(true);
  }

  /// Makes a folder with the database as it is now, by hard links where the file system has them.
  void checkpoint(Path target) {
    try (Gate.Pass _ = gate.enter();
        Checkpoint checkpoint = Checkpoint.create(database)) {
      checkpoint.createCheckpoint(target.toString());
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be copied to " + target, e);
    }
  }

  /// Compares the checksums of every block of every file.
  ///
  /// @throws StoreFailure if one is wrong
  void requireSoundFiles() {
    try (Gate.Pass _ = gate.enter()) {
      database.verifyChecksum();
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be read", e);
    }
  }

  /// Keeps the database open until it is closed.
  ///
  /// @throws StoreFailure if the database is closed
  Gate.Pass reading() {
    return gate.enter();
  }

  RocksIterator iterator(Family family, ReadOptions options) {
    try (Gate.Pass _ = gate.enter()) {
      return database.newIterator(handle(family), options);
    }
  }

  /// @throws StoreFailure if the iterator stopped for another reason than the end
  void requireSound(RocksIterator iterator) {
    try {
      iterator.status();
    } catch (RocksDBException e) {
      throw failure(folder, "cannot be read", e);
    }
  }

  Snapshot snapshot() {
    try (Gate.Pass _ = gate.enter()) {
      return database.getSnapshot();
    }
  }

  void release(Snapshot snapshot) {
    database.releaseSnapshot(snapshot);
  }

  long sequence() {
    try (Gate.Pass _ = gate.enter()) {
      return database.getLatestSequenceNumber();
    }
  }

  ColumnFamilyHandle handle(Family family) {
    return Objects.requireNonNull(handles.get(family));
  }

  private static StoreFailure failure(Path folder, String what, RocksDBException trigger) {
    Status status = trigger.getStatus();
    String code = status == null ? "no status" : status.getCodeString();
    return new StoreFailure(folder + " " + what + " (" + code + "). " + remedy(status), trigger);
  }

  private static String remedy(@Nullable Status status) {
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return "Its files are damaged or incomplete: restore data folder and keys folder from the same"
          + " backup.";
    }
    if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
      return "The disk is full: make room, then start again.";
    }
    return "Check free space, permissions and the disk, then start again.";
  }

  @Override
  public void close() {
    if (!gate.close()) {
      return;
    }
    owned.subList(0, handles.size() + 1).forEach(AbstractNativeReference::close);
    database.close();
    owned.subList(handles.size() + 1, owned.size()).forEach(AbstractNativeReference::close);
  }
}
