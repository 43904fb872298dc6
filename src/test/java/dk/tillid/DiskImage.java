package dk.tillid;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A disk of its own in a file: ext4, mounted by a loop device, never discarding, so that what the
/// file system frees stays in the file until it is written over.
final class DiskImage implements AutoCloseable {
  private final Path image;
  private final Path mount;
  private boolean mounted = true;

  private DiskImage(Path image, Path mount) {
    this.image = image;
    this.mount = mount;
  }

  /// Makes and mounts one in a folder. Empty where this machine does not let us; the reason is
  /// printed.
  static Optional<DiskImage> in(Path folder, long mebibytes) throws IOException {
    Path image = folder.resolve("disk.image");
    Path mount = Files.createDirectory(folder.resolve("mounted"));
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(mebibytes << 20);
    }
    Optional<String> refused =
        refusal("mkfs.ext4", "-q", "-F", "-E", "nodiscard", image.toString())
            .or(() -> refusal("mount", "-o", "loop,nodiscard", image.toString(), mount.toString()));
    refused.ifPresent(reason ->
        System.out.println(
            "not searched: a raw disk, since it takes root and a loop device; " + reason));
    return refused.isPresent() ? Optional.empty() : Optional.of(new DiskImage(image, mount));
  }

  /// Where it is mounted.
  Path folder() {
    return mount;
  }

  /// Everything on the disk, once it is unmounted.
  Path unmounted() {
    close();
    return image;
  }

  @Override
  public void close() {
    if (mounted) {
      refusal("sync", "-f", mount.toString());
      refusal("umount", mount.toString())
          .ifPresent(reason -> {
            throw new AssertionError(reason);
          });
      mounted = false;
    }
  }

  /// Why a program did not do its work; empty where it did.
  private static Optional<String> refusal(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(1, TimeUnit.MINUTES);
      return ended && process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(List.of(command).getFirst() + ": " + said.strip());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
