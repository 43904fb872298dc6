package dk.tillid;

import dk.tillid.daily.Round;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.RocksLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Lets what was erased leave the store's files and the index.
final class HousekeepingRound implements Round {
  private final RocksLedger ledger;
  private final LuceneIndex index;
  private final Clock clock;
  private final EventLog log;
  private volatile boolean stopped;

  /// A round that has not begun.
  HousekeepingRound(RocksLedger ledger, LuceneIndex index, Clock clock, EventLog log) {
    this.ledger = ledger;
    this.index = index;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public String name() {
    return "housekeeping";
  }

  @Override
  public Event failure() {
    return Event.HOUSEKEEPING_FAILED;
  }

  @Override
  public void work(LocalDate due) {
    Instant began = clock.instant();
    long left = ledger.housekeep();
    if (!stopped) {
      index.housekeep();
      log.write(Event.HOUSEKEPT, left, Duration.between(began, clock.instant()).toMillis());
    }
  }

  @Override
  public Optional<LocalDate> last() {
    return ledger.housekeepingDay();
  }

  @Override
  public void stop() {
    stopped = true;
    ledger.stopHousekeeping();
  }
}
