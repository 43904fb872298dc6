package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.Opening.Erased;
import dk.tillid.keys.Opening.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final int FAMILY = 3;
  private static final byte[] ROW = Samples.bytes(16, 0x77);
  private static final byte[] TEXT = "et tilbud".getBytes(StandardCharsets.UTF_8);

  private final KeyRing ring = Samples.ring(Entropy.system());
  private SlotFile slots;
  private Sealer sealer;

  @BeforeEach
  void open() throws IOException {
    slots = MemoryDisk.slotFile(Samples.keys(2), ring.id(), Entropy.system());
    sealer = ring.sealer(slots);
  }

  @AfterEach
  void close() {
    slots.close();
    ring.close();
  }

  @Test
  void opensWhatItSealed() {
    var slot = slots.create();
    for (var length : new int[] {0, 1, 508, 509, 1020, 1021, 2044, 2045, 100_000}) {
      var text = Samples.bytes(length, 9);
      var opened = opened(sealer.open(FAMILY, ROW, sealer.seal(FAMILY, ROW, slot, 12, text)));
      assertThat(opened.plaintext()).isEqualTo(text);
      assertThat(opened.slot()).isEqualTo(slot);
      assertThat(opened.version()).isEqualTo(12);
    }
  }

  @Test
  void opensSharedRecordsWithoutACaseKey() {
    var opened = opened(sealer.open(FAMILY, ROW, sealer.sealShared(FAMILY, ROW, 5, TEXT)));
    assertThat(opened.plaintext()).isEqualTo(TEXT);
    assertThat(opened.slot()).isEqualTo(Sealer.NO_SLOT);
    assertThat(opened.version()).isEqualTo(5);
  }

  @Test
  void lengthsTellOnlyAStep() {
    var slot = slots.create();
    assertThat(sealer.seal(FAMILY, ROW, slot, 1, new byte[0]))
        .hasSameSizeAs(sealer.seal(FAMILY, ROW, slot, 1, new byte[508]))
        .hasSizeLessThan(sealer.seal(FAMILY, ROW, slot, 1, new byte[509]).length);
  }

  @Test
  void twoSealingsOfOneRecordShareNothingButFormatAndEpoch() {
    var slot = slots.create();
    var one = sealer.seal(FAMILY, ROW, slot, 1, TEXT);
    var two = sealer.seal(FAMILY, ROW, slot, 1, TEXT);
    assertThat(Arrays.mismatch(one, two)).isEqualTo(2);
  }

  @Test
  void refusesARecordInAnotherRowOrFamily() {
    var slot = slots.create();
    for (var record :
        List.of(sealer.seal(FAMILY, ROW, slot, 1, TEXT), sealer.sealShared(FAMILY, ROW, 1, TEXT))) {
      assertThat(sealer.open(FAMILY, ROW, record)).isInstanceOf(Opened.class);
      fails(
          KeyFailure.Cause.RECORD_DAMAGED,
          () -> sealer.open(FAMILY, Samples.bytes(16, 0x78), record));
      fails(
          KeyFailure.Cause.RECORD_DAMAGED,
          () -> sealer.open(FAMILY, Samples.bytes(15, 0x77), record));
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY + 1, ROW, record));
    }
  }

  @Test
  void refusesEveryFlippedByteAndEveryTruncation() {
    var record = sealer.seal(FAMILY, ROW, slots.create(), 1, TEXT);
    assertThat(sealer.open(FAMILY, ROW, record)).isInstanceOf(Opened.class);
    for (var at = 1; at < record.length; at++) {
      var bent = record.clone();
      bent[at] ^= 1;
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY, ROW, bent));
      var cut = Arrays.copyOf(record, at);
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY, ROW, cut));
    }
    fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY, ROW, new byte[0]));
  }

  @Test
  void saysThatAFormatIsUnknown() {
    var record = sealer.sealShared(FAMILY, ROW, 1, TEXT);
    record[0] = 3;
    fails(KeyFailure.Cause.UNKNOWN_FORMAT, () -> sealer.open(FAMILY, ROW, record));
  }

  @Test
  void refusesARecordOfAnotherKeystore() {
    try (var other = Samples.ring(Entropy.system(), 50)) {
      var record = other.sealer(slots).sealShared(FAMILY, ROW, 1, TEXT);
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY, ROW, record));
    }
  }

  @Test
  void afterDestructionTheRecordIsErasedAndNothingCanBeSealed() {
    var slot = slots.create();
    var kept = slots.create();
    var record = sealer.seal(FAMILY, ROW, slot, 1, TEXT);
    var other = sealer.seal(FAMILY, ROW, kept, 1, TEXT);
    slots.destroy(List.of(slot), new Commitment(1, 2, 3, 4));
    assertThat(sealer.open(FAMILY, ROW, record)).isEqualTo(new Erased(slot, 1));
    assertThat(sealer.open(FAMILY, ROW, other)).isInstanceOf(Opened.class);
    assertThatThrownBy(() -> sealer.seal(FAMILY, ROW, slot, 2, TEXT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whileTheStoreKeyChangesBothOpenAndTheNewOneSeals() {
    var slot = slots.create();
    var before = sealer.seal(FAMILY, ROW, slot, 1, TEXT);
    var changing = new Sealer(changing(), slots, Entropy.system());
    assertThat(opened(changing.open(FAMILY, ROW, before)).plaintext()).isEqualTo(TEXT);
    var after = changing.seal(FAMILY, ROW, slot, 2, TEXT);
    assertThat(opened(changing.open(FAMILY, ROW, after)).version()).isEqualTo(2);
    fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY, ROW, after));
  }

  @Test
  void aRewrappedRecordOpensUnderTheNewStoreKeyAlone() {
    var slot = slots.create();
    var changing = new Sealer(changing(), slots, Entropy.system());
    var changed = new Sealer(EpochKeys.of(2, Samples.key(0x66)), slots, Entropy.system());
    for (var record :
        List.of(sealer.seal(FAMILY, ROW, slot, 7, TEXT), sealer.sealShared(FAMILY, ROW, 7, TEXT))) {
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> changed.open(FAMILY, ROW, record));
      var rewrapped = changing.rewrap(FAMILY, ROW, record).orElseThrow();
      assertThat(opened(changed.open(FAMILY, ROW, rewrapped)).plaintext()).isEqualTo(TEXT);
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> sealer.open(FAMILY, ROW, rewrapped));
      assertThat(changing.rewrap(FAMILY, ROW, rewrapped)).as("done already").isEmpty();
      fails(KeyFailure.Cause.RECORD_DAMAGED, () -> changing.rewrap(FAMILY + 1, ROW, record));
    }
  }

  @Test
  void aRecordOfAnErasedCaseIsRewrappedAndStaysErased() {
    var slot = slots.create();
    var record = sealer.seal(FAMILY, ROW, slot, 7, TEXT);
    slots.destroy(List.of(slot), new Commitment(1, 2, 3, 4));
    var changing = new Sealer(changing(), slots, Entropy.system());
    var rewrapped = changing.rewrap(FAMILY, ROW, record).orElseThrow();
    assertThat(changing.open(FAMILY, ROW, rewrapped)).isEqualTo(new Erased(slot, 7));
  }

  private static EpochKeys changing() {
    return EpochKeys.of(2, Samples.key(0x66), 1, Samples.key(1));
  }

  private static Opened opened(Opening opening) {
    return assertThat(opening).asInstanceOf(InstanceOfAssertFactories.type(Opened.class)).actual();
  }

  private static void fails(KeyFailure.Cause why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KeyFailure.class, failure -> assertThat(failure.why()).isEqualTo(why));
  }
}
