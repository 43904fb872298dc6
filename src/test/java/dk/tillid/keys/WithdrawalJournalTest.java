package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.keys.KeyFailure.Cause;
import dk.tillid.keys.WithdrawalJournal.Act;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawalJournalTest {
  private static final Commitment WHO = new Commitment(1, 2, 3, 4);
  private static final int RECORD = WithdrawalJournal.RECORD;
  private static final int MANY = 60;

  @TempDir Path folder;

  private final KeyRing ring = Samples.ring(Entropy.system());
  private Path file;
  private SlotFile slots;

  @BeforeEach
  void createSlots() throws IOException {
    file = folder.resolve("custody").resolve("journal");
    slots = MemoryDisk.slotFile(Samples.keys(2), ring.id(), Entropy.system());
    for (int i = 0; i < 2 * MANY; i++) {
      slots.create();
    }
    slots.sync();
  }

  @AfterEach
  void close() {
    slots.close();
    ring.close();
  }

  private List<Act> acts() {
    try (WithdrawalJournal journal = ring.openJournal(file, slots)) {
      return journal.acts();
    }
  }

  private void bury(List<Integer> which) {
    try (WithdrawalJournal journal = ring.openJournal(file, slots)) {
      journal.append(new Act(slots.destroy(which, WHO), WHO, which));
    }
  }

  private static List<Integer> from(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }

  /// A crash may leave the parts of one act out from any record on: all its slots are told in the
  /// end, or a restored backup would bring some of them back.
  @Test
  void anActOfManySlotsIsToldWholeWhereverACrashCutIt() throws IOException {
    bury(from(2, 1));
    bury(from(3, MANY));
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole).hasSize(RECORD * (1 + 3));
    for (int length = 0; length <= whole.length; length += 64) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(acts().stream().filter(act -> act.erasureEpoch() == 2))
          .flatExtracting(Act::slots)
          .as("cut after %d bytes", length)
          .containsExactlyElementsOf(from(3, MANY));
      List<Act> again = acts();
      assertThat(Files.size(file)).as("a mended journal needs no mending").isEqualTo(whole.length);
      assertThat(again).extracting(Act::erasureEpoch).containsExactly(1L, 2L, 2L, 2L);
    }
  }

  @Test
  void aLastRecordWrittenOnlyInPartIsWrittenAgain() throws IOException {
    bury(from(2, 1));
    bury(from(3, 1));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < RECORD; at += 5) {
      byte[] torn = whole.clone();
      Arrays.fill(torn, RECORD + at, 2 * RECORD, (byte) 0);
      Files.write(file, torn);
      assertThat(acts()).extracting(Act::erasureEpoch).containsExactly(1L, 2L);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  /// No record after it vouches for it then: its own signature does.
  @Test
  void anAlteredRecordBeforeAnUnfinishedOneIsRefused() throws IOException {
    for (int i = 0; i < 3; i++) {
      bury(from(2 + i, 1));
    }
    byte[] altered = Files.readAllBytes(file);
    Arrays.fill(altered, 2 * RECORD + 100, 3 * RECORD, (byte) 0);
    altered[RECORD + 60] ^= 1;
    Files.write(file, altered);
    assertCause(Cause.JOURNAL_DAMAGED);
    altered[RECORD + 60] ^= 1;
    Files.write(file, altered);
    assertThat(acts()).hasSize(3);
  }

  @Test
  void anyOtherAlterationIsRefused() throws IOException {
    for (int i = 0; i < 3; i++) {
      bury(from(2 + i, 1));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] altered = whole.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertCause(Cause.JOURNAL_DAMAGED, Cause.JOURNAL_FOREIGN); // whose the last one was
    }
    Files.write(file, Arrays.copyOfRange(whole, RECORD, whole.length));
    assertCause(Cause.JOURNAL_DAMAGED);
    byte[] gap = Arrays.copyOf(whole, 2 * RECORD);
    System.arraycopy(whole, 2 * RECORD, gap, RECORD, RECORD);
    Files.write(file, gap);
    assertCause(Cause.JOURNAL_DAMAGED);
    Files.write(file, whole);
    assertThat(acts()).hasSize(3);
  }

  /// What a backup knows nothing of: acts in several parts, and slots beyond its end.
  @Test
  void anOlderSlotFileTakesEverySlotOfEveryActFromTheJournal() throws IOException {
    try (SlotFile older = olderCopy()) {
      for (int i = 0; i < SlotCheck.SLOTS_PER_CHUNK; i++) {
        slots.create();
      }
      int far = slots.create();
      slots.sync();
      bury(from(2, 1));
      List<Integer> many = new ArrayList<>(from(3, MANY));
      many.add(far);
      bury(many);
      assertThat(ring.replay(file, older, true)).as("acts").isEqualTo(2);
      assertThat(older.erasureEpoch()).isEqualTo(2);
      many.forEach(slot -> assertThat(older.open(slot)).as("slot %d", slot).isEmpty());
      assertThat(older.create()).as("no number is handed out again").isEqualTo(far + 1);
    }
  }

  private SlotFile olderCopy() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    slots.snapshot(bytes);
    List<MemoryDisk.Step> log = new ArrayList<>();
    return SlotFile.open(
        Samples.keys(2),
        ring.id(),
        new MemoryDisk("c", bytes.toByteArray(), log),
        new MemoryDisk("d", bytes.toByteArray(), log),
        Entropy.system());
  }

  /// One record alone is not taken for one of ours that was never finished.
  @Test
  void theOnlyRecordOfAnotherStoreIsNotWrittenOver() throws IOException {
    bury(from(2, 1));
    byte[] whole = Files.readAllBytes(file);
    try (KeyRing foreign = Samples.ring(Entropy.system(), 40);
        SlotFile other = MemoryDisk.slotFile(Samples.keys(41), foreign.id(), Entropy.system())) {
      assertThatThrownBy(() -> foreign.openJournal(file, other).close())
          .isInstanceOfSatisfying(
              KeyFailure.class, it -> assertThat(it.why()).isEqualTo(Cause.JOURNAL_FOREIGN));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  private void assertCause(Cause... causes) {
    assertThatThrownBy(this::acts)
        .isInstanceOfSatisfying(
            KeyFailure.class, failure -> assertThat(failure.why()).isIn((Object[]) causes));
  }
}
