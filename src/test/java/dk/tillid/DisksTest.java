package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Mount;
import dk.tillid.log.EventLog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store does not open where what is withdrawn would stay, unless that was asked for.
class DisksTest {
  private static final List<String> KEYS =
      List.of("dataDir", "slotCopyDir", "keysDir", "custodyDir");

  /// All on ext4 but one.
  private static Disks disks(String key, String type, boolean isTrial) {
    Map<String, Mount> mounts = new LinkedHashMap<>();
    KEYS.forEach(
        each -> mounts.put(each, new Mount(each.equals(key) ? type : "ext4", Set.of("rw"))));
    return new Disks(mounts, isTrial);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataDir", "slotCopyDir", "keysDir"})
  void refusesAFileSystemThatKeepsOldBlocksByKeyAndRemedy(String key) {
    assertThatThrownBy(() -> disks(key, "overlay", false).requireErasing())
        .isInstanceOf(StoreFailure.class)
        .hasMessageStartingWith(key + ": ")
        .hasMessageContaining("use ext4 or xfs")
        .hasMessageContaining("allowCopyOnWrite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataDir", "slotCopyDir", "keysDir"})
  void opensWhereItIsAllowedOrOnlyDoubtful(String key) {
    for (Disks opening :
        List.of(disks(key, "overlay", true), disks(key, "xfs", false), disks(key, "ext4", false))) {
      assertThatCode(opening::requireErasing).doesNotThrowAnyException();
    }
  }

  @Test
  void custodyMayLieOnAnotherMachineAndIsOnlyWarned() {
    Disks disks = disks("custodyDir", "nfs4", false);
    assertThatCode(disks::requireErasing).doesNotThrowAnyException();
    assertThat(disks.pardon("custodyDir").orElseThrow()).contains("older backup");
    assertThat(disks.pardon("keysDir")).isEmpty();
    StringBuilder lines = new StringBuilder();
    disks.tellDoubts(new EventLog(lines, Clock.systemUTC()));
    assertThat(lines).contains("\"ERASURE_DOUBTFUL\",\"numbers\":[3,1]").hasLineCount(1);
  }

  @Test
  void looksAtEveryFolderOfTheConfiguration(@TempDir Path folder) {
    Config config = Config.read(Optional.empty(), Map.of());
    for (String key : KEYS) {
      config = config.with(key, folder.resolve(key).toString());
    }
    Disks disks = Disks.of(config.with("keysDir", "/proc"));
    assertThat(disks.mounts()).containsOnlyKeys(KEYS);
    assertThat(disks.mounts())
        .containsEntry("keysDir", Mount.under(Path.of("/proc")))
        .containsEntry("dataDir", Mount.under(folder))
        .containsEntry("custodyDir", Mount.under(folder));
  }
}
