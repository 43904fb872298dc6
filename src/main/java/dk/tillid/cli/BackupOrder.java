package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.backup.Backups;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.RocksLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Has a backup made: by the process that serves the registry where there is one, else by opening
/// the store itself.
final class BackupOrder {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  private final Screen screen;
  private final Config config;

  BackupOrder(Screen screen, Config config) {
    this.screen = screen;
    this.config = config;
  }

  /// Makes one.
  ///
  /// @param alone whether it is to be the only one that opens
  Backups.Made make(Path below, boolean alone) {
    Registry.recipient(config); // refused before anything is asked or opened
    if (!Registry.hasStore(config)) {
      throw new StoreFailure(
          "no store in " + config.path("dataDir") + ": make one with `tillid init`");
    }
    Path absolute = below.toAbsolutePath().normalize();
    try (KeyRing keys = Registry.keys(config)) {
      return Registry.isInUse(config)
          ? new ServedBackup(config, keys, this::show).make(absolute, alone)
          : own(keys, absolute, alone);
    }
  }

  private Backups.Made own(KeyRing keys, Path below, boolean alone) {
    try (RocksLedger ledger = Registry.store(config, keys, Clock.systemUTC());
        Generations generations = Registry.generations(config, keys.id())) {
      int kept = alone ? 1 : config.number("backup.keptGenerations");
      Pace pace = new Pace(screen);
      return Registry.backups(config, keys, ledger, generations)
          .make(
              new Backups.Order(below, kept, Backups.ITSELF),
              bytes -> pace.tell(() -> sealed(bytes)));
    }
  }

  private void show(long bytes) {
    screen.progress(sealed(bytes));
  }

  private static String sealed(long bytes) {
    return "tillid: sealed " + size(bytes);
  }

  /// Tells what was made.
  ///
  /// @param next what is to be done now
  static void tell(Screen screen, Backups.Made made, List<String> next) {
    List<String> lines = new ArrayList<>();
    lines.add("made and checked " + made.folder() + ", " + size(made.bytes()));
    lines.add(
        "restorable are the backups of generations "
            + made.restorable()
            + "; older ones open to nobody");
    lines.addAll(next);
    screen.result(made.fields(), lines);
  }

  /// In whole MiB from 10 MiB on, else in KiB, rounded up.
  static String size(long bytes) {
    return bytes >= 10L * MIB ? bytes / MIB + " MiB" : (bytes + KIB - 1) / KIB + " KiB";
  }
}
