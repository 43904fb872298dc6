package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that writes no more is told by health, so that a supervisor starts the process anew.
class StoppedPartIT {
  private static final String REGISTER =
      "mutation ($key: IdempotencyKey!) { registerReferral(input: { idempotencyKey: $key, team: \"team-1\","
          + " source: SELF, referrerKind: PRIVATE, channel: PHONE }) { __typename } }";

  @TempDir Path folder;

  @Test
  void healthTellsAStoreThatStoppedAndTheLogTellsItOnce() {
    try (LiveServer live = LiveServer.onEmptyStore(folder, Clock.systemUTC())) {
      String token = live.token(Role.WORKER, "0766");
      assertThat(register(live, token)).doesNotContain("errors");
      assertThat(live.management("/ready")).isEqualTo("{\"status\":\"ready\"}");
      live.ledger()
          .follow(_ -> {
            throw new IllegalStateException("as the test wishes");
          });
      assertThat(register(live, token)).contains("errors");
      assertThat(register(live, token)).contains("errors");
      assertThat(live.management("/ready"))
          .isEqualTo("{\"status\":\"failed\",\"stopped\":[\"store\"]}");
      assertThat(live.log()).containsOnlyOnce("STORE_STOPPED").doesNotContain("the test wishes");
      live.restart();
      assertThat(live.management("/ready")).isEqualTo("{\"status\":\"ready\"}");
    }
  }

  private static String register(LiveServer live, String token) {
    return live.post(token, REGISTER, Map.of("key", UUID.randomUUID().toString())).toString();
  }
}
