package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.daily.Daily;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Denmark;
import dk.tillid.keys.KeyRing;
import dk.tillid.log.EventLog;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.InventedCases;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingRoundIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  @TempDir Path folder;

  private final DayClock clock = new DayClock(danish(DAY, 2));
  private final StringWriter told = new StringWriter();
  private final EventLog log = new EventLog(told, clock);
  private final InventedCases town = new InventedCases(1);
  private KeyRing keys;
  private RocksLedger ledger;
  private LuceneIndex index;

  @BeforeEach
  void open() {
    Path passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    keys = KeyRing.create(folder.resolve("keys"), passphrase);
    ledger = RocksLedger.open(StoreSettings.of(folder.resolve("data")), keys, clock);
    index = new LuceneIndex(1, log);
    ledger.follow(index);
    index.ready();
  }

  private void close() {
    ledger.close();
    index.close();
    keys.close();
  }

  @Test
  void cleansOnceANightAndMakesUpForAMissedOneAtTheStart() {
    List<CaseId> cases = town.settle(ledger, 3);
    town.withdraw(ledger, cases.get(0));
    try (Daily round = new Daily(new HousekeepingRound(ledger, index, clock, log), 3, clock, log)) {
      round.look(); // at the start, though it is before the hour
      assertThat(ledger.housekeepingOutstanding()).isZero();
      town.withdraw(ledger, cases.get(1));
      round.look();
      assertThat(ledger.housekeepingOutstanding()).isEqualTo(1);
      clock.at(danish(DAY, 3));
      round.look();
      assertThat(ledger.housekeepingOutstanding()).isZero();
      town.withdraw(ledger, cases.get(2));
      clock.at(danish(DAY, 23));
      round.look();
      assertThat(ledger.housekeepingOutstanding()).isEqualTo(1);
    }
    close();
    assertThat(told.toString().split("HOUSEKEPT", -1)).hasSize(3);
  }

  /// Whoever closes waits for it, and closes nothing beneath it.
  @Test
  @Timeout(60)
  void closingInTheMiddleTellsOfNoFailure() throws InterruptedException {
    town.settle(ledger, 3).forEach(id -> town.withdraw(ledger, id));
    List<Daily> round = new ArrayList<>();
    Thread closing =
        Thread.ofPlatform()
            .unstarted(() -> {
              round.getFirst().close();
              close();
            });
    Clock middle = new Closed(clock, closing);
    round.add(new Daily(new HousekeepingRound(ledger, index, middle, log), 3, clock, log));
    round.getFirst().start();
    closing.join();
    assertThat(told.toString()).doesNotContain("HOUSEKE", "UNCAUGHT");
  }

  /// A clock: whoever asks it is told when the closing, which begins then, has come to its end or
  /// waits.
  private static final class Closed extends Clock {
    private static final Set<Thread.State> STANDING =
        EnumSet.of(Thread.State.TERMINATED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final Clock clock;
    private final Thread closing;

    Closed(Clock clock, Thread closing) {
      this.clock = clock;
      this.closing = closing;
    }

    @Override
    public Instant instant() {
      if (closing.getState() == Thread.State.NEW) {
        closing.start();
      }
      while (!STANDING.contains(closing.getState())) {
        Thread.onSpinWait();
      }
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Closed(clock.withZone(zone), closing);
    }
  }

  private static Instant danish(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Denmark.ZONE).toInstant();
  }
}
