package dk.tillid.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// What an interrupted work left.
public final class Folders {
  private Folders() {}

  /// Removes a folder with everything in it, if it is there.
  ///
  /// @throws IOException if the disk refuses
  public static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
