package dk.tillid;

import dk.tillid.domain.Denmark;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.RocksLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Every night from the configured hour on, lets what was erased leave the store's files and the
/// index. One that fails is logged and tried again; one that was missed is made up for at the next
/// start.
final class HousekeepingRound implements AutoCloseable {
  private static final int LOOK_AGAIN_MINUTES = 10;

  private final RocksLedger ledger;
  private final LuceneIndex index;
  private final int hour;
  private final Clock clock;
  private final EventLog log;
  private Optional<LocalDate> done = Optional.empty();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("housekeeping").daemon().unstarted(task));

  /// A round that has not begun.
  ///
  /// @param hour of the Danish day, 0–23
  HousekeepingRound(RocksLedger ledger, LuceneIndex index, int hour, Clock clock, EventLog log) {
    this.ledger = ledger;
    this.index = index;
    this.hour = hour;
    this.clock = clock;
    this.log = log;
  }

  /// Looks now and every ten minutes.
  @SuppressWarnings("FutureReturnValueIgnored") // a look that fails is logged and made again
  void start() {
    thread.scheduleAtFixedRate(this::look, 0, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES);
  }

  /// Does this night's work if it is time and was not done.
  synchronized void look() {
    Optional<LocalDate> night = night();
    if (done.equals(night)) {
      return;
    }
    try {
      Instant began = clock.instant();
      long left = ledger.housekeep();
      if (left > 0) {
        index.housekeep();
        log.write(Event.HOUSEKEPT, left, Duration.between(began, clock.instant()).toMillis());
      }
      done = night;
    } catch (RuntimeException e) {
      log.failure(Event.HOUSEKEEPING_FAILED, e);
    }
  }

  /// The night that began last: before the hour, yesterday's.
  private Optional<LocalDate> night() {
    ZonedDateTime now = clock.instant().atZone(Denmark.ZONE);
    LocalDate today = now.toLocalDate();
    return Optional.of(now.getHour() >= hour ? today : today.minusDays(1));
  }

  /// Begins no further work; the ledger's closing ends one under way.
  @Override
  public void close() {
    thread.shutdown();
  }
}
