package dk.tillid.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UncaughtFailuresTest {
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();

  @AfterEach
  void giveTheHandlerBack() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void aThreadThatDiesLeavesKindAndPlaceAndNoMessage() throws InterruptedException {
    StringBuilder lines = new StringBuilder();
    UncaughtFailures.into(new EventLog(lines, Clock.systemUTC()));
    Thread dying =
        Thread.ofPlatform()
            .start(() -> {
              throw new StackOverflowError("canary");
            });
    dying.join();
    assertThat(lines.toString())
        .contains("UNCAUGHT_FAILURE", "java.lang.StackOverflowError", "UncaughtFailuresTest")
        .doesNotContain("canary");
  }
}
