package dk.tillid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A folder that is there whole or not at all: it is built in a folder beside it, named
/// `<folder>.making`, and renamed when complete. What an interrupted making left over is removed by
/// the next one.
final class WholeFolder {
  private WholeFolder() {}

  /// Makes the folder.
  ///
  /// @param folder where it will be; absent or empty
  /// @param build fills the folder it is given and closes whatever it opened there
  /// @throws Cli.Refusal if something is there already
  static void make(Path folder, Consumer<Path> build) throws IOException {
    if (!isFree(folder)) {
      throw new Cli.Refusal(
          folder
              + " is not empty and holds no whole store; it is not replaced: remove it or name"
              + " another folder");
    }
    Path making = folder.resolveSibling(folder.getFileName() + ".making");
    remove(making);
    Files.createDirectories(making);
    build.accept(making);
    Files.deleteIfExists(folder);
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isFree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void remove(Path leftOver) throws IOException {
    if (Files.notExists(leftOver)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(leftOver)) {
      List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    }
  }
}
