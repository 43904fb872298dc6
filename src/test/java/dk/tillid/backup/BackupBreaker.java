package dk.tillid.backup;

import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyBackup;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Somebody with every file there is, the keystore open and the recipient's private key, who tries
/// to open the secret half of a backup: every stretch of every file as a generation's slot.
final class BackupBreaker {
  private static final int SLOT = 128;

  private BackupBreaker() {}

  static boolean opens(Path backup, List<Path> everything, KeyRing keys, Recipient.Secret secret) {
    Manifest manifest = new BackupFolder(backup).read();
    KeyBackup.Name name = new KeyBackup.Name(manifest.keystoreId(), manifest.generation());
    for (Path place : everything) {
      for (Path file : files(place)) {
        if (opens(backup, file, name, keys, secret)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Each 128 bytes of the file, at any place, as the slot of the generation that is wanted.
  private static boolean opens(
      Path backup, Path file, KeyBackup.Name name, KeyRing keys, Recipient.Secret secret) {
    byte[] bytes = read(file);
    for (int from = 0; from + SLOT <= bytes.length; from++) {
      boolean alive = bytes[from] == 1 && bytes[from + 1] == 1 && bytes[from + SLOT - 1] == 1;
      if (alive && opens(backup, slot(bytes, from, name.generation()), name, keys, secret)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] slot(byte[] bytes, int from, int generation) {
    byte[] all = new byte[generation * SLOT];
    System.arraycopy(bytes, from, all, (generation - 1) * SLOT, SLOT);
    return all;
  }

  private static boolean opens(
      Path backup, byte[] slots, KeyBackup.Name name, KeyRing keys, Recipient.Secret secret) {
    try {
      Path tried = Files.createTempDirectory("tried");
      Files.write(tried.resolve("a"), slots);
      Files.write(tried.resolve("b"), slots);
      try (Generations generations =
              Generations.open(keys.id(), tried.resolve("a"), tried.resolve("b"));
          InputStream sealed = Files.newInputStream(backup.resolve("keys.sealed"));
          KeyBackup opened = KeyBackup.open(sealed, generations, secret, name)) {
        return opened.slots().length > 0;
      }
    } catch (IOException | KeyFailure _) {
      return false;
    }
  }

  private static List<Path> files(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
