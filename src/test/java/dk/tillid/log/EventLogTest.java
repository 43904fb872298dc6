package dk.tillid.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private final StringBuilder lines = new StringBuilder();
  private final EventLog log =
      new EventLog(lines, Clock.fixed(Instant.parse("2026-03-09T10:11:12.5Z"), ZoneOffset.UTC));

  @Test
  void writesTimeEventAndNumbersOnly() {
    log.write(Event.INDEX_READY, 55, 12);

    assertThat(lines.toString().strip())
        .isEqualTo(
            "{\"time\":\"2026-03-09T10:11:12Z\",\"event\":\"INDEX_READY\",\"numbers\":[55,12]}");
  }

  @Test
  void tellsClassesAndFramesOfAFailureButNoMessage() {
    log.failure(
        Event.INCIDENT,
        new IllegalStateException("canary-one", new IllegalArgumentException("canary-two")),
        7);

    assertThat(lines.toString())
        .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
        .contains("EventLogTest.tellsClassesAndFramesOfAFailureButNoMessage")
        .doesNotContain("canary");
  }
}
