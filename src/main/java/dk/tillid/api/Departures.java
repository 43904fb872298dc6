package dk.tillid.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Answers about cases on their way out, so that a withdrawal's answer leaves after all of them.
///
/// Before an answer leaves it is asked once more whether its cases are still there. Between that
/// and the wire lies time: a thread waits for its turn, an event loop is busy. A whole withdrawal
/// fits in there, and its citizen would be told that nothing is left while a page with all of it is
/// still to come. Therefore an answer departs before the question and has left when it is handed to
/// the socket; a withdrawal is answered only after what departed before has left. What departs
/// later asks after the erasure began and finds the case gone.
///
/// Safe from any thread.
public final class Departures {
  private final Set<Departure> underWay = ConcurrentHashMap.newKeySet();

  /// One answer on its way.
  public final class Departure {
    private final CountDownLatch gone = new CountDownLatch(1);

    private Departure() {}

    /// Says that it was handed to the socket, or will never be. Later calls do nothing.
    public void left() {
      underWay.remove(this);
      gone.countDown();
    }
  }

  /// An answer is about to be asked whether it may leave.
  public Departure depart() {
    Departure departure = new Departure();
    underWay.add(departure);
    return departure;
  }

  /// Waits until every answer that departed before this call has left.
  ///
  /// @return whether all have; false after the longest wait
  public boolean awaitEarlier(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    boolean all = true;
    try {
      for (Departure earlier : List.copyOf(underWay)) {
        all &= earlier.gone.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      all = false;
    }
    return all;
  }
}
