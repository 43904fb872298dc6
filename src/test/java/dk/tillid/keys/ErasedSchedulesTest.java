package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.keys.Opening.Erased;
import dk.tillid.keys.Opening.Opened;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An idle cipher holds the schedule of the key it worked with last. Whether one is used again
/// shows in how many are made.
class ErasedSchedulesTest {
  private static final int FAMILY = 3;
  private static final byte[] ROW = Samples.bytes(16, 0x77);
  private static final byte[] TEXT = {1, 2, 3};
  private static final Commitment CODE = new Commitment(1, 2, 3, 4);

  private final AtomicInteger made = new AtomicInteger();
  private SlotFile slots;
  private Runnable whenKeyIsTaken = () -> {};
  private Sealer sealer;
  private int erased;
  private byte[] ofErased;
  private byte[] ofKept;

  @BeforeEach
  void sealOfTwoCases() throws IOException {
    slots = MemoryDisk.slotFile(Samples.keys(2), Samples.bytes(16, 5), Entropy.system());
    // held fast, so that no collection makes a cipher that the test counts
    Aead counted = new Aead(new Pool<>(this::counted, SoftReference::new));
    sealer = new Sealer(Samples.keys(1), new Watched(), Entropy.system(), counted);
    erased = slots.create();
    ofErased = sealer.seal(FAMILY, ROW, erased, 1, TEXT);
    ofKept = sealer.seal(FAMILY, ROW, slots.create(), 1, TEXT);
    assertThat(sealer.open(FAMILY, ROW, ofErased)).isInstanceOf(Opened.class);
    assertThat(made).as("one cipher serves them all").hasValue(1);
  }

  @AfterEach
  void close() {
    slots.close();
  }

  private Cipher counted() {
    made.incrementAndGet();
    return Aead.fresh();
  }

  @Test
  void afterAnErasureNoIdleCipherIsUsedAgain() {
    slots.destroy(List.of(erased), CODE);
    assertThat(sealer.open(FAMILY, ROW, ofErased)).isEqualTo(new Erased(erased, 1));
    assertThat(sealer.open(FAMILY, ROW, ofKept)).isInstanceOf(Opened.class);
    assertThat(made).hasValue(2);
    assertThat(sealer.open(FAMILY, ROW, ofKept)).isInstanceOf(Opened.class);
    assertThat(made).hasValue(2);
  }

  /// The other read notices the erasure first, so that the next has no reason to.
  @Test
  void aCipherThatOpenedWhileItsKeyWasErasedIsNotUsedAgain() {
    whenKeyIsTaken = this::eraseAndReadTheOther;
    assertThat(sealer.open(FAMILY, ROW, ofErased)).isInstanceOf(Opened.class);
    requireFreshCipher();
  }

  @Test
  void aCipherThatSealedWhileItsKeyWasErasedIsNotUsedAgain() {
    whenKeyIsTaken = this::eraseAndReadTheOther;
    sealer.seal(FAMILY, ROW, erased, 2, TEXT);
    requireFreshCipher();
  }

  private void eraseAndReadTheOther() {
    whenKeyIsTaken = () -> {};
    slots.destroy(List.of(erased), CODE);
    assertThat(sealer.open(FAMILY, ROW, ofKept)).isInstanceOf(Opened.class);
    assertThat(made).hasValue(2);
  }

  private void requireFreshCipher() {
    assertThat(made).hasValue(2);
    assertThat(sealer.open(FAMILY, ROW, ofKept)).isInstanceOf(Opened.class);
    assertThat(made).hasValue(3);
  }

  /// The slot file; tells when a key was taken out of it and is not yet at work.
  private final class Watched implements CaseKeys {
    @Override
    public byte[] fileId() {
      return new byte[16];
    }

    @Override
    public Optional<CaseKey> open(int slot) {
      Optional<CaseKey> key = slots.open(slot);
      whenKeyIsTaken.run();
      return key;
    }

    @Override
    public long erasureEpoch() {
      return slots.erasureEpoch();
    }

    @Override
    public int create() {
      return slots.create();
    }

    @Override
    public void sync() {
      slots.sync();
    }

    @Override
    public long destroy(Collection<Integer> which, Commitment commitment) {
      return slots.destroy(which, commitment);
    }

    @Override
    public long destroyDecoy(Commitment commitment) {
      return slots.destroyDecoy(commitment);
    }

    @Override
    public int end() {
      return slots.end();
    }

    @Override
    public void snapshot(OutputStream out) throws IOException {
      slots.snapshot(out);
    }
  }
}
