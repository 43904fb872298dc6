package dk.tillid.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import dk.tillid.domain.Denmark;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DailyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
  private static final int HOUR = 3;

  private final DayClock clock = new DayClock(danish(DAY, 2));
  private final StringWriter told = new StringWriter();
  private final Notes notes = new Notes();
  private final Daily daily = new Daily(notes, HOUR, clock, new EventLog(told, clock));

  /// Remembers the days it was called for.
  private static final class Notes implements Round {
    private final List<LocalDate> days = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Optional<LocalDate> last = Optional.empty();
    private Runnable work = () -> {};

    @Override
    public String name() {
      return "notes";
    }

    @Override
    public Event failure() {
      return Event.BACKUP_FAILED;
    }

    @Override
    public void work(LocalDate due) {
      days.add(due);
      work.run();
    }

    @Override
    public Optional<LocalDate> last() {
      return last;
    }

    @Override
    public void stop() {
      stopped.countDown();
    }
  }

  private static Instant danish(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Denmark.ZONE).toInstant();
  }

  private void look(LocalDate day, int hour) {
    clock.at(danish(day, hour));
    daily.look();
  }

  private long failuresTold() {
    return told.toString().lines().filter(line -> line.contains("BACKUP_FAILED")).count();
  }

  @Test
  void aDaysWorkIsDoneOnceFromItsHourOnAndAMissedOneIsMadeUpForAtTheStart() {
    look(DAY, 2);
    look(DAY, 2);
    assertThat(notes.days).containsExactly(DAY.minusDays(1));
    look(DAY, 3);
    look(DAY, 23);
    look(DAY.plusDays(1), 2);
    assertThat(notes.days).containsExactly(DAY.minusDays(1), DAY);
    look(DAY.plusDays(5), 4);
    assertThat(notes.days).containsExactly(DAY.minusDays(1), DAY, DAY.plusDays(5));
  }

  /// On 29 March 2026 there is no 2:30 in Denmark, and on 25 October there are two.
  @Test
  void theNightsOfSummerTimeHaveTheirWorkOnce() {
    for (LocalDate night : List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25))) {
      notes.days.clear();
      Instant noon = danish(night.minusDays(1), 12);
      for (int minutes = 0; minutes < 36 * 60; minutes += 10) {
        clock.at(noon.plusSeconds(minutes * 60L));
        daily.look();
      }
      assertThat(notes.days).containsExactly(night.minusDays(1), night);
    }
  }

  @Test
  void whatTheDiskKnowsToBeDoneIsNotDoneAgainAfterARestart() {
    notes.last = Optional.of(DAY.minusDays(1));
    look(DAY, 2);
    assertThat(notes.days).isEmpty();
    look(DAY, 3);
    assertThat(notes.days).containsExactly(DAY);
  }

  @Test
  void whatTheDiskKnowsOfTooEarlyADayIsDone() {
    notes.last = Optional.of(DAY.minusDays(2));
    look(DAY, 2);
    assertThat(notes.days).containsExactly(DAY.minusDays(1));
  }

  @Test
  void aDayToComeThatAWrongClockWroteKeepsNothingFromBeingDone() {
    notes.last = Optional.of(DAY.plusYears(10));
    look(DAY, 3);
    look(DAY.plusYears(10), 3);
    look(DAY.plusDays(1), 3);
    assertThat(notes.days).containsExactly(DAY, DAY.plusYears(10), DAY.plusDays(1));
  }

  @Test
  void whatFailedIsTriedAtEveryLookAndToldOnceADay() {
    notes.work =
        () -> {
          throw new IllegalStateException("as the test wishes");
        };
    look(DAY, 3);
    look(DAY, 4);
    assertThat(notes.days).containsExactly(DAY, DAY);
    assertThat(failuresTold()).isEqualTo(1);
    look(DAY.plusDays(1), 3);
    assertThat(failuresTold()).isEqualTo(2);
    notes.work = () -> {};
    look(DAY.plusDays(1), 4);
    look(DAY.plusDays(1), 5);
    assertThat(notes.days).hasSize(4);
    assertThat(failuresTold()).isEqualTo(2);
  }

  @Test
  @Timeout(20)
  void closingWaitsForTheEndOfTheWorkUnderWayAndTellsOfNoFailure() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    StringBuilder order = new StringBuilder();
    notes.work =
        () -> {
          working.countDown();
          awaited(notes.stopped);
          order.append("worked ");
        };
    daily.start();
    working.await();
    daily.close();
    order.append("closed");
    assertThat(order).hasToString("worked closed");
    assertThat(told.toString()).isEmpty();
    look(DAY.plusDays(9), 12);
    assertThat(notes.days).as("a closed one begins nothing").hasSize(1);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
