package dk.tillid.keys;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/// Idle instances of something costly to make and unsafe to share. Suits virtual threads: the
/// number of instances follows the calls that run at once, not the number of threads. Never blocks.
/// Last in, first out, so that a warm instance is used again.
final class Pool<T> {
  private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
  private final Supplier<T> maker;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  T take() {
    var one = idle.pollFirst();
    return one == null ? maker.get() : one;
  }

  /// Gives back an instance that is fit for the next caller. One whose call failed is simply not
  /// given back.
  void give(T one) {
    idle.addFirst(one);
  }

  void drop() {
    idle.clear();
  }
}
