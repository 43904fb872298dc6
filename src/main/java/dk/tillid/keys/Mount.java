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
/// @param options the options of the mount, of the file system and, with ext3 and ext4, of the
///   driver, which alone tells what `tune2fs` switched on (ext4(5)); `data=?` where it does not
///   tell
public record Mount(String type, Set<String> options) {
  private static final String JOURNAL = "data=journal";
  private static final String UNTOLD = "data=?";

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

  private static final Set<String> JOURNALLED = Set.of("ext3", "ext4");

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

  /// Where the kernel tells of its file systems; tests plant their own.
  ///
  /// @param mounts the table of mounts (proc(5))
  /// @param devices a link to each block device, named by its two numbers
  /// @param ext4 a folder for each of the driver's devices
  record Kernel(Path mounts, Path devices, Path ext4) {
    static final Kernel OF_THIS_MACHINE =
        new Kernel(
            Path.of("/proc/self/mountinfo"), Path.of("/sys/dev/block"), Path.of("/proc/fs/ext4"));

    private List<String> table() throws IOException {
      return Files.readAllLines(mounts, StandardCharsets.UTF_8);
    }

    private Set<String> driverOptions(String device) {
      try {
        Path name = Files.readSymbolicLink(devices.resolve(device)).getFileName();
        return Set.copyOf(
            Files.readAllLines(ext4.resolve(name).resolve("options"), StandardCharsets.UTF_8));
      } catch (IOException _) {
        return Set.of(UNTOLD);
      }
    }
  }

  /// Copies the options.
  public Mount {
    options = Set.copyOf(options);
  }

  /// The file system of a folder; of one that is not there yet, that of the nearest one above it.
  public static Mount under(Path folder) {
    return under(folder, Kernel.OF_THIS_MACHINE);
  }

  static Mount under(Path folder, Kernel kernel) {
    try {
      return in(kernel, existing(folder).toRealPath());
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

  /// The mount of a real path: the longest mount point above it, and of several at one point the
  /// last, which covers the others.
  static Mount in(Kernel kernel, Path real) throws IOException {
    Mount found = new Mount("unknown", Set.of());
    int longest = -1;
    for (String line : kernel.table()) {
      String[] halves = line.split(" - ", 2);
      String[] left = halves[0].split(" ", -1);
      Path point = Path.of(plain(left[4]));
      if (real.startsWith(point) && point.getNameCount() >= longest) {
        longest = point.getNameCount();
        found = of(left, halves[1].split(" ", -1), kernel);
      }
    }
    return found;
  }

  /// @param left number, parent, device, root, mount point, options of the mount
  /// @param right type, source, options of the file system
  private static Mount of(String[] left, String[] right, Kernel kernel) {
    Set<String> all = new HashSet<>(List.of(left[5].split(",", -1)));
    all.addAll(List.of(right[2].split(",", -1)));
    if (JOURNALLED.contains(right[0])) {
      all.addAll(kernel.driverOptions(left[2]));
    }
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
    return IN_PLACE.contains(type) && !options.contains(JOURNAL) && !options.contains(UNTOLD)
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
    if (options.contains(JOURNAL)) {
      return type
          + " with data=journal keeps copies in its journal; mount it without, and see that `tune2fs -l`"
          + " tells no journal_data";
    }
    if (options.contains(UNTOLD)) {
      return type
          + " may keep copies in its journal: the kernel does not tell here; see that the machine's"
          + " `tune2fs -l` tells no journal_data";
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
