package dk.tillid.search;

import dk.tillid.domain.Commit;
import dk.tillid.domain.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Applies commits in the order received, on one thread of its own, as many at a time as have come.
/// Whoever reads can wait until all that came before has been applied.
final class Follower implements AutoCloseable {
  private final Consumer<List<Commit>> apply;
  private final Consumer<Throwable> failed;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private final Condition done = lock.newCondition();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong applied = new AtomicLong();
  private final Thread thread;

  private List<Commit> waiting = new ArrayList<>();
  private boolean closed;
  private boolean broken;

  /// @param apply takes commits over; what it throws stops the follower for good
  /// @param failed is told of what stopped it
  /// @param patience how long a reader waits at most
  Follower(Consumer<List<Commit>> apply, Consumer<Throwable> failed, Duration patience) {
    this.apply = apply;
    this.failed = failed;
    this.patience = patience;
    this.thread = Thread.ofPlatform().name("search-follower").daemon().unstarted(this::follow);
  }

  /// Begins to apply; commits that came before are applied first.
  void start() {
    thread.start();
  }

  /// Takes a commit and returns at once.
  void receive(Commit commit) {
    lock.lock();
    try {
      waiting.add(commit);
      received.incrementAndGet();
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Returns when all that was received before the call has been applied.
  ///
  /// @throws StoreFailure if the index stopped or is too far behind
  void catchUp() {
    long seen = received.get();
    if (applied.get() < seen) {
      await(seen);
    }
  }

  private void await(long seen) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (applied.get() < seen && !broken && !closed && left > 0) {
        left = done.awaitNanos(left);
      }
      if (applied.get() < seen) {
        throw new StoreFailure(
            broken
                ? "search index: stopped after an error; restart to rebuild it"
                : "search index: too far behind the store; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailure("search index: interrupted while waiting", e);
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    try {
      for (List<Commit> batch = next(); !batch.isEmpty(); batch = next()) {
        apply.accept(batch);
        finished(batch.size());
      }
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    } finally {
      stopped();
    }
  }

  private List<Commit> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        came.awaitUninterruptibly();
      }
      List<Commit> batch = closed ? List.of() : waiting;
      waiting = new ArrayList<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void finished(int commits) {
    lock.lock();
    try {
      applied.addAndGet(commits);
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void stopped() {
    lock.lock();
    try {
      broken = !closed;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Stops; what was not yet applied is left out.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      came.signal();
      done.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
