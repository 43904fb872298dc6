package dk.tillid.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One table as a batch in the making sees it: what is committed, what earlier commands of the
/// batch wrote, and what the present command would write. Each row is sealed once a batch, however
/// often it changed.
final class Shelf<K, V> {
  private final Table<K, V> table;
  private final Rocks rocks;
  private final Map<K, Optional<Held<V>>> known = new HashMap<>();
  private final Map<K, Held<V>> staged = new LinkedHashMap<>();
  private final Map<K, Held<V>> written = new LinkedHashMap<>();

  Shelf(Table<K, V> table, Rocks rocks) {
    this.table = table;
    this.rocks = rocks;
  }

  Optional<Held<V>> find(K key) {
    Held<V> own = staged.get(key);
    return own == null ? known.computeIfAbsent(key, it -> table.find(rocks, it)) : Optional.of(own);
  }

  Optional<V> value(K key) {
    return find(key).map(Held::value);
  }

  void stage(K key, Held<V> held) {
    staged.put(key, held);
  }

  /// Takes over what the present command staged.
  void keep() {
    staged.forEach((key, held) -> {
      written.put(key, held);
      known.put(key, Optional.of(held));
    });
    staged.clear();
  }

  void forget() {
    staged.clear();
  }

  void seal(Writes writes) {
    written.forEach((key, row) -> {
      byte[] rowKey = table.rowKey(key);
      writes.put(table.family(), rowKey, table.seal(rowKey, row));
    });
  }
}
