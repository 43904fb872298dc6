package dk.tillid.backup;

import dk.tillid.daily.Round;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Makes a backup. What day's backup is there is read from the folder, so that a restart makes none
/// twice.
public final class BackupRound implements Round {
  private final Backups backups;
  private final Path below;
  private final Clock clock;
  private final EventLog log;

  /// A round that has not begun.
  ///
  /// @param below the folder of the backups
  public BackupRound(Backups backups, Path below, Clock clock, EventLog log) {
    this.backups = backups;
    this.below = below;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public Event failure() {
    return Event.BACKUP_FAILED;
  }

  @Override
  public void work(LocalDate due) {
    Instant began = clock.instant();
    Backups.Made made = backups.make(below, _ -> {});
    Duration took = Duration.between(began, clock.instant());
    log.write(Event.BACKUP_MADE, made.generation(), took.toMillis());
  }

  /// The day of the newest backup that can be restored.
  ///
  /// @throws dk.tillid.domain.StoreFailure if its manifest cannot be read
  @Override
  public Optional<LocalDate> last() {
    return backups.restorable().stream()
        .map(generation -> new BackupFolder(below.resolve(BackupFolder.PREFIX + generation)))
        .filter(backup -> Files.exists(backup.manifest()))
        .map(backup -> backup.read().day())
        .max(LocalDate::compareTo);
  }

  /// How many backups can be restored.
  public int restorable() {
    return backups.restorable().size();
  }
}
