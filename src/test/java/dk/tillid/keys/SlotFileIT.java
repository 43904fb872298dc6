package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotFileIT {
  private static final Commitment WHO = new Commitment(5, 6, 7, 8);

  @TempDir private Path folder;
  private final KeyRing ring = Samples.ring(Entropy.system());
  private Path first;
  private Path second;

  @BeforeEach
  void create() {
    first = folder.resolve("one/tillid.slots");
    second = folder.resolve("two/tillid.slots");
    ring.createSlotFile(first, second);
  }

  @AfterEach
  void close() {
    ring.close();
  }

  @Test
  void keysSurviveARestart() {
    byte[] key;
    try (var file = open()) {
      key = key(file, file.create());
      assertThat(key(file, file.create())).isNotEqualTo(key);
      file.sync();
    }
    try (var file = open()) {
      assertThat(file.end()).isEqualTo(4);
      assertThat(key(file, 2)).isEqualTo(key);
    }
  }

  @Test
  void manyKeysGrowBothCopiesAlike() throws IOException {
    try (var file = open()) {
      for (var i = 0; i < 3000; i++) {
        file.create();
      }
      file.sync();
    }
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    try (var file = open()) {
      assertThat(file.end()).isEqualTo(3002);
      assertThat(file.open(3001)).isPresent();
    }
  }

  @Test
  void destroyedKeysAreGoneFromBothCopiesAndStayGone() throws IOException {
    byte[] wrapped;
    try (var file = open()) {
      file.create();
      file.create();
      file.sync();
      wrapped =
          Arrays.copyOfRange(
              slot(first, 2), SlotLayout.WRAPPED_AT, SlotLayout.WRAPPED_AT + SlotLayout.WRAPPED);
      assertThat(holds(first, wrapped)).as("control: the needle is found before").isTrue();
      assertThat(file.destroy(List.of(2), WHO)).isEqualTo(1);
      assertThat(file.open(2)).isEmpty();
      assertThat(file.open(3)).isPresent();
    }
    for (var from = 0; from + 8 <= wrapped.length; from += 4) {
      var piece = Arrays.copyOfRange(wrapped, from, from + 8);
      assertThat(holds(first, piece) || holds(second, piece)).isFalse();
    }
    try (var file = open()) {
      assertThat(file.open(2)).isEmpty();
      assertThat(file.erasureEpoch()).isEqualTo(1);
    }
  }

  @Test
  void everyActHasAHigherEpochAlsoAfterARestart() {
    try (var file = open()) {
      file.create();
      assertThat(file.destroyDecoy(WHO)).isEqualTo(1);
      assertThat(file.destroy(List.of(2), WHO)).isEqualTo(2);
      assertThat(file.destroy(List.of(2), WHO)).as("again").isEqualTo(3);
    }
    try (var file = open()) {
      assertThat(file.erasureEpoch()).isEqualTo(3);
      assertThat(file.destroyDecoy(WHO)).isEqualTo(4);
    }
  }

  @Test
  void aDecoyCostsTheSameWritesAsADestruction() throws IOException {
    var start = SlotFile.newFile(Samples.keys(2), ring.id(), Entropy.system());
    var log = new java.util.ArrayList<MemoryDisk.Step>();
    var a = new MemoryDisk("a", start, log);
    var b = new MemoryDisk("b", start, log);
    try (var file = SlotFile.open(Samples.keys(2), ring.id(), a, b, Entropy.system())) {
      var slot = file.create();
      file.sync();
      log.clear();
      file.destroy(List.of(slot), WHO);
      var real = kinds(log);
      log.clear();
      file.destroyDecoy(WHO);
      assertThat(kinds(log)).isEqualTo(real).hasSize(4);
    }
  }

  @Test
  void aSnapshotOpensLikeACopy() throws IOException {
    byte[] key;
    var copy = new ByteArrayOutputStream();
    try (var file = open()) {
      key = key(file, file.create());
      file.snapshot(copy);
    }
    Files.write(first, copy.toByteArray());
    Files.write(second, copy.toByteArray());
    try (var file = open()) {
      assertThat(key(file, 2)).isEqualTo(key);
    }
  }

  @Test
  void aSlotNeverCreatedIsAFailureAndSoAreTheReservedOnes() {
    try (var file = open()) {
      for (var slot : new int[] {-1, 0, 1, 2, 5000}) {
        fails(KeyFailure.Cause.SLOT_FILE_TRUNCATED, "tillid.slots", () -> file.open(slot));
      }
      assertThatThrownBy(() -> file.destroy(List.of(1), WHO))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesASecondProcess() {
    try (var file = open()) {
      fails(KeyFailure.Cause.SLOT_FILE_IN_USE, "one", this::open);
      assertThat(file.end()).isEqualTo(2);
    }
    open().close();
  }

  @Test
  void refusesToReplaceASlotFile() {
    fails(
        KeyFailure.Cause.SLOT_FILE_EXISTS,
        "one",
        () -> ring.createSlotFile(first, folder.resolve("x")));
    fails(
        KeyFailure.Cause.SLOT_FILE_EXISTS,
        "two",
        () -> ring.createSlotFile(folder.resolve("x"), second));
  }

  @Test
  void saysWhichCopyIsMissing() throws IOException {
    Files.delete(second);
    fails(KeyFailure.Cause.SLOT_FILE_MISSING, "two", this::open);
  }

  @Test
  void saysWhichCopyIsTruncated() throws IOException {
    useSome();
    var whole = Files.readAllBytes(second);
    for (var length : new int[] {0, 100, 128, 300, 384}) {
      Files.write(second, Arrays.copyOf(whole, length));
      fails(KeyFailure.Cause.SLOT_FILE_TRUNCATED, "two", this::open);
    }
    Files.write(first, Arrays.copyOf(whole, 300));
    Files.write(second, Arrays.copyOf(whole, 300));
    fails(KeyFailure.Cause.SLOT_FILE_TRUNCATED, "tillid.slots", this::open);
  }

  @Test
  void refusesAFileOfAnotherKeystore() {
    try (var other = Samples.ring(Entropy.system(), 60)) {
      fails(KeyFailure.Cause.SLOT_FILE_FOREIGN, "one", () -> other.openSlotFile(first, second));
    }
  }

  @Test
  void refusesCopiesOfTwoStores() throws IOException {
    ring.createSlotFile(folder.resolve("c"), folder.resolve("d"));
    Files.copy(folder.resolve("c"), second, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    fails(KeyFailure.Cause.SLOT_FILE_FOREIGN, "two", this::open);
  }

  @Test
  void refusesSomethingThatIsNoSlotFile() throws IOException {
    Files.write(second, Samples.bytes(SlotCheck.CHUNK, 1));
    fails(KeyFailure.Cause.SLOT_FILE_FOREIGN, "two", this::open);
  }

  @Test
  void saysThatTheFormatIsUnknown() throws IOException {
    change(first, 9, (byte) 3);
    fails(KeyFailure.Cause.UNKNOWN_FORMAT, "one", this::open);
  }

  @Test
  void oneDamagedCopyIsMendedFromTheOther() throws IOException {
    var key = useSome();
    for (var at = 2 * SlotLayout.SLOT; at < 3 * SlotLayout.SLOT; at += 9) {
      change(first, at, (byte) (Files.readAllBytes(first)[at] ^ 0x11));
      try (var file = open()) {
        assertThat(key(file, 2)).isEqualTo(key);
      }
      assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }
  }

  @Test
  void damageInBothCopiesIsAnErrorThatNamesBoth() throws IOException {
    useSome();
    change(first, 2 * SlotLayout.SLOT + 30, (byte) (slot(first, 2)[30] ^ 1));
    change(second, 2 * SlotLayout.SLOT + 40, (byte) (slot(second, 2)[40] ^ 1));
    fails(KeyFailure.Cause.SLOT_DAMAGED, "two", this::open);
  }

  @Test
  void aTombstoneOutlivesAnOldCopy() throws IOException {
    useSome();
    var old = Files.readAllBytes(second);
    try (var file = open()) {
      file.destroy(List.of(2), WHO);
    }
    Files.write(second, old);
    try (var file = open()) {
      assertThat(file.open(2)).isEmpty();
    }
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }

  @Test
  void twoLiveKeysInOneSlotAreAnError() throws IOException {
    var empty = Files.readAllBytes(first);
    useSome();
    var used = Files.readAllBytes(first);
    Files.write(first, empty);
    Files.write(second, empty);
    useSome();
    Files.write(first, used);
    fails(KeyFailure.Cause.SLOT_FILES_DIFFER, "two", this::open);
  }

  @Test
  void aSlotMovedToAnotherPlaceIsNotBelieved() throws IOException {
    useSome();
    var bytes = Files.readAllBytes(first);
    System.arraycopy(bytes, 2 * SlotLayout.SLOT, bytes, 7 * SlotLayout.SLOT, SlotLayout.SLOT);
    Files.write(first, bytes);
    Files.write(second, bytes);
    fails(KeyFailure.Cause.SLOT_DAMAGED, "Slot 7", this::open);
  }

  private byte[] useSome() {
    try (var file = open()) {
      var key = key(file, file.create());
      file.create();
      file.sync();
      return key;
    }
  }

  private SlotFile open() {
    return ring.openSlotFile(first, second);
  }

  private static byte[] key(SlotFile file, int slot) {
    try (var key = file.open(slot).orElseThrow()) {
      return key.key().getEncoded();
    }
  }

  private static List<String> kinds(List<MemoryDisk.Step> log) {
    return log.stream()
        .map(step ->
            switch (step) {
              case MemoryDisk.Write(var disk, var _, var bytes) ->
                  "write " + disk.name() + bytes.capacity();
              case MemoryDisk.Force(var disk) -> "force " + disk.name();
            })
        .toList();
  }

  private static byte[] slot(Path file, int number) throws IOException {
    return Arrays.copyOfRange(
        Files.readAllBytes(file), number * SlotLayout.SLOT, (number + 1) * SlotLayout.SLOT);
  }

  private static void change(Path file, int at, byte value) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[at] = value;
    Files.write(file, bytes);
  }

  private static boolean holds(Path file, byte[] needle) throws IOException {
    var bytes = Files.readAllBytes(file);
    for (var i = 0; i + needle.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }

  private void fails(KeyFailure.Cause why, String naming, ThrowingCallable call) {
    var before = state();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KeyFailure.class, failure -> assertThat(failure.why()).isEqualTo(why))
        .hasMessageContaining(naming);
    assertThat(state()).isEqualTo(before);
  }

  private List<String> state() {
    try (var paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().map(SlotFileIT::summary).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String summary(Path file) {
    try {
      return file + " " + Arrays.hashCode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
