package dk.tillid.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The file system that a folder lies on, and whether overwriting a file there overwrites the disk:
/// the erasure of a case is one overwritten slot.
///
/// @param type the file system's type as the kernel names it, such as `ext4`; `unknown` where it
///   does not tell
/// @param options the options of the file system and of the mount
public record Mount(String type, Set<String> options) {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");

  /// Write elsewhere than where the old bytes are, or hand them to another machine or process that
  /// may.
  private static final Set<String> KEEPING =
      Set.of(
          "overlay",
          "aufs",
          "btrfs",
          "zfs",
          "bcachefs",
          "f2fs",
          "nilfs2",
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "9p",
          "ceph",
          "fuseblk");

  private static final Set<String> IN_PLACE = Set.of("ext2", "ext3", "ext4");

  /// Spaces and the like stand as three octal digits (proc(5)).
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  /// Whether what is overwritten is gone.
  public enum Erasing {
    /// It is.
    SURE,
    /// It is, unless what [Mount#reason()] says.
    DOUBTFUL,
    /// It stays on the disk for an unknown time.
    FAILING
  }

  /// Copies the options.
  public Mount {
    options = Set.copyOf(options);
  }

  /// The file system of a folder; of one that is not there yet, that of the nearest one above it.
  public static Mount under(Path folder) {
    try {
      return in(Files.readAllLines(TABLE, StandardCharsets.UTF_8), existing(folder).toRealPath());
    } catch (IOException _) {
      return new Mount("unknown", Set.of());
    }
  }

  private static Path existing(Path folder) {
    Path nearest = folder.toAbsolutePath().normalize();
    while (!Files.exists(nearest)) {
      nearest = Optional.ofNullable(nearest.getParent()).orElse(nearest.getRoot());
    }
    return nearest;
  }

  /// The mount of a real path in the lines of `mountinfo`: the longest mount point above it, and of
  /// several at one point the last, which covers the others.
  static Mount in(List<String> lines, Path real) {
    Mount found = new Mount("unknown", Set.of());
    int longest = -1;
    for (String line : lines) {
      String[] halves = line.split(" - ", 2);
      String[] left = halves[0].split(" ", -1);
      Path point = Path.of(plain(left[4]));
      if (real.startsWith(point) && point.getNameCount() >= longest) {
        longest = point.getNameCount();
        found = of(left[5], halves[1].split(" ", -1));
      }
    }
    return found;
  }

  /// @param right type, source, options of the file system
  private static Mount of(String ofMount, String[] right) {
    Set<String> all = new HashSet<>(List.of(ofMount.split(",", -1)));
    all.addAll(List.of(right[2].split(",", -1)));
    return new Mount(right[0], all);
  }

  private static String plain(String escaped) {
    return OCTAL
        .matcher(escaped)
        .replaceAll(octal -> String.valueOf((char) Integer.parseInt(octal.group(1), 8)));
  }

  /// Whether what is overwritten here is gone.
  public Erasing erasing() {
    if (KEEPING.contains(type) || type.equals("fuse") || type.startsWith("fuse.")) {
      return Erasing.FAILING;
    }
    return IN_PLACE.contains(type) && !options.contains("data=journal")
        ? Erasing.SURE
        : Erasing.DOUBTFUL;
  }

  /// Why not [Erasing#SURE], and what to do, as one sentence; empty where it is.
  public String reason() {
    return switch (erasing()) {
      case SURE -> "";
      case FAILING ->
          type + " keeps old blocks, so that an erased key may survive there; use ext4 or xfs";
      case DOUBTFUL -> doubt();
    };
  }

  private String doubt() {
    if (options.contains("data=journal")) {
      return type + " with data=journal keeps copies in its journal; mount it without";
    }
    return switch (type) {
      case "xfs" ->
          "xfs overwrites in place unless a file shares its blocks; make no reflink copy or snapshot"
              + " of the slot file";
      case "tmpfs" -> "tmpfs keeps nothing over a restart, not even the cases; use ext4 or xfs";
      default -> type + " is not known to overwrite in place; use ext4 or xfs";
    };
  }
}
