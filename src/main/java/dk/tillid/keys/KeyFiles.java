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
final class KeyFiles {
  private static final String OLD = ".old";

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
  static void write(Path file, byte[] bytes) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (var channel =
        FileChannel.open(draft, options, PosixFilePermissions.asFileAttribute(OWNER_FILE))) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file);
  }

  /// Leaves the file to its owner alone.
  static void hide(Path file) throws IOException {
    Files.setPosixFilePermissions(file, OWNER_FILE);
  }

  /// Writes a file anew and overwrites the bytes it had. A crash leaves the old file or the new
  /// one, whole; what is left of the old bytes then is overwritten by [#forgetOld].
  static void replace(Path file, byte[] bytes) throws IOException {
    forgetOld(file);
    keepOld(file);
    write(file, bytes);
    forgetOld(file);
  }

  /// Gives what is in the file a second name, under which it is found to be overwritten when the
  /// first is another's.
  private static void keepOld(Path file) throws IOException {
    Files.createLink(old(file), file);
    syncFolder(file);
  }

  /// Overwrites what a file replaced, if that is still there.
  static void forgetOld(Path file) throws IOException {
    var old = old(file);
    if (!Files.exists(old)) {
      return;
    }
    if (Files.exists(file) && Files.isSameFile(old, file)) {
      Files.delete(old); // never replaced: the second name of the file itself
    } else {
      destroy(old);
    }
    syncFolder(file);
  }

  /// The second name of what a file replaces.
  static Path old(Path file) {
    return file.resolveSibling(file.getFileName() + OLD);
  }

  /// Overwrites a file's bytes, waits for the disk, and removes it.
  static void destroy(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      channel.force(true);
    }
    Files.delete(file);
  }

  /// Makes a new name in a folder survive a power cut.
  static void syncFolder(Path file) throws IOException {
    try (var channel = FileChannel.open(parent(file), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
