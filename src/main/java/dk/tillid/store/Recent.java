package dk.tillid.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The records of one table that were read lately, opened, so that reading them again costs neither
/// disk nor cipher. In memory only, bounded by number; what was not used for a round goes first
/// (the clock algorithm, Corbató 1968). Safe to share.
///
/// It never tells other than the database does: a record is read under the lock of its place, so
/// that [#replace] and [#clear], called after a commit or a destroyed key, come after a reading
/// that began before and undo it. What is absent is not remembered.
final class Recent<K, V> {
  private static final class Place<V> {
    private final Optional<Held<V>> held;
    private volatile boolean used;

    private Place(Held<V> held) {
      this.held = Optional.of(held);
    }
  }

  private final Function<K, Optional<Held<V>>> read;
  private final int most;
  private final ConcurrentHashMap<K, Place<V>> places = new ConcurrentHashMap<>();
  private final ReentrantLock turning = new ReentrantLock();
  private Iterator<Map.Entry<K, Place<V>>> hand = places.entrySet().iterator();

  /// @param read finds a record in the database
  /// @param most how many records are held at most, but for those being read just now
  Recent(Function<K, Optional<Held<V>>> read, int most) {
    this.read = read;
    this.most = most;
  }

  Optional<Held<V>> find(K key) {
    Place<V> known = places.get(key);
    if (known != null) {
      use(known);
      return known.held;
    }
    Place<V> found = places.computeIfAbsent(key, this::load);
    makeRoom();
    return found == null ? Optional.empty() : found.held;
  }

  private @Nullable Place<V> load(K key) {
    return read.apply(key).map(Place::new).orElse(null);
  }

  private static void use(Place<?> place) {
    if (!place.used) {
      place.used = true;
    }
  }

  /// Takes over what was committed, where an older state of it is held.
  void replace(K key, Held<V> committed) {
    places.computeIfPresent(key, (_, _) -> new Place<>(committed));
  }

  /// Lets go of everything, also of the record that the hand points at.
  void clear() {
    places.clear();
    turning.lock();
    try {
      hand = Collections.emptyIterator();
    } finally {
      turning.unlock();
    }
  }

  int size() {
    return places.size();
  }

  private void makeRoom() {
    while (places.mappingCount() > most && turning.tryLock()) {
      try {
        turn();
      } finally {
        turning.unlock();
      }
    }
  }

  private void turn() {
    if (!hand.hasNext()) {
      hand = places.entrySet().iterator();
    }
    if (hand.hasNext()) {
      Map.Entry<K, Place<V>> next = hand.next();
      if (next.getValue().used) {
        next.getValue().used = false;
      } else {
        places.remove(next.getKey(), next.getValue());
      }
    }
  }
}
