package dk.tillid.api.http;

import dk.tillid.domain.Denmark;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// The upkeep as the meters tell it: noted anew when the Danish day changes or when there was
/// housekeeping or a backup, and otherwise left alone. Meters are read every few seconds and kept
/// for years: a count that moved with each withdrawal would tell its minute, and the finest time
/// about a person is the day.
///
/// What is not known is `NaN`, as Prometheus writes what has no value.
final class UpkeepOfTheDay {
  private static final Upkeep UNKNOWN =
      new Upkeep(Optional.empty(), 0, Optional.empty(), OptionalInt.empty());

  private final Supplier<Optional<Upkeep>> source;
  private final Clock clock;
  private LocalDate day = LocalDate.MIN;
  private Optional<Upkeep> noted = Optional.empty();

  /// @param source the upkeep now; empty until the registry is ready
  UpkeepOfTheDay(Supplier<Optional<Upkeep>> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /// Notes the upkeep if it is time. This may read a disk.
  synchronized void renew() {
    LocalDate today = Denmark.today(clock);
    Optional<Upkeep> now = source.get();
    if (!today.equals(day)
        || !now.map(UpkeepOfTheDay::works).equals(noted.map(UpkeepOfTheDay::works))) {
      day = today;
      noted = now;
    }
  }

  /// What a night's work changes.
  private static Upkeep works(Upkeep upkeep) {
    return new Upkeep(
        upkeep.housekeepingDay(), 0, upkeep.newestBackup(), upkeep.restorableBackups());
  }

  /// Danish days since the last housekeeping; 0 on its day.
  synchronized double housekeepingAge() {
    return age(noted.orElse(UNKNOWN).housekeepingDay());
  }

  /// Acts of destruction whose ciphertext may be in the files.
  synchronized double erasuresInFiles() {
    return noted.map(upkeep -> (double) upkeep.erasuresInFiles()).orElse(Double.NaN);
  }

  /// Danish days since the newest backup; 0 on its day.
  synchronized double backupAge() {
    return age(noted.orElse(UNKNOWN).newestBackup());
  }

  /// Backups that can be restored.
  synchronized double restorableBackups() {
    OptionalInt count = noted.orElse(UNKNOWN).restorableBackups();
    return count.isPresent() ? count.getAsInt() : Double.NaN;
  }

  private double age(Optional<LocalDate> since) {
    return since.map(it -> (double) ChronoUnit.DAYS.between(it, day)).orElse(Double.NaN);
  }
}
