package dk.tillid.store;

/// A record as it is held: its value, the slot of the key it is sealed under, and its version,
/// which rises with each rewriting of the row.
record Held<V>(V value, int slot, long version) {
  /// The same row, rewritten.
  Held<V> rewritten(V changed) {
    return new Held<>(changed, slot, version + 1);
  }
}
