package dk.tillid;

import dk.tillid.api.http.BackupDesk;
import dk.tillid.backup.Backups;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import dk.tillid.store.RocksLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The one maker of backups of a registry that serves, and the keys of their generations. Both are
/// there from the first use on, so that a registry without a recipient serves too.
final class BackupMaking implements AutoCloseable {
  private final Config config;
  private final KeyRing keys;
  private final RocksLedger ledger;
  private Optional<Generations> generations = Optional.empty();
  private Optional<Backups> maker = Optional.empty();
  private boolean closed;

  BackupMaking(Config config, KeyRing keys, RocksLedger ledger) {
    this.config = config;
    this.keys = keys;
    this.ledger = ledger;
  }

  /// The maker.
  ///
  /// @throws Config.Invalid if no recipient is configured
  /// @throws KeyFailure if the recipient's file cannot be used
  synchronized Backups maker() {
    if (closed) {
      throw new StoreFailure("Tillid is being stopped. Order the backup when it serves again.");
    }
    if (maker.isEmpty()) {
      Registry.recipient(config); // before the generations are opened
      Generations opened = Registry.generations(config, keys.id());
      generations = Optional.of(opened);
      maker = Optional.of(Registry.backups(config, keys, ledger, opened));
    }
    return maker.get();
  }

  /// Makes backups on demand.
  BackupDesk desk(Clock clock, EventLog log) {
    return (order, progress) -> {
      Instant began = clock.instant();
      try {
        Backups.Made made = make(order, progress);
        Duration took = Duration.between(began, clock.instant());
        log.write(Event.BACKUP_MADE, made.generation(), took.toMillis());
        return made.json();
      } catch (StoreFailure | KeyFailure e) {
        log.failure(Event.BACKUP_FAILED, e);
        throw e;
      }
    };
  }

  private Backups.Made make(BackupDesk.Order order, LongConsumer progress) {
    int kept = order.alone() ? 1 : config.number("backup.keptGenerations");
    try {
      return maker().make(new Backups.Order(order.below(), kept, order.by()), progress);
    } catch (Config.Invalid e) {
      throw new StoreFailure(
          "The registry that serves was started without a recipient: start it anew with "
              + e.getMessage());
    }
  }

  /// Ends a backup that is being made, leaving nothing of it, and begins none more.
  @Override
  public synchronized void close() {
    closed = true;
    maker.ifPresent(Backups::stop);
    generations.ifPresent(Generations::close);
  }
}
