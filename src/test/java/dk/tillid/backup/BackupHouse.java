package dk.tillid.backup;

import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.store.InventedCases;
import dk.tillid.store.RocksLedger;
import dk.tillid.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A registry's folders: the machine with data, keys and slot copy; custody; the key keeper's
/// drawer; and where backups go.
final class BackupHouse {
  private Optional<KeyRing> open = Optional.empty();
  final Path machine;
  final StoreSettings store;
  final Path keysDir;
  final Path passphrase;
  final Path custody;
  final Path privateKey;
  final Path publicKey;
  final Path backups;

  BackupHouse(Path folder) {
    machine = folder.resolve("machine");
    custody = folder.resolve("custody");
    store = StoreSettings.of(machine.resolve("data"), machine.resolve("slots-copy"), custody);
    keysDir = machine.resolve("keys");
    passphrase = machine.resolve("passphrase");
    privateKey = folder.resolve("drawer").resolve("recipient.pem");
    publicKey = machine.resolve("recipient.pub.pem");
    backups = folder.resolve("backups");
    if (Files.notExists(passphrase)) {
      KeyRing.writeNewPassphrase(passphrase);
      open = Optional.of(KeyRing.create(keysDir, passphrase));
      Recipient.make(privateKey, publicKey);
    }
  }

  /// The open keystore; it takes half a second, so that it is opened once.
  KeyRing keys() {
    open = Optional.of(open.orElseGet(() -> KeyRing.open(keysDir, passphrase)));
    return open.orElseThrow();
  }

  Generations generations(KeyRing keys) {
    return Generations.open(
        keys.id(), keysDir.resolve(Generations.FILE), custody.resolve(Generations.FILE));
  }

  /// Works with the open registry.
  <T> T with(Function<RocksLedger, T> work) {
    KeyRing keys = keys();
    try (RocksLedger ledger = RocksLedger.open(store, keys, InventedCases.CLOCK)) {
      return work.apply(ledger);
    }
  }

  Backups.Made backUp(int kept) {
    return backUp(kept, _ -> {});
  }

  Backups.Made backUp(int kept, Backups.StepWatch watch) {
    KeyRing keys = keys();
    try (RocksLedger ledger = RocksLedger.open(store, keys, InventedCases.CLOCK)) {
      return backUp(keys, ledger, kept, watch);
    }
  }

  Backups.Made backUp(KeyRing keys, RocksLedger ledger, int kept, Backups.StepWatch watch) {
    try (Generations generations = generations(keys)) {
      Backups.Means means =
          new Backups.Means(
              ledger, keys, generations, Recipient.read(publicKey), kept, InventedCases.CLOCK);
      return new Backups(means, watch).make(backups, _ -> {});
    }
  }

  /// The machine burns; custody, the drawer and the backups are elsewhere.
  void loseMachine() {
    remove(store.dataDir());
    remove(store.slotCopyDir());
    remove(keysDir);
    open = Optional.empty();
  }

  void loseStore() {
    remove(store.dataDir());
    remove(store.slotCopyDir());
  }

  Restoration.Restored restore(Path backup, boolean journalNeeded) {
    Restoration.Place place = new Restoration.Place(store, keysDir, passphrase, journalNeeded);
    try (Recipient.Secret secret = Recipient.readSecret(privateKey);
        Generations generations =
            Generations.open(
                Verification.keystoreId(backup),
                keysDir.resolve(Generations.FILE),
                custody.resolve(Generations.FILE))) {
      return new Restoration(place, InventedCases.CLOCK, _ -> {})
          .restore(backup, generations, secret);
    }
  }

  static void remove(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
