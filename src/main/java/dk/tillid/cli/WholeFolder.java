package dk.tillid.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A folder that is there whole or not at all: it is built in a folder beside it, named
/// `<folder>.making`, and renamed when complete. What an interrupted making left over is removed by
/// the next one; it is known by the mark in it, which is locked as long as somebody builds there.
final class WholeFolder {
  /// Says that the folder is a making of ours.
  private static final String MARK = "tillid.making";

  private WholeFolder() {}

  /// Makes the folder.
  ///
  /// @param folder where it will be; absent or empty
  /// @param build fills the folder it is given and closes whatever it opened there
  /// @throws Cli.Refusal if something is there already, or somebody else is making it
  static void make(Path folder, Consumer<Path> build) throws IOException {
    requireFree(folder);
    Path making = folder.resolveSibling(folder.getFileName() + ".making");
    Path mark = making.resolve(MARK);
    requireOurs(making, mark);
    Files.createDirectories(making);
    try (FileChannel channel =
        FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!isTaken(channel) || Files.notExists(mark)) { // gone: the other has just finished
        throw new Cli.Refusal(folder + " is being made by another start; wait for it");
      }
      removeAllBut(mark, making);
      build.accept(making);
      requireFree(folder);
      Files.deleteIfExists(folder);
      Files.delete(mark);
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static void requireFree(Path folder) throws IOException {
    if (!isFree(folder)) {
      throw new Cli.Refusal(
          folder
              + " is not empty and holds no whole store; it is not replaced: remove it or name"
              + " another folder");
    }
  }

  private static void requireOurs(Path making, Path mark) throws IOException {
    if (!isFree(making) && Files.notExists(mark)) {
      throw new Cli.Refusal(making + " is there and not Tillid's; it is not removed: move it away");
    }
  }

  private static boolean isFree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void removeAllBut(Path mark, Path making) throws IOException {
    try (Stream<Path> entries = Files.walk(making)) {
      List<Path> deepestFirst =
          entries
              .filter(entry -> !entry.equals(mark) && !entry.equals(making))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    }
  }
}
