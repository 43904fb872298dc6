package dk.tillid.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import dk.tillid.keys.Mount;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where this machine could keep what the process knows: swap, core files, heap dumps, blocks that
/// the disk still has; and what no program can tell.
final class MachineCheck {
  private static final Path SWAPS = Path.of("/proc/swaps");
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path CORE_PATTERN = Path.of("/proc/sys/kernel/core_pattern");

  private MachineCheck() {}

  static List<Finding> ofThisMachine(Path dataDir) {
    return List.of(
        swap(text(SWAPS)),
        cores(text(LIMITS), text(CORE_PATTERN)),
        heapDumps(
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("HeapDumpOnOutOfMemoryError")
                .getValue()),
        discard(Mount.under(dataDir)),
        Finding.warn(
            "beyond any program",
            "worn flash cells, snapshots of a virtual machine and copies of the slot file's folder"
                + " made by a file backup keep old blocks where no program sees it: put an encrypted"
                + " disk (LUKS) beneath, and keep no snapshots or copies of slot files and custodyDir"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  /// @param swaps `/proc/swaps`: a heading, then a line a swap area
  static Finding swap(String swaps) {
    List<String> areas = swaps.lines().skip(1).filter(line -> !line.isBlank()).toList();
    if (areas.isEmpty()) {
      return Finding.ok("swap", "none: memory is not written to a disk");
    }
    boolean inMemory = areas.stream().allMatch(line -> line.startsWith("/dev/zram"));
    return inMemory
        ? Finding.ok("swap", "compressed memory alone (zram): nothing is written to a disk")
        : Finding.warn(
            "swap",
            "memory with keys and cases may be written to the disk and stay there: swapoff, or"
                + " MemorySwapMax=0 in the unit of systemd, or encrypt it with a key of each boot");
  }

  /// @param limits `/proc/self/limits`
  /// @param pattern `/proc/sys/kernel/core_pattern`; one that begins with | hands every core to a
  ///   program, whatever the limit
  static Finding cores(String limits, String pattern) {
    boolean none = limits.lines().anyMatch(line -> line.matches("Max core file size\\s+0\\s+.*"));
    if (pattern.startsWith("|")) {
      return Finding.warn(
          "core dumps",
          "the kernel hands the memory of a crashed process to "
              + pattern.substring(1).strip().split(" ", 2)[0]
              + "; set kernel.core_pattern to a file's name, or Storage=none in coredump.conf");
    }
    return none
        ? Finding.ok("core dumps", "none are written")
        : Finding.fault(
            "core dumps",
            "a crash would write the memory to a file; start by ops/tillid, or ulimit -c 0");
  }

  /// @param option the value of HeapDumpOnOutOfMemoryError
  static Finding heapDumps(String option) {
    return option.equals("false")
        ? Finding.ok("heap dumps", "none are written")
        : Finding.fault(
            "heap dumps",
            "a full memory would be written to a file; start without"
                + " -XX:+HeapDumpOnOutOfMemoryError");
  }

  static Finding discard(Mount mount) {
    return mount.options().contains("discard")
        ? Finding.ok("discard", "freed blocks of dataDir are given back to the disk at once")
        : Finding.warn(
            "discard",
            "freed blocks of dataDir stay on the disk, as ciphertext whose keys are destroyed; mount"
                + " with discard or run fstrim every week");
  }
}
