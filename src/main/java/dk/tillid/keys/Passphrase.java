package dk.tillid.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The passphrase file: its bytes without the trailing line ends. A systemd credential is such a
/// file too.
final class Passphrase {
  private Passphrase() {}

  /// The caller wipes the array.
  static byte[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw missing(file);
    }
    try {
      var all = Files.readAllBytes(file);
      var end = all.length;
      while (end > 0 && (all[end - 1] == '\n' || all[end - 1] == '\r')) {
        end--;
      }
      var trimmed = Arrays.copyOf(all, end);
      Arrays.fill(all, (byte) 0);
      if (end == 0) {
        throw missing(file);
      }
      return trimmed;
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  static void write(Path file, String passphrase) {
    try {
      if (Files.exists(file)) {
        throw new KeyFailure(
            KeyFailure.Cause.KEYSTORE_EXISTS,
            file + " is already there and is not replaced. Use it, or choose another path.");
      }
      KeyFiles.folderOf(file);
      KeyFiles.write(file, (passphrase + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  private static KeyFailure missing(Path file) {
    return new KeyFailure(
        KeyFailure.Cause.PASSPHRASE_MISSING,
        file
            + " is absent or empty. Put the passphrase there as one line, readable by this user only.");
  }
}
