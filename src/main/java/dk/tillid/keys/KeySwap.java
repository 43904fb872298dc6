package dk.tillid.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Puts a new file in the place of an old one and overwrites the old one's bytes. The new one
/// waits, whole, as `.next`; the old one keeps a second name, `.old`, so that it is found again to
/// be overwritten, whenever a crash comes.
final class KeySwap {
  private final FailPoint failPoint;

  KeySwap(FailPoint failPoint) {
    this.failPoint = failPoint;
  }

  static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  static Path old(Path file) {
    return file.resolveSibling(file.getFileName() + ".old");
  }

  /// Writes what is to come in the file's place.
  void prepare(Path file, byte[] bytes) throws IOException {
    failPoint.reached();
    KeyFiles.write(next(file), bytes);
  }

  /// Puts what [#prepare] wrote in the file's place.
  void swap(Path file) throws IOException {
    failPoint.reached();
    if (!Files.exists(old(file))) {
      Files.createLink(old(file), file);
      KeyFiles.syncFolder(file);
    }
    failPoint.reached();
    Files.move(next(file), file, StandardCopyOption.ATOMIC_MOVE);
    KeyFiles.syncFolder(file);
  }

  /// Puts the old file back in its place.
  void swapBack(Path file) throws IOException {
    failPoint.reached();
    Files.move(old(file), file, StandardCopyOption.ATOMIC_MOVE);
    KeyFiles.syncFolder(file);
  }

  /// Overwrites and removes what the file in its place leaves over.
  void clear(Path file) throws IOException {
    for (var left : new Path[] {old(file), next(file)}) {
      if (Files.exists(left)) {
        failPoint.reached();
        clear(file, left);
        KeyFiles.syncFolder(file);
      }
    }
  }

  private void clear(Path file, Path left) throws IOException {
    if (!Files.isSameFile(file, left)) { // else only a second name of the file itself
      KeyFiles.overwrite(left, new byte[Math.toIntExact(Files.size(left))]);
      failPoint.reached();
    }
    Files.delete(left);
  }
}
