package dk.tillid.backup;

import dk.tillid.store.InventedCases;
import dk.tillid.store.RocksLedger;
import java.nio.file.Path;

/// A process that makes a backup, or puts one back, and says when it begins: `create` or `restore`,
/// the folder of a [BackupHouse], and of which backup.
final class BackupChild {
  static final String BEGUN = "begun";

  private BackupChild() {}

  public static void main(String[] arguments) {
    BackupHouse house = new BackupHouse(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "create" -> create(house);
      case "restore" -> restore(house, Path.of(arguments[2]));
      default -> throw new IllegalArgumentException("create or restore");
    }
  }

  private static void create(BackupHouse house) {
    try (RocksLedger ledger = RocksLedger.open(house.store, house.keys(), InventedCases.CLOCK)) {
      System.out.println(BEGUN);
      house.backUp(house.keys(), ledger, 2, _ -> {});
    }
  }

  private static void restore(BackupHouse house, Path backup) {
    System.out.println(BEGUN);
    house.restore(backup, true);
  }
}
