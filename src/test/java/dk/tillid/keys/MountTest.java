package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.Mount.Erasing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {
  private static final String ROOT = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw";

  private static Mount data(String mountPoint, String type, String options) {
    String line = "36 22 8:2 / " + mountPoint + " rw,noatime - " + type + " /dev/x " + options;
    return Mount.in(List.of(ROOT, line), Path.of("/srv/tillid/data"));
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
  void theTypeDecides(String type, Erasing erasing) {
    Mount mount = data("/srv", type, "rw");
    assertThat(mount.type()).isEqualTo(type);
    assertThat(mount.erasing()).isEqualTo(erasing);
    assertThat(mount.reason().isEmpty()).isEqualTo(erasing == Erasing.SURE);
    assertThat(mount.reason()).doesNotContain("/srv", "/dev");
  }

  @Test
  void aJournalOfDataIsDoubtful() {
    assertThat(data("/srv", "ext4", "rw,data=ordered").erasing()).isEqualTo(Erasing.SURE);
    Mount mount = data("/srv", "ext4", "rw,data=journal");
    assertThat(mount.erasing()).isEqualTo(Erasing.DOUBTFUL);
    assertThat(mount.reason()).contains("data=journal");
  }

  @Test
  void theNearestMountCountsAndOfSeveralTheLast() {
    assertThat(data("/srv/tillid", "btrfs", "rw").type()).isEqualTo("btrfs");
    assertThat(data("/srv/til", "btrfs", "rw").type()).as("a part of a name").isEqualTo("ext4");
    assertThat(data("/", "overlay", "rw").type()).as("mounted over").isEqualTo("overlay");
    assertThat(data("/srv/tillid/data/below", "btrfs", "rw").type()).isEqualTo("ext4");
  }

  @Test
  void aSpaceInAMountPointIsRead() {
    String line = "36 22 8:2 / /mnt/a\\040b rw shared:7 master:2 - zfs pool/x rw,xattr";
    assertThat(Mount.in(List.of(ROOT, line), Path.of("/mnt/a b/c")).type()).isEqualTo("zfs");
  }

  @Test
  void aTableWithoutThePathIsUnknown() {
    assertThat(Mount.in(List.of(), Path.of("/srv")).erasing()).isEqualTo(Erasing.DOUBTFUL);
  }

  @Test
  void theMachinesOwnTableIsRead(@TempDir Path folder) {
    Mount here = Mount.under(folder);
    assertThat(here.type()).isNotEqualTo("unknown");
    assertThat(Mount.under(folder.resolve("not/there/yet"))).isEqualTo(here);
    assertThat(Mount.under(Path.of("/proc")).type()).isEqualTo("proc");
  }
}
