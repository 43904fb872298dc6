package dk.tillid.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;

/// The passphrase file: its bytes without the trailing line ends. It is for its owner alone, where
/// the file system knows owners.
///
/// A systemd credential is such a file too: root's, of mode 0400, or 0440 where an access list lets
/// the service's user read it, since the group's bits then show the list's mask. Hence the one
/// exception: what root owns and cannot write itself, its group may read.
final class Passphrase {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private Passphrase() {}

  /// The caller wipes the array.
  static byte[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw missing(file);
    }
    try {
      requireHidden(file);
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

  /// Whether two files hold the same passphrase.
  static boolean areAlike(Path one, Path other) {
    var first = read(one);
    var second = read(other);
    var alike = MessageDigest.isEqual(first, second);
    Arrays.fill(first, (byte) 0);
    Arrays.fill(second, (byte) 0);
    return alike;
  }

  private static void requireHidden(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class); // absent: no owners here
    if (view == null) {
      return;
    }
    PosixFileAttributes attributes = view.readAttributes();
    if (isExposed(attributes.owner().getName(), attributes.permissions())) {
      throw new KeyFailure(
          KeyFailure.Cause.PASSPHRASE_EXPOSED,
          file + " is open to others than its owner. chmod 600 it, and think of who read it.");
    }
  }

  /// Whether others than the owner get at it.
  static boolean isExposed(String owner, Set<PosixFilePermission> permissions) {
    boolean credential =
        owner.equals("root") && !permissions.contains(PosixFilePermission.OWNER_WRITE);
    return permissions.stream()
        .filter(it -> !OWNERS.contains(it))
        .anyMatch(it -> !(credential && it == PosixFilePermission.GROUP_READ));
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
