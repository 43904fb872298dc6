package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Denmark;
import dk.tillid.keys.KeyRing;
import dk.tillid.log.EventLog;
import dk.tillid.search.LuceneIndex;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import dk.tillid.store.Town;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingRoundIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  @TempDir Path folder;

  @Test
  void cleansOnceANightAndMakesUpForAMissedOneAtTheStart() {
    Path passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    DayClock clock = new DayClock(danish(DAY, 2));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    EventLog log = new EventLog(new PrintStream(told, true, StandardCharsets.UTF_8), clock);
    try (KeyRing keys = KeyRing.create(folder.resolve("keys"), passphrase);
        RocksLedger ledger =
            RocksLedger.open(StoreSettings.of(folder.resolve("data")), keys, clock);
        LuceneIndex index = new LuceneIndex(1, log)) {
      ledger.follow(index);
      index.ready();
      Town town = new Town(1);
      List<CaseId> cases = town.settle(ledger, 3);
      town.withdraw(ledger, cases.get(0));
      try (HousekeepingRound round = new HousekeepingRound(ledger, index, 3, clock, log)) {
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
    }
    assertThat(told.toString(StandardCharsets.UTF_8).split("HOUSEKEPT", -1)).hasSize(3);
  }

  private static Instant danish(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Denmark.ZONE).toInstant();
  }
}
