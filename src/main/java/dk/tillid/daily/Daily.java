package dk.tillid.daily;

import dk.tillid.domain.Denmark;
import dk.tillid.log.EventLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Has a round made once every Danish day from an hour on, on a thread of its own.
///
/// It looks every ten minutes whether a work is due, and does not wait for a moment reckoned
/// beforehand: a machine that slept, a clock that was set and the nights on which summer time
/// begins or ends need no thought then.
public final class Daily implements AutoCloseable {
  private static final int LOOK_AGAIN_MINUTES = 10;

  private final Round round;
  private final int hour;
  private final Clock clock;
  private final EventLog log;
  private final ScheduledExecutorService thread;
  private volatile boolean closed;
  private Optional<LocalDate> done = Optional.empty();
  private Optional<LocalDate> told = Optional.empty();

  /// A round that has not begun.
  ///
  /// @param hour of the Danish day, 0–23
  public Daily(Round round, int hour, Clock clock, EventLog log) {
    this.round = round;
    this.hour = hour;
    this.clock = clock;
    this.log = log;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name(round.name()).daemon().unstarted(task));
  }

  /// Looks now and every ten minutes.
  @SuppressWarnings("FutureReturnValueIgnored") // a look that fails is logged and made again
  public void start() {
    thread.scheduleAtFixedRate(this::look, 0, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES);
  }

  /// Does the work that is due, if there is one: a step of the thread.
  public void look() {
    LocalDate due = due();
    if (closed || done.equals(Optional.of(due))) {
      return;
    }
    try {
      if (done.isPresent() || !wasDone(due)) {
        round.work(due);
      }
      done = Optional.of(due);
    } catch (RuntimeException e) {
      tell(due, e);
    }
  }

  /// Before the hour, yesterday's work is the last that was due.
  private LocalDate due() {
    ZonedDateTime now = clock.instant().atZone(Denmark.ZONE);
    LocalDate today = now.toLocalDate();
    return now.getHour() >= hour ? today : today.minusDays(1);
  }

  /// Whether it was done before the process started. A day that is still to come was written by a
  /// clock that was wrong, and does not count.
  private boolean wasDone(LocalDate due) {
    return round
        .last()
        .filter(last -> !last.isBefore(due) && !last.isAfter(Denmark.today(clock)))
        .isPresent();
  }

  /// Once for each day, so that the log does not fill while nobody looks.
  private void tell(LocalDate due, RuntimeException failure) {
    if (!told.equals(Optional.of(due))) {
      log.failure(round.failure(), failure);
      told = Optional.of(due);
    }
  }

  /// Begins no work more, has one under way end soon and waits for its end.
  @Override
  public void close() {
    closed = true;
    round.stop();
    thread.close();
  }
}
