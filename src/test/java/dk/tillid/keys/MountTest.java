package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.Mount.Erasing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {
  private static final String ROOT = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw";

  @TempDir private Path kernel;
  private Mount.Kernel planted = Mount.Kernel.OF_THIS_MACHINE;

  /// What the kernel of a machine with two disks tells.
  @BeforeEach
  void plant() throws IOException {
    planted =
        new Mount.Kernel(
            kernel.resolve("mountinfo"), kernel.resolve("block"), kernel.resolve("ext4"));
    Files.createDirectory(planted.devices());
    plantDisk("8:1", "sda1");
    plantDisk("8:2", "dm-0");
  }

  private void plantDisk(String number, String name) throws IOException {
    Files.createSymbolicLink(
        planted.devices().resolve(number), Path.of("../../devices/virtual/block", name));
    Files.createDirectories(planted.ext4().resolve(name));
    Files.writeString(planted.ext4().resolve(name).resolve("options"), "rw\ndata=ordered\n");
  }

  private Mount data(String mountPoint, String type, String options) throws IOException {
    String line = "36 22 8:2 / " + mountPoint + " rw,noatime - " + type + " /dev/x " + options;
    return in(Path.of("/srv/tillid/data"), ROOT, line);
  }

  private Mount in(Path real, String... lines) throws IOException {
    Files.write(planted.mounts(), List.of(lines));
    return Mount.in(planted, real);
  }

  @ParameterizedTest
  @CsvSource({
    "ext4, SURE",
    "ext3, SURE",
    "ext2, SURE",
    "xfs, DOUBTFUL",
    "tmpfs, DOUBTFUL",
    "ramfs, DOUBTFUL",
    "whatever, DOUBTFUL",
    "overlay, FAILING",
    "btrfs, FAILING",
    "zfs, FAILING",
    "nfs, FAILING",
    "nfs4, FAILING",
    "cifs, FAILING",
    "fuse, FAILING",
    "fuseblk, FAILING",
    "fuse.sshfs, FAILING",
    "f2fs, FAILING"
  })
  void theTypeDecides(String type, Erasing erasing) throws IOException {
    Mount mount = data("/srv", type, "rw");
    assertThat(mount.type()).isEqualTo(type);
    assertThat(mount.erasing()).isEqualTo(erasing);
    assertThat(mount.reason().isEmpty()).isEqualTo(erasing == Erasing.SURE);
    assertThat(mount.reason()).doesNotContain("/srv", "/dev");
  }

  @Test
  void aJournalOfDataIsDoubtful() throws IOException {
    assertThat(data("/srv", "ext4", "rw,data=ordered").erasing()).isEqualTo(Erasing.SURE);
    Mount mount = data("/srv", "ext4", "rw,data=journal");
    assertThat(mount.erasing()).isEqualTo(Erasing.DOUBTFUL);
    assertThat(mount.reason()).contains("data=journal");
  }

  /// `tune2fs -o journal_data` shows in no table of mounts.
  @ParameterizedTest
  @ValueSource(strings = {"ext3", "ext4"})
  void aJournalOfDataThatTheTableDoesNotTellIsDoubtfulToo(String type) throws IOException {
    assertThat(data("/srv", type, "rw").erasing()).as("control").isEqualTo(Erasing.SURE);
    Files.writeString(planted.ext4().resolve("dm-0/options"), "rw\ndata=journal\nbarrier\n");
    Mount mount = data("/srv", type, "rw");
    assertThat(mount.erasing()).isEqualTo(Erasing.DOUBTFUL);
    assertThat(mount.reason()).contains("data=journal").contains("tune2fs");
    assertThat(in(Path.of("/other"), ROOT).erasing()).as("the other disk").isEqualTo(Erasing.SURE);
  }

  @Test
  void whatTheKernelDoesNotTellIsDoubtful() throws IOException {
    Files.delete(planted.ext4().resolve("dm-0/options"));
    assertThat(data("/srv", "ext2", "rw").erasing()).as("no journal").isEqualTo(Erasing.SURE);
    Mount mount = data("/srv", "ext4", "rw");
    assertThat(mount.erasing()).isEqualTo(Erasing.DOUBTFUL);
    assertThat(mount.reason()).contains("does not tell").contains("tune2fs");
  }

  @Test
  void theNearestMountCountsAndOfSeveralTheLast() throws IOException {
    assertThat(data("/srv/tillid", "btrfs", "rw").type()).isEqualTo("btrfs");
    assertThat(data("/srv/til", "btrfs", "rw").type()).as("a part of a name").isEqualTo("ext4");
    assertThat(data("/", "overlay", "rw").type()).as("mounted over").isEqualTo("overlay");
    assertThat(data("/srv/tillid/data/below", "btrfs", "rw").type()).isEqualTo("ext4");
  }

  @Test
  void aSpaceInAMountPointIsRead() throws IOException {
    String line = "36 22 8:2 / /mnt/a\\040b rw shared:7 master:2 - zfs pool/x rw,xattr";
    assertThat(in(Path.of("/mnt/a b/c"), ROOT, line).type()).isEqualTo("zfs");
  }

  @Test
  void aTableWithoutThePathIsUnknown() throws IOException {
    assertThat(in(Path.of("/srv")).erasing()).isEqualTo(Erasing.DOUBTFUL);
  }

  @Test
  void theMachinesOwnTableIsRead(@TempDir Path folder) {
    Mount here = Mount.under(folder);
    assertThat(here.type()).isNotEqualTo("unknown");
    assertThat(Mount.under(folder.resolve("not/there/yet"))).isEqualTo(here);
    assertThat(Mount.under(Path.of("/proc")).type()).isEqualTo("proc");
  }
}
