package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepIT {
  @TempDir Path folder;

  @Test
  void theOperatorSeesHowTheRegistryIsKeptUpAndNothingOfACase() throws IOException {
    DayClock clock = new DayClock(LocalDate.of(2026, 3, 9));
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      JsonNode upkeep = new JsonMapper().readTree(live.management("/upkeep"));
      assertThat(upkeep.propertyStream().map(java.util.Map.Entry::getKey))
          .containsExactly(
              "housekeepingDay", "erasuresInFiles", "newestBackup", "restorableBackups");
      assertThat(upkeep.get("erasuresInFiles").asLong()).isZero();
      assertThat(upkeep.get("restorableBackups").isNull()).isTrue();
    }
  }
}
