package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A disk loses what was written to it while the registry serves: a backup made then is whole all
/// the same, or is not made.
class SlotSnapshotTest {
  private static final byte[] KEYSTORE = Samples.bytes(16, 0x21);
  private static final List<Integer> PLACES =
      List.of(0, 20, 100, 128, 128 + 60, 256, 256 + 40, 384 + 1, 384 + 127, 512 + 5);

  private final List<MemoryDisk.Step> log = new ArrayList<>();
  private MemoryDisk first = new MemoryDisk("a", new byte[0], log);
  private MemoryDisk second = new MemoryDisk("b", new byte[0], log);
  private byte[] whole = {};

  /// Slot 2 is destroyed, slot 3 is live, slot 4 was never used.
  @BeforeEach
  void settle() throws IOException {
    byte[] bytes = SlotFile.newFile(Samples.keys(2), KEYSTORE, Entropy.system());
    first = new MemoryDisk("a", bytes, log);
    second = new MemoryDisk("b", bytes, log);
    try (SlotFile slots = open()) {
      slots.create();
      slots.create();
      slots.sync();
      slots.destroy(List.of(2), new Commitment(1, 2, 3, 4));
    }
    whole = first.content();
  }

  private SlotFile open() throws IOException {
    return SlotFile.open(Samples.keys(2), KEYSTORE, first, second, Entropy.system());
  }

  private static byte[] snapshot(SlotFile slots) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    slots.snapshot(out);
    return out.toByteArray();
  }

  private static void lose(MemoryDisk disk, int place) {
    disk.write(place, new byte[] {(byte) (disk.content()[place] ^ 0x11)});
  }

  @Test
  void whatOneCopyLostIsTakenFromTheOther() throws IOException {
    for (int place : PLACES) {
      for (MemoryDisk disk : List.of(first, second)) {
        try (SlotFile slots = open()) {
          lose(disk, place);
          assertThat(snapshot(slots)).as("byte %d of %s", place, disk.name()).isEqualTo(whole);
          disk.write(0, whole);
        }
      }
    }
  }

  @Test
  void whatBothLostIsToldAndNoSnapshotIsMade() throws IOException {
    try (SlotFile slots = open()) {
      lose(first, 384 + 1);
      lose(second, 384 + 2);
      assertThatThrownBy(() -> snapshot(slots))
          .isInstanceOfSatisfying(
              KeyFailure.class, it -> assertThat(it.why()).isEqualTo(KeyFailure.Cause.SLOT_DAMAGED))
          .hasMessageContaining("Slot 3 ");
    }
  }
}
