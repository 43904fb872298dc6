package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The data folder's own two files: `store.lock`, held while the store is open, and `store.id`,
/// which names format and keystore in the clear, so that a foreign store is refused before anything
/// in it is opened. `store.id` is written last, when all else of a new store is there.
final class StoreFiles implements AutoCloseable {
  static final int FORMAT = 1;

  private static final Pattern FORM =
      Pattern.compile("tillid-store ([0-9]{1,9})\nkeystore=([0-9a-f]{32})\n");

  private final StoreSettings settings;
  private final Path id;
  private final FileChannel lock;

  private StoreFiles(StoreSettings settings, FileChannel lock) {
    this.settings = settings;
    this.id = settings.mark();
    this.lock = lock;
  }

  /// Makes the data folder if need be and locks it.
  ///
  /// @throws StoreFailure if another process has it open
  static StoreFiles lock(StoreSettings settings) {
    Path file = lockFile(settings);
    try {
      Files.createDirectories(
          settings.dataDir(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        channel.close();
        throw inUse(file);
      }
      return new StoreFiles(settings, channel);
    } catch (IOException e) {
      throw disk(file, e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static StoreFailure inUse(Path file) {
    return new StoreFailure(
        file
            + " is held by another process. Stop the other Tillid, or choose another data folder.");
  }

  /// Whether there is no store yet. Half a store is refused.
  boolean isFresh() {
    if (Files.exists(id)) {
      return false;
    }
    Restoring.requireNoneInterrupted(settings);
    for (Path part :
        new Path[] {
          settings.database(), settings.firstSlots(), settings.secondSlots(), settings.journal()
        }) {
      if (Files.exists(part)) {
        throw new StoreFailure(
            part
                + " is there, but "
                + id
                + " is not: this is no whole store. Restore the data folder from a backup; if the"
                + " store was only just being made, remove "
                + part
                + ".");
      }
    }
    return true;
  }

  /// Refuses a store of another format, another keystore, or without its parts.
  void require(byte[] keystore) {
    Matcher stored = FORM.matcher(read());
    if (!stored.matches()) {
      throw new StoreFailure(id + " cannot be read. Restore it from a backup.");
    }
    if (Integer.parseInt(stored.group(1)) != FORMAT) {
      throw new StoreFailure(
          id
              + " has a format version this program does not know. Start the version of Tillid that"
              + " wrote it, or a newer one.");
    }
    if (!stored.group(2).equals(HexFormat.of().formatHex(keystore))) {
      throw new StoreFailure(
          settings.dataDir()
              + " was written with another keystore. Use the keys folder that belongs to it.");
    }
    if (!Files.exists(settings.database().resolve("CURRENT"))) {
      throw new StoreFailure(
          settings.database()
              + " is missing or incomplete. Restore the data folder from a backup.");
    }
    requireCustody();
  }

  /// A medium that is not mounted must not be taken for a journal that was lost: what is withdrawn
  /// now would then be missing in the one that is brought along to a restoring. The folder tells
  /// nothing, since it is there to be mounted on; the file is as old as the store.
  private void requireCustody() {
    if (!Files.isRegularFile(settings.journal())) {
      throw new StoreFailure(
          settings.journal()
              + " is missing. Mount the medium of custody; if that is lost for good, put an empty"
              + " file of this name there (folder of mode 700), and the journal is written anew of"
              + " the slot file.");
    }
  }

  private String read() {
    try {
      return new String(Files.readAllBytes(id), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw disk(id, e);
    }
  }

  /// The folder for a copy of the database; none is there.
  Path roomForCopy() {
    try {
      for (Path copy : copies()) {
        Folders.remove(copy);
      }
      return settings.copy();
    } catch (IOException e) {
      throw disk(settings.copy(), e);
    }
  }

  /// Removes what a crash left of a backup or a restoring beside a whole store.
  void removeLeftovers() {
    try {
      for (Path copy : copies()) {
        Folders.remove(copy);
      }
      Files.deleteIfExists(settings.restoringMark());
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
  }

  /// The copy, and under which name RocksDB prepares it.
  private List<Path> copies() {
    Path copy = settings.copy();
    return List.of(copy, copy.resolveSibling(copy.getFileName() + ".tmp"));
  }

  /// Whether another process, or another part of this one, has the store open.
  static boolean isInUse(StoreSettings settings) {
    Path file = lockFile(settings);
    if (Files.notExists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !isTaken(channel);
    } catch (IOException e) {
      throw disk(file, e);
    }
  }

  private static Path lockFile(StoreSettings settings) {
    return settings.dataDir().resolve("store.lock");
  }

  /// Says that the store is whole.
  void write(byte[] keystore) {
    String text =
        "tillid-store " + FORMAT + "\nkeystore=" + HexFormat.of().formatHex(keystore) + "\n";
    try {
      KeyFiles.write(id, text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw disk(id, e);
    }
  }

  static StoreFailure disk(Path file, IOException trigger) {
    return new StoreFailure(
        file + " cannot be read or written. Check free space, permissions and the disk.", trigger);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw disk(settings.dataDir(), e);
    }
  }
}
