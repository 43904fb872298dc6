package dk.tillid;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Mount;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A store does not open where what is withdrawn would stay, unless that was asked for.
class MountRefusalTest {
  private static Map<String, Mount> copyOn(String type) {
    return Map.of(
        "dataDir", new Mount("ext4", Set.of()), "slotCopyDir", new Mount(type, Set.of("rw")));
  }

  @Test
  void refusesAFileSystemThatKeepsOldBlocksByKeyAndRemedy() {
    assertThatThrownBy(() -> Registry.requireErasing(copyOn("overlay"), false))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("slotCopyDir")
        .hasMessageContaining("use ext4 or xfs")
        .hasMessageContaining("allowCopyOnWrite");
  }

  @Test
  void opensWhereItIsAllowedOrOnlyDoubtful() {
    assertThatCode(() -> Registry.requireErasing(copyOn("overlay"), true))
        .doesNotThrowAnyException();
    assertThatCode(() -> Registry.requireErasing(copyOn("xfs"), false)).doesNotThrowAnyException();
    assertThatCode(() -> Registry.requireErasing(copyOn("ext4"), false)).doesNotThrowAnyException();
  }
}
