package dk.tillid.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeparturesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Departures departures = new Departures();

  @Test
  void nothingUnderWayIsNoWait() {
    departures.depart().left();
    assertThat(departures.awaitEarlier(Duration.ZERO)).isTrue();
  }

  @Test
  void waitsUntilAllThatDepartedBeforeHaveLeftAndForNoneThatDepartsLater() throws Exception {
    Departures.Departure one = departures.depart();
    Departures.Departure two = departures.depart();
    AtomicBoolean leaving = new AtomicBoolean();
    AtomicBoolean afterBoth = new AtomicBoolean();
    Thread withdrawal =
        Thread.ofPlatform()
            .start(() -> afterBoth.set(departures.awaitEarlier(LONG) && leaving.get()));
    awaitWaiting(withdrawal);
    departures.depart(); // stays under way
    one.left();
    one.left();
    leaving.set(true);
    two.left();
    withdrawal.join();
    assertThat(afterBoth).isTrue();
  }

  @Test
  void tellsThatNotAllHaveLeft() {
    departures.depart();
    assertThat(departures.awaitEarlier(Duration.ofMillis(1))).isFalse();
  }

  @Test
  void anInterruptedWaitIsNoProof() {
    departures.depart();
    Thread.currentThread().interrupt();
    assertThat(departures.awaitEarlier(LONG)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
