package dk.tillid.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LibraryLogsTest {
  private final StringBuilder lines = new StringBuilder();
  private final Logger library = Logger.getLogger("some.library");

  @AfterEach
  void giveTheLogsBack() throws Exception {
    LogManager.getLogManager().readConfiguration();
  }

  @Test
  void keepsTheKindOfASevereFaultAndDropsWhatItSaid() {
    LibraryLogs.into(new EventLog(lines, Clock.systemUTC()));

    library.log(Level.SEVERE, "canary", new IllegalStateException("canary"));
    library.log(Level.WARNING, "canary", new IllegalArgumentException("canary"));

    assertThat(lines.toString())
        .contains("LIBRARY_COMPLAINT", "java.lang.IllegalStateException")
        .doesNotContain("canary", "IllegalArgumentException");
  }
}
