package dk.tillid;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Holds the first who comes after it was closed, until it is opened; all others pass.
final class Gate {
  private static final int WAIT_SECONDS = 60;

  private record Latches(CountDownLatch reached, CountDownLatch opened) {}

  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Latches latches = latches();

  private static Latches latches() {
    return new Latches(new CountDownLatch(1), new CountDownLatch(1));
  }

  /// Is held here, where it is closed and nobody was held since.
  void pass() {
    if (closed.getAndSet(false)) {
      latches.reached().countDown();
      await(latches.opened());
    }
  }

  void close() {
    latches = latches();
    closed.set(true);
  }

  /// Waits until somebody is held.
  void awaitSomebody() {
    await(latches.reached());
  }

  void open() {
    latches.opened().countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
