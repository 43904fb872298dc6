package dk.tillid.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import dk.tillid.daily.Daily;
import dk.tillid.domain.Denmark;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.log.EventLog;
import dk.tillid.store.InventedCases;
import dk.tillid.store.RocksLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRoundIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  @TempDir Path folder;

  @Test
  void aBackupIsMadeOnceADayAlsoOverARestartAndAFailureIsToldAndTriedAgain() throws IOException {
    BackupHouse house = new BackupHouse(folder);
    DayClock clock = new DayClock(DAY);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    EventLog log = new EventLog(new PrintStream(told, true, StandardCharsets.UTF_8), clock);
    KeyRing keys = house.keys();
    try (RocksLedger ledger = RocksLedger.open(house.store, keys, clock);
        Generations generations = house.generations(keys)) {
      new InventedCases(1).settle(ledger, 2);
      Backups backups =
          new Backups(
              new Backups.Means(
                  ledger, keys, generations, Recipient.read(house.publicKey), 2, clock));
      BackupRound making = new BackupRound(backups, house.backups, clock, log);
      try (Daily round = new Daily(making, 3, clock, log)) {
        assertThat(making.last()).isEmpty();
        clock.at(danish(DAY, 3));
        Files.writeString(house.backups, "a file stands where the folder should be");
        round.look();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("BACKUP_FAILED");
        Files.delete(house.backups);
        round.look();
        round.look();
        assertThat(generations.alive()).hasSize(1);
        assertThat(told.toString(StandardCharsets.UTF_8)).containsOnlyOnce("BACKUP_MADE");
        clock.at(danish(DAY.plusDays(1), 23));
        round.look();
        assertThat(generations.alive()).hasSize(2);
        assertThat(making.last()).contains(DAY.plusDays(1));
      }
      try (Daily restarted = new Daily(making, 3, clock, log)) {
        restarted.look();
        clock.at(danish(DAY.plusDays(2), 2));
        restarted.look();
        assertThat(generations.alive()).containsExactly(1, 2);
      }
    }
  }

  private static Instant danish(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Denmark.ZONE).toInstant();
  }
}
