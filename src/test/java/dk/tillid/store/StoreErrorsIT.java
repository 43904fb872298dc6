package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Operation;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyRing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way a store can be wrong at start: a clear failure that names the file, and not a byte
/// changed.
class StoreErrorsIT {
  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(4));
  private StoreSettings settings;
  private CaseFile first;
  private CaseFile second;

  @BeforeEach
  void makeStore() {
    settings =
        StoreSettings.of(folder.resolve("data"), folder.resolve("copy"), folder.resolve("custody"));
    first = drawn.opened(Optional.empty(), Ways.TODAY);
    second = drawn.opened(Optional.empty(), Ways.TODAY);
    try (RocksLedger ledger = open(TestKeys.own())) {
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(first));
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(second));
    }
  }

  private RocksLedger open(KeyRing keys) {
    return RocksLedger.open(settings, keys, Ways.CLOCK);
  }

  private void refuses(KeyRing keys, String... words) throws IOException {
    Map<Path, String> before = bytes();
    assertThatThrownBy(() -> open(keys).close())
        .isInstanceOfAny(StoreFailure.class, KeyFailure.class)
        .message()
        .contains(words);
    assertThat(bytes()).isEqualTo(before);
  }

  /// Every file but RocksDB's own notes (LOG, OPTIONS, IDENTITY) and locks.
  private Map<Path, String> bytes() throws IOException {
    Map<Path, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (!file.getFileName().toString().matches("LOG.*|LOCK|store\\.lock")) {
          bytes.put(file, java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return bytes;
  }

  @Test
  void soundStoreOpens() {
    requireSound();
  }

  private void requireSound() {
    try (RocksLedger ledger = open(TestKeys.own())) {
      assertThat(ledger.view().caseFile(first.id())).contains(first);
    }
  }

  @Test
  void foreignKeystoreIsRefused() throws IOException {
    refuses(TestKeys.foreign(), "written with another keystore", settings.dataDir().toString());
  }

  @Test
  void unknownFormatIsRefused() throws IOException {
    Path id = settings.dataDir().resolve("store.id");
    Files.writeString(id, Files.readString(id).replace("tillid-store 1", "tillid-store 2"));
    refuses(TestKeys.own(), id.toString(), "newer");
  }

  @Test
  void unreadableOrMissingStoreIdIsRefused() throws IOException {
    Path id = settings.dataDir().resolve("store.id");
    Files.writeString(id, "something else");
    refuses(TestKeys.own(), id.toString(), "Restore");
    Files.delete(id);
    refuses(TestKeys.own(), id.toString(), "Restore");
  }

  @Test
  void secondProcessIsRefused() {
    try (RocksLedger holder = open(TestKeys.own())) {
      assertThatThrownBy(() -> open(TestKeys.own()))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("store.lock")
          .hasMessageContaining("another process");
      assertThat(holder.view().caseFile(first.id())).isPresent();
    }
    open(TestKeys.own()).close();
  }

  @Test
  void missingSlotFileIsRefused() throws IOException {
    Files.delete(settings.secondSlots());
    refuses(TestKeys.own(), settings.secondSlots().toString());
  }

  @Test
  void truncatedSlotFilesAreRefused() throws IOException {
    for (Path file : new Path[] {settings.firstSlots(), settings.secondSlots()}) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(3 * 128);
      }
    }
    refuses(TestKeys.own(), settings.firstSlots().toString());
  }

  @Test
  void olderSlotFilesAreRefused() throws IOException {
    byte[] old = Files.readAllBytes(settings.firstSlots());
    try (RocksLedger ledger = open(TestKeys.own())) {
      ledger.transact(
          Ways.request(Operation.OPEN_CASE), Ways.open(drawn.opened(Optional.empty(), Ways.TODAY)));
    }
    requireNewestSlots(old);
  }

  @Test
  void olderSlotFilesWouldBringBackTheErasedAndAreRefused() throws IOException {
    byte[] old = Files.readAllBytes(settings.firstSlots());
    try (RocksLedger ledger = open(TestKeys.own())) {
      ledger.transact(Ways.withdrawal(), Ways.withdraw(drawn.codeTag()));
    }
    Files.write(settings.journal(), new byte[0]); // which would tell it first
    requireNewestSlots(old);
  }

  /// Refused with old slot files; with the newest put back, everything is there.
  private void requireNewestSlots(byte[] old) throws IOException {
    byte[] newest = Files.readAllBytes(settings.firstSlots());
    writeSlots(old);
    assertThatThrownBy(() -> open(TestKeys.own()).close())
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(settings.firstSlots().toString())
        .hasMessageContaining("bring back what was erased: use the newest");
    assertThat(Files.readAllBytes(settings.firstSlots())).isEqualTo(old);
    writeSlots(newest);
    requireSound();
  }

  private void writeSlots(byte[] bytes) throws IOException {
    Files.write(settings.firstSlots(), bytes);
    Files.write(settings.secondSlots(), bytes);
  }

  @Test
  void missingDatabaseIsRefused() throws IOException {
    try (Stream<Path> files = Files.list(settings.database())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    refuses(TestKeys.own(), settings.database().toString(), "Restore");
  }

  @Test
  void missingWriteAheadLogIsRefused() throws IOException {
    Path log = newest("[0-9]+\\.log");
    Files.delete(log);
    assertThatThrownBy(() -> open(TestKeys.own()).close())
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(settings.database().toString())
        .hasMessageContaining("restore");
  }

  @Test
  void byteFlippedInsideTheWriteAheadLogIsRefused() throws IOException {
    Path log = newest("[0-9]+\\.log");
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, channel.size() / 3);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      channel.write(one, channel.size() / 3);
    }
    assertThatThrownBy(() -> open(TestKeys.own()).close())
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(settings.database().toString());
  }

  private Path newest(String name) throws IOException {
    try (Stream<Path> files = Files.list(settings.database())) {
      return files
          .filter(file -> file.getFileName().toString().matches(name))
          .filter(file -> file.toFile().length() > 0)
          .max(java.util.Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @Test
  void swappedRowsDoNotRead() {
    Map<Row, byte[]> rows = RawRows.read(settings, Family.CASES);
    Iterator<Map.Entry<Row, byte[]>> both = rows.entrySet().iterator();
    Map.Entry<Row, byte[]> one = both.next();
    Map.Entry<Row, byte[]> other = both.next();
    RawRows.write(settings, Map.of(one.getKey(), other.getValue(), other.getKey(), one.getValue()));
    try (RocksLedger ledger = open(TestKeys.own())) {
      assertThatThrownBy(() -> ledger.view().caseFile(first.id()))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("moved to another row");
      assertThatThrownBy(() -> ledger.scan(_ -> {}, _ -> {}, _ -> {}, _ -> {}))
          .isInstanceOf(StoreFailure.class);
    }
  }

  @Test
  void auditTrailThatEndsElsewhereIsRefused() {
    RawRows.delete(settings, Family.AUDIT, Trail.place(1));
    assertThatThrownBy(() -> open(TestKeys.own()).close())
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("audit trail");
  }

  @Test
  void lostHeadIsRefused() {
    RawRows.delete(settings, Family.META, Head.key());
    assertThatThrownBy(() -> open(TestKeys.own()).close())
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("head");
  }
}
