package dk.tillid.keys;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/// Idle instances of something costly to make and unsafe to share. Suits virtual threads: the
/// number of instances follows the calls that run at once, not the number of threads. Never blocks.
/// Last in, first out, so that a warm instance is used again.
///
/// The idle ones are held weakly: a collection lets them go, and with them the keys they worked
/// with. Making a few anew costs microseconds.
final class Pool<T> {
  private final Supplier<T> maker;
  private final Function<Deque<T>, Reference<Deque<T>>> hold;
  private volatile Reference<Deque<T>> idle;

  Pool(Supplier<T> maker) {
    this(maker, WeakReference::new);
  }

  /// @param hold how the idle instances are held
  Pool(Supplier<T> maker, Function<Deque<T>, Reference<Deque<T>>> hold) {
    this.maker = maker;
    this.hold = hold;
    this.idle = none();
  }

  private Reference<Deque<T>> none() {
    return hold.apply(new ConcurrentLinkedDeque<>());
  }

  T take() {
    var all = idle.get();
    var one = all == null ? null : all.pollFirst();
    return one == null ? maker.get() : one;
  }

  /// Gives back an instance that is fit for the next caller. One whose call failed is simply not
  /// given back.
  void give(T one) {
    var all = idle.get();
    if (all == null) {
      all = new ConcurrentLinkedDeque<>();
      idle = hold.apply(all);
    }
    all.addFirst(one);
  }

  void drop() {
    idle = none();
  }
}
