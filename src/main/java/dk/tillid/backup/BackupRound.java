package dk.tillid.backup;

import dk.tillid.domain.Denmark;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

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
    } catch (IOException | RuntimeException e) {
      log.failure(Event.BACKUP_FAILED, e);
    } finally {
      working.unlock();
    }
  }

  /// The day of the newest whole backup.
  public Optional<LocalDate> newest() throws IOException {
    if (Files.notExists(below)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(below)) {
      List<Path> whole =
          all.filter(it -> Files.exists(new BackupFolder(it).manifest()))
              .filter(it -> !it.toString().endsWith(".making"))
              .toList();
      return whole.stream().map(it -> new BackupFolder(it).read().day()).max(LocalDate::compareTo);
    }
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
