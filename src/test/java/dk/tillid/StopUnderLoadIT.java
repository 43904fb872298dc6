package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process ends while many read, in order and soon. Where the store closed under its readers,
/// the whole process ended in native code, this test with it.
class StopUnderLoadIT {
  private static final int CLIENTS = 24;

  private static final String READ =
      IntStream.range(0, 10)
          .mapToObj(k -> "a" + k + ": referrals(open: true, first: 100) { edges { node { id } } }")
          .collect(Collectors.joining(" ", "{ ", " }"));

  private static final String WRITE =
      "mutation ($key: IdempotencyKey!) { registerReferral(input: { idempotencyKey: $key, team: \"team-1\","
          + " source: SELF, referrerKind: PRIVATE, channel: PHONE }) { __typename } }";

  @TempDir Path folder;

  @Test
  void endsInOrderUnderLoad() throws InterruptedException {
    LiveServer live = LiveServer.onEmptyStore(folder, Clock.systemUTC());
    String token = live.token(Role.WORKER, "0766");
    for (int i = 0; i < 100; i++) {
      live.data(token, WRITE, Map.of("key", "stopping-" + i));
    }
    CountDownLatch answered = new CountDownLatch(3 * CLIENTS);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofPlatform().start(() -> readUntilRefused(live, token, answered)));
    }
    answered.await();
    live.close();
    for (Thread client : clients) {
      client.join();
    }
    assertThat(live.log()).contains("STOPPED").doesNotContain("INCIDENT");
  }

  private static void readUntilRefused(LiveServer live, String token, CountDownLatch answered) {
    try {
      while (!live.post(token, READ, Map.of()).has("errors")) {
        answered.countDown();
      }
    } catch (AssertionError _) {
      // the connection ended with the server
    }
  }
}
