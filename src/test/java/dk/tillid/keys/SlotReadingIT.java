package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.Needle.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotReadingIT {
  private static final Commitment WHO = new Commitment(1, 2, 3, 4);
  private static final Commitment OTHER = new Commitment(5, 6, 7, 8);

  @TempDir Path folder;

  private final KeyRing ring = Samples.ring(Entropy.system());
  private Path first;
  private Path second;
  private SlotFile slots;

  @BeforeEach
  void open() {
    first = folder.resolve("one/slots");
    second = folder.resolve("two/slots");
    ring.createSlotFile(first, second);
    slots = ring.openSlotFile(first, second);
  }

  @AfterEach
  void close() {
    slots.close();
    ring.close();
  }

  @Test
  void tombstonesAreFoundByTheirCommitmentBesideTheOpenFileAndNothingIsWritten()
      throws IOException {
    var one = slots.create();
    var two = slots.create();
    var three = slots.create();
    for (var i = 0; i < 2000; i++) {
      slots.create();
    }
    var far = slots.create();
    var epoch = slots.destroy(List.of(one, three, far), WHO);
    slots.destroyDecoy(OTHER);
    var before = Files.readAllBytes(first);

    try (var reading = ring.readSlotFile(first)) {
      assertThat(reading.tombstones(WHO))
          .containsExactly(
              new Tombstone(one, epoch), new Tombstone(three, epoch), new Tombstone(far, epoch))
          .allMatch(Tombstone::ofACase);
      assertThat(reading.tombstones(OTHER))
          .singleElement()
          .satisfies(it -> assertThat(it.ofACase()).isFalse());
      assertThat(reading.tombstones(new Commitment(9, 9, 9, 9))).isEmpty();
      assertThat(reading.erasureEpoch()).isEqualTo(epoch + 1);
      assertThat(reading.open(one)).isEmpty();
      assertThat(reading.open(two)).isPresent();
    }
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
  }

  @Test
  void anAlteredTombstoneIsNone() throws IOException {
    var one = slots.create();
    slots.destroy(List.of(one), WHO);
    try (var channel = FileChannel.open(first, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {99}), one * 128L + 15);
    }
    try (var reading = ring.readSlotFile(first);
        var other = ring.readSlotFile(second)) {
      assertThat(reading.tombstones(WHO)).isEmpty();
      assertThat(other.tombstones(WHO)).hasSize(1);
      assertThatThrownBy(() -> reading.open(one)).isInstanceOf(KeyFailure.class);
    }
  }

  @Test
  void theWrappingOfALiveSlotIsRememberedAsItLiesInTheFile() throws IOException {
    var slot = slots.create();
    slots.sync();
    var fingerprints = ring.fingerprints();
    try (var reading = ring.readSlotFile(first)) {
      var needles = reading.needles(slot, fingerprints);
      var wrapped =
          needles.stream().filter(it -> it.kind() == Kind.WRAPPED_KEY).findFirst().orElseThrow();
      var file = Files.readAllBytes(second);
      assertThat(fingerprints.fits(wrapped.fingerprint(), file, slot * 128 + 12, file.length))
          .isTrue();
      assertThat(needles).extracting(Needle::kind).contains(Kind.CASE_KEY);
    }
    slots.destroy(List.of(slot), WHO);
    try (var reading = ring.readSlotFile(first)) {
      assertThat(reading.needles(slot, fingerprints)).isEmpty();
    }
  }

  @Test
  void theKeyThatIsRememberedIsTheOneThatSeals() {
    var slot = slots.create();
    slots.sync();
    var fingerprints = ring.fingerprints();
    try (var reading = ring.readSlotFile(first);
        var key = slots.open(slot).orElseThrow()) {
      assertThat(reading.needles(slot, fingerprints))
          .containsAll(fingerprints.needles(Kind.CASE_KEY, key.key().getEncoded()));
    }
  }

  @Test
  void aFileOfOtherKeysOrNoneIsRefused() {
    try (var foreign = Samples.ring(Entropy.system(), 40)) {
      assertThatThrownBy(() -> foreign.readSlotFile(first))
          .isInstanceOf(KeyFailure.class)
          .hasMessageContaining("another keystore");
    }
    assertThatThrownBy(() -> ring.readSlotFile(folder.resolve("none")))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("is missing");
  }
}
