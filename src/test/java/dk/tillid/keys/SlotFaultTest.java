package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The disk refuses at the n-th call; readers and the destroyer meet.
class SlotFaultTest {
  private static final Commitment WHO = new Commitment(9, 9, 9, 9);
  private static final byte[] KEYSTORE = Samples.bytes(16, 0x21);

  /// A copy that refuses every write and sync once the shared allowance is used up.
  private record RefusingDisk(SlotDisk disk, AtomicInteger allowed) implements SlotDisk {
    @Override
    public String name() {
      return disk.name();
    }

    @Override
    public long length() throws IOException {
      return disk.length();
    }

    @Override
    public void read(long position, byte[] bytes) throws IOException {
      disk.read(position, bytes);
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
      spend();
      disk.write(position, bytes);
    }

    @Override
    public void force() throws IOException {
      spend();
      disk.force();
    }

    private void spend() throws IOException {
      if (allowed.getAndDecrement() <= 0) {
        throw new IOException("refused");
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void whicheverCallIsRefusedNothingMoreIsWrittenAndARestartKeepsEveryPromise() throws IOException {
    var finished = 0;
    for (var allowance = 0; finished == 0; allowance++) {
      assertThat(allowance).isLessThan(100);
      finished = runWith(allowance);
    }
    assertThat(finished).as("control: with a patient disk the work ends").isEqualTo(1);
  }

  private static int runWith(int allowance) throws IOException {
    var start = SlotFile.newFile(Samples.keys(2), KEYSTORE, Entropy.system());
    var log = new ArrayList<MemoryDisk.Step>();
    var a = new MemoryDisk("a", start, log);
    var b = new MemoryDisk("b", start, log);
    var allowed = new AtomicInteger(allowance);
    var kept = new ArrayList<Integer>();
    var gone = new ArrayList<Integer>();
    var finished = 0;
    try (var file = open(new RefusingDisk(a, allowed), new RefusingDisk(b, allowed))) {
      try {
        work(file, kept, gone);
        finished = 1;
      } catch (KeyFailure failure) {
        assertThat(failure.why()).isEqualTo(KeyFailure.Cause.INPUT_OUTPUT);
        allowed.set(1000);
        var before = log.size();
        assertThatThrownBy(file::create).isInstanceOf(KeyFailure.class);
        assertThatThrownBy(() -> file.destroyDecoy(WHO)).isInstanceOf(KeyFailure.class);
        assertThat(log).hasSize(before);
      }
    }
    try (var file = open(a, b)) {
      assertThat(kept).allSatisfy(slot -> assertThat(file.open(slot)).isPresent());
      assertThat(gone).allSatisfy(slot -> assertThat(file.open(slot)).isEmpty());
    }
    return finished;
  }

  private static void work(SlotFile file, List<Integer> kept, List<Integer> gone) {
    for (var round = 0; round < 3; round++) {
      var one = file.create();
      var two = file.create();
      file.sync();
      kept.add(one);
      file.destroy(List.of(two), WHO);
      gone.add(two);
    }
  }

  @Test
  void readersSeeTheKeyOrItsAbsenceAndNothingBetween() throws Exception {
    try (var file = MemoryDisk.slotFile(Samples.keys(2), KEYSTORE, Entropy.system());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 200; round++) {
        var slot = file.create();
        file.sync();
        var readers = new ArrayList<Future<Integer>>();
        for (var reader = 0; reader < 4; reader++) {
          readers.add(threads.submit(untilGone(file, slot)));
        }
        file.destroy(List.of(slot), WHO);
        assertThat(file.open(slot)).isEmpty();
        for (var reader : readers) {
          assertThat(get(reader)).isEqualTo(slot);
        }
      }
    }
  }

  private static Callable<Integer> untilGone(SlotFile file, int slot) {
    return () -> {
      while (true) {
        var found = file.open(slot);
        if (found.isEmpty()) {
          return slot;
        }
        found.get().close();
      }
    };
  }

  private static int get(Future<Integer> reader) throws InterruptedException {
    try {
      return reader.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a reader failed", e.getCause());
    }
  }

  private static SlotFile open(SlotDisk a, SlotDisk b) throws IOException {
    return SlotFile.open(Samples.keys(2), KEYSTORE, a, b, Entropy.system());
  }
}
