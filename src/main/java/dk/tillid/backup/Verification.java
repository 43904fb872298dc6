package dk.tillid.backup;

import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyBackup;
import dk.tillid.keys.Recipient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/// Checks a backup.
public final class Verification {
  /// What was found.
  ///
  /// @param files files of the database in it; empty where it was not opened
  public record Verified(
      int generation, LocalDate day, long erasureEpoch, long trailSize, Optional<Integer> files) {}

  private Verification() {}

  /// Checks signature and files, without any secret.
  ///
  /// @param publicKey of the registry's receipts
  /// @throws dk.tillid.domain.StoreFailure if it is not whole
  public static Verified outside(Path folder, byte[] publicKey) {
    BackupFolder backup = new BackupFolder(folder);
    backup.require(publicKey);
    return verified(backup.read(), Optional.empty());
  }

  /// Opens both halves too, and reads them to their ends.
  ///
  /// @throws dk.tillid.keys.KeyFailure if its generation was destroyed, or the secret is another's
  public static Verified inside(
      Path folder, byte[] publicKey, Generations generations, Recipient.Secret secret) {
    BackupFolder backup = new BackupFolder(folder);
    backup.require(publicKey);
    Manifest manifest = backup.read();
    KeyBackup.Name name = new KeyBackup.Name(manifest.keystoreId(), manifest.generation());
    int[] files = {0};
    try (InputStream keys = Files.newInputStream(backup.keys());
        KeyBackup _ = KeyBackup.open(keys, generations, secret, name);
        InputStream data = Files.newInputStream(backup.data());
        InputStream opened = KeyBackup.opening(data, secret, name)) {
      Pack.read(
          opened,
          (_, content) -> {
            content.transferTo(OutputStream.nullOutputStream());
            files[0]++;
          });
    } catch (IOException e) {
      throw BackupFolder.unreadable(folder, e);
    }
    return verified(manifest, Optional.of(files[0]));
  }

  /// The name of the keystore whose backup a folder says to be, before anything of it is believed.
  public static byte[] keystoreId(Path folder) {
    BackupFolder backup = new BackupFolder(folder);
    try {
      return HexFormat.of().parseHex(backup.read().keystoreId());
    } catch (IllegalArgumentException _) {
      throw BackupFolder.damaged(backup.manifest(), "names no keystore");
    }
  }

  private static Verified verified(Manifest manifest, Optional<Integer> files) {
    return new Verified(
        manifest.generation(),
        manifest.day(),
        manifest.erasureEpoch(),
        manifest.trailSize(),
        files);
  }
}
