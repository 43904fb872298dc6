package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;

/// Lets readers in until it is closed, and closes only when the last of them has left: a database
/// that closes under a reader is memory read after it was freed.
///
/// There are several doors, so that readers do not wait for each other: a thread takes the one of
/// its number. Passing costs one compare-and-set each way. A closed gate is one whose doors are all
/// locked for writing, for ever.
final class Gate {
  /// More than the cores of the machines this runs on; a power of two.
  private static final int DOORS = 16;

  private final StampedLock[] doors =
      Stream.generate(StampedLock::new).limit(DOORS).toArray(StampedLock[]::new);
  private final AtomicBoolean closing = new AtomicBoolean();

  /// Somebody inside; closing it leaves.
  record Pass(StampedLock door, long stamp) implements AutoCloseable {
    @Override
    public void close() {
      door.unlockRead(stamp);
    }
  }

  /// Enters, never waiting. One who is inside may enter again.
  ///
  /// @throws StoreFailure if the gate is closed or about to be
  Pass enter() {
    StampedLock door = doors[(int) Thread.currentThread().threadId() & (DOORS - 1)];
    long stamp = closing.get() ? 0 : door.tryReadLock();
    if (stamp == 0) {
      throw new StoreFailure("The store is closed.");
    }
    return new Pass(door, stamp);
  }

  /// Lets nobody in any more and waits, however long, until all have left.
  ///
  /// @return false if it was closed before, and then at once
  boolean close() {
    if (!closing.compareAndSet(false, true)) {
      return false;
    }
    for (StampedLock door : doors) {
      door.writeLock();
    }
    return true;
  }
}
