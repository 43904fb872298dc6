package dk.tillid.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Small files written whole, for the owner alone, and on disk when the method returns.
public final class KeyFiles {
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private KeyFiles() {}

  /// Makes the folder with mode 0700; one that is there keeps its mode.
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    }
  }

  /// Makes the folder a file is to stand in.
  static void folderOf(Path file) throws IOException {
    folder(parent(file));
  }

  private static Path parent(Path file) {
    var parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("not a file's path");
    }
    return parent;
  }

  /// Writes beside the target, syncs, then renames, so that a crash leaves a whole file or none.
  /// Mode 0600.
  public static void write(Path file, byte[] bytes) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    create(draft, bytes);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file);
  }

  /// Writes a file that is not there yet. A crash may leave a part of it. Mode 0600.
  static void create(Path file, byte[] bytes) throws IOException {
    var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (var channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_FILE))) {
      put(channel, bytes);
    }
  }

  /// Writes over the bytes of a file where they are, so that they are no longer on the disk.
  static void overwrite(Path file, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      put(channel, bytes);
    }
  }

  private static void put(FileChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  /// Leaves the file to its owner alone.
  static void hide(Path file) throws IOException {
    Files.setPosixFilePermissions(file, OWNER_FILE);
  }

  /// Makes a new name in a folder survive a power cut.
  static void syncFolder(Path file) throws IOException {
    try (var channel = FileChannel.open(parent(file), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
