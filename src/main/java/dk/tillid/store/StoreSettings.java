package dk.tillid.store;

import java.nio.file.Path;

/// Where the store lies and how much memory it may take.
///
/// @param dataDir the data folder: `db`, `slots`, `store.id`, `store.lock`
/// @param slotCopyDir the folder of the second copy of the slot file, best on another disk
/// @param custodyDir the folder of custody with the journal of withdrawals, best on another machine
/// @param blockCacheMiB memory for blocks read, in MiB
/// @param writeBufferMiB memory for rows not yet in files, in MiB, all column families together
public record StoreSettings(
    Path dataDir, Path slotCopyDir, Path custodyDir, int blockCacheMiB, int writeBufferMiB) {
  /// The file in the data folder that is written last when a store is made.
  public static final String MARK = "store.id";

  private static final int CACHE_MIB = 48;
  private static final int BUFFER_MIB = 48;

  /// The usual settings with everything below the data folder.
  public static StoreSettings of(Path dataDir) {
    return of(dataDir, dataDir.resolve("slots-copy"), dataDir.resolve("custody"));
  }

  /// The usual settings.
  public static StoreSettings of(Path dataDir, Path slotCopyDir, Path custodyDir) {
    return new StoreSettings(dataDir, slotCopyDir, custodyDir, CACHE_MIB, BUFFER_MIB);
  }

  /// What says that the store is whole.
  Path mark() {
    return dataDir.resolve(MARK);
  }

  /// What says that a backup is being put back.
  Path restoringMark() {
    return dataDir.resolve("store.restoring");
  }

  /// Where the database is copied to while a backup is made.
  Path copy() {
    return dataDir.resolve("backup.copy");
  }

  Path database() {
    return dataDir.resolve("db");
  }

  /// The journal of withdrawals.
  public Path journal() {
    return custodyDir.resolve("tillid.withdrawals");
  }

  /// The first copy of the slot file.
  public Path firstSlots() {
    return dataDir.resolve("slots").resolve("tillid.slots");
  }

  /// Its second copy.
  public Path secondSlots() {
    return slotCopyDir.resolve("tillid.slots");
  }
}
