package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Operation;
import dk.tillid.keys.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Writes until it is killed: eight callers open cases, record contacts and withdraw, and print
/// what was acknowledged.
final class Scribe {
  private static final int CALLERS = 8;
  private static final int CONTACTS = 6;

  private Scribe() {}

  /// The store of a folder, with its keys beside it.
  static RocksLedger open(Path folder) {
    Path keys = folder.resolve("keys");
    Path passphrase = folder.resolve("passphrase");
    KeyRing ring;
    if (Files.exists(passphrase)) {
      ring = KeyRing.open(keys, passphrase);
    } else {
      KeyRing.writeNewPassphrase(passphrase);
      ring = KeyRing.create(keys, passphrase);
    }
    return RocksLedger.open(StoreSettings.of(folder.resolve("data")), ring, Ways.CLOCK);
  }

  public static void main(String[] arguments) {
    RocksLedger ledger = open(Path.of(arguments[0]));
    SplittableRandom seeds = new SplittableRandom(1000 + Long.parseLong(arguments[1]));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        Drawn drawn = new Drawn(seeds.split());
        callers.execute(() -> write(ledger, drawn));
      }
    }
  }

  private static void write(RocksLedger ledger, Drawn drawn) {
    while (true) {
      CaseFile file = drawn.opened(Optional.empty(), Ways.TODAY);
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
      say("opened", file.id());
      CodeTag code = drawn.codeTag();
      ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), code));
      for (int i = 0; i < CONTACTS; i++) {
        ledger.transact(
            Ways.request(Operation.RECORD_CONTACT), Ways.contact(file.id(), drawn.contact()));
        say("contact", file.id());
      }
      if (drawn.one(true, false, false)) {
        ledger.transact(Ways.withdrawal(), Ways.withdraw(code));
        say("withdrawn", file.id());
      }
    }
  }

  private static void say(String what, CaseId id) {
    String line = String.format(Locale.ROOT, "%s %d %d .%n", what, id.high(), id.low());
    synchronized (System.out) {
      System.out.print(line);
      System.out.flush();
    }
  }
}
