package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final int MOST = 16;

  private final Map<Integer, Held<String>> disk = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final Recent<Integer, String> recent = new Recent<>(this::read, MOST);

  private Optional<Held<String>> read(int key) {
    reads.incrementAndGet();
    return Optional.ofNullable(disk.get(key));
  }

  private static Held<String> held(String value) {
    return new Held<>(value, 1, 1);
  }

  @Test
  void readsTheDiskOnceAndThenNoMore() {
    disk.put(1, held("a"));
    assertThat(recent.find(1)).contains(held("a"));
    assertThat(recent.find(1)).contains(held("a"));
    assertThat(reads).hasValue(1);
  }

  @Test
  void absenceIsNotRemembered() {
    assertThat(recent.find(1)).isEmpty();
    disk.put(1, held("a"));
    assertThat(recent.find(1)).contains(held("a"));
  }

  @Test
  void committedTakesThePlaceOfWhatIsHeldAndNothingElse() {
    disk.put(1, held("a"));
    recent.find(1);
    recent.replace(1, held("b"));
    recent.replace(2, held("c"));
    assertThat(recent.find(1)).contains(held("b"));
    assertThat(recent.size()).isOne();
  }

  @Test
  void clearedIsReadAnew() {
    disk.put(1, held("a"));
    recent.find(1);
    disk.remove(1);
    assertThat(recent.find(1)).isPresent();
    recent.clear();
    assertThat(recent.find(1)).isEmpty();
  }

  @Test
  void holdsNoMoreThanItsBoundAndKeepsWhatIsUsed() {
    for (int i = 0; i < 50 * MOST; i++) {
      disk.put(i, held("v"));
      recent.find(i);
      recent.find(0);
      assertThat(recent.size()).isLessThanOrEqualTo(MOST);
    }
    assertThat(reads).hasValue(50 * MOST);
  }

  /// A reading that began before comes back after: what it read must not stay.
  @Test
  void readingUnderWayIsUndoneByClearAndReplace() throws Exception {
    for (boolean clears : new boolean[] {true, false}) {
      CountDownLatch reading = new CountDownLatch(1);
      CountDownLatch proceed = new CountDownLatch(1);
      Recent<Integer, String> slow =
          new Recent<>(
              _ -> {
                reading.countDown();
                await(proceed);
                return Optional.of(held("old"));
              },
              MOST);
      AtomicReference<Optional<Held<String>>> found = new AtomicReference<>(Optional.empty());
      Thread reader = Thread.ofPlatform().start(() -> found.set(slow.find(1)));
      await(reading);
      Thread writer = Thread.ofPlatform().start(() -> change(slow, clears));
      while (writer.getState() == Thread.State.NEW || writer.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait(); // until it waits for the reader, or came first
      }
      proceed.countDown();
      reader.join();
      writer.join();
      assertThat(found.get()).contains(held("old"));
      assertThat(slow.size()).isEqualTo(clears ? 0 : 1);
      assertThat(slow.find(1)).contains(held(clears ? "old" : "new"));
    }
  }

  private static void change(Recent<Integer, String> recent, boolean clears) {
    if (clears) {
      recent.clear();
    } else {
      recent.replace(1, held("new"));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
