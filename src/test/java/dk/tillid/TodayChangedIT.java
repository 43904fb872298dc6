package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Role;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The due list's changes, told over a socket of the JDK.
class TodayChangedIT {
  private static final String MUNICIPALITY = "0766";
  private static final String TEAM = "team-1";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  @Test
  void theDueListTellsItsChangesOverASocketToThoseConcerned(@TempDir Path folder) {
    try (LiveServer live = LiveServer.onEmptyStore(folder, new DayClock(DAY))) {
      tell(live);
    }
  }

  private static void tell(LiveServer live) {
    Desk worker = Desk.of(live, Role.WORKER, MUNICIPALITY, TEAM);
    Desk other = Desk.of(live, Role.WORKER, MUNICIPALITY, "team-2");
    try (TestSocket socket = live.socket().signIn(worker.token())) {
      socket.send(TestSocket.subscribe("a", "subscription { todayChanged { sequence changes } }"));
      assertThat(event(socket)).isEqualTo("0 0");
      other.openCase("team-2", "2026-03-09"); // not told
      worker.openCase(TEAM, "2026-03-09");
      assertThat(event(socket)).isEqualTo("1 1");
      socket.send("{\"type\":\"complete\",\"id\":\"a\"}").send("{\"type\":\"ping\"}");
      assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
    }
  }

  private static String event(TestSocket socket) {
    JsonNode message = LiveServer.json(socket.next());
    assertThat(message.path("type").asText()).as(message.toString()).isEqualTo("next");
    JsonNode told = message.at("/payload/data/todayChanged");
    return told.path("sequence").asInt() + " " + told.path("changes").asInt();
  }
}
