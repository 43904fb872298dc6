package dk.tillid.backup;

import dk.tillid.domain.Denmark;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Makes a backup every day from the configured hour on; one that fails is logged and tried again.
/// What day's backup is there is read from the folder, so that a restart makes none twice.
public final class BackupRound implements AutoCloseable {
  private static final int LOOK_AGAIN_MINUTES = 10;

  private final Backups backups;
  private final Path below;
  private final int hour;
  private final Clock clock;
  private final EventLog log;
  private final ReentrantLock working = new ReentrantLock();
  private boolean closed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("backup").daemon().unstarted(task));

  /// A round that has not begun.
  ///
  /// @param below the folder of the backups
  /// @param hour of the Danish day, 0–23
  public BackupRound(Backups backups, Path below, int hour, Clock clock, EventLog log) {
    this.backups = backups;
    this.below = below;
    this.hour = hour;
    this.clock = clock;
    this.log = log;
  }

  /// Looks now and every ten minutes.
  @SuppressWarnings("FutureReturnValueIgnored") // a look that fails is logged and made again
  public void start() {
    thread.scheduleAtFixedRate(this::look, 0, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES);
  }

  /// Makes today's backup if it is time and it is not there.
  void look() {
    working.lock();
    try {
      boolean late = clock.instant().atZone(Denmark.ZONE).getHour() >= hour;
      if (!closed && late && !newest().equals(Optional.of(Denmark.today(clock)))) {
        Instant began = clock.instant();
        Backups.Made made = backups.make(below, _ -> {});
        Duration took = Duration.between(began, clock.instant());
        log.write(Event.BACKUP_MADE, made.generation(), took.toMillis());
      }
    } catch (RuntimeException e) {
      log.failure(Event.BACKUP_FAILED, e);
    } finally {
      working.unlock();
    }
  }

  /// The day of the newest backup that can be restored.
  public Optional<LocalDate> newest() {
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

  /// Begins none more and waits for the end of one that is being made.
  @Override
  public void close() {
    thread.shutdown();
    working.lock();
    try {
      closed = true;
    } finally {
      working.unlock();
    }
  }
}
