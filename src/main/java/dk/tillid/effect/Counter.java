package dk.tillid.effect;

/// Counts by the constants of an enum.
final class Counter<E extends Enum<E>> {
  private final int[] counts;

  Counter(E[] constants) {
    counts = new int[constants.length];
  }

  void add(E of) {
    add(of, 1);
  }

  void add(E of, int more) {
    counts[of.ordinal()] += more;
  }

  int of(E constant) {
    return counts[constant.ordinal()];
  }
}
