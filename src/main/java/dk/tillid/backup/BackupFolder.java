package dk.tillid.backup;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Receipts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// The files of one backup.
record BackupFolder(Path folder) {
  static final String PREFIX = "tillid-backup-";

  Path manifest() {
    return folder.resolve("manifest.json");
  }

  Path signature() {
    return folder.resolve("manifest.sig");
  }

  Path data() {
    return folder.resolve("data.sealed");
  }

  Path keys() {
    return folder.resolve("keys.sealed");
  }

  /// The manifest, before anything of it is believed.
  Manifest read() {
    return Manifest.read(bytes(manifest()), manifest());
  }

  /// Refuses a backup that the owner of the public key did not sign, or whose files are not those
  /// it was signed with.
  void require(byte[] publicKey) {
    byte[] text = bytes(manifest());
    if (!Receipts.verifyManifest(publicKey, text, signed())) {
      throw damaged(manifest(), "was not signed by this registry");
    }
    Manifest manifest = Manifest.read(text, manifest());
    require(data(), manifest.data());
    require(keys(), manifest.keys());
  }

  private byte[] signed() {
    try {
      return Base64.getMimeDecoder().decode(bytes(signature()));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static void require(Path file, Manifest.Sealed told) {
    if (!describe(file).equals(told)) {
      throw damaged(file, "is not the file that was signed");
    }
  }

  static Manifest.Sealed describe(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting = new DigestInputStream(in, sha256())) {
      long bytes = 0;
      byte[] buffer = new byte[1 << 16];
      for (int read = digesting.read(buffer); read >= 0; read = digesting.read(buffer)) {
        bytes += read;
      }
      return new Manifest.Sealed(
          bytes, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static StoreFailure damaged(Path file, String what) {
    return new StoreFailure(file + " " + what + ". The backup is damaged or foreign: use another.");
  }

  static StoreFailure unreadable(Path file, IOException trigger) {
    return new StoreFailure(
        file + " cannot be read or written. Check the path, its permissions and the disk.",
        new UncheckedIOException(trigger));
  }
}
