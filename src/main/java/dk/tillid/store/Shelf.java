package dk.tillid.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One table as a batch in the making sees it: what is committed, what earlier commands of the
/// batch wrote, and what the present command would write. Each row is sealed once a batch, however
/// often it changed.
final class Shelf<K, V> {
  private final Table<K, V> table;
  private final Function<K, Optional<Held<V>>> committed;
  private final Map<K, Optional<Held<V>>> known = new HashMap<>();
  private final Map<K, Optional<Held<V>>> staged = new LinkedHashMap<>();
  private final Map<K, Optional<Held<V>>> written = new LinkedHashMap<>();

  /// @param committed finds what is committed
  Shelf(Table<K, V> table, Function<K, Optional<Held<V>>> committed) {
    this.table = table;
    this.committed = committed;
  }

  Optional<Held<V>> find(K key) {
    Optional<Held<V>> own = staged.get(key);
    return own == null ? known.computeIfAbsent(key, committed) : own;
  }

  Optional<V> value(K key) {
    return find(key).map(Held::value);
  }

  void stage(K key, Held<V> held) {
    staged.put(key, Optional.of(held));
  }

  /// Stages that there is no such row any more.
  void end(K key) {
    staged.put(key, Optional.empty());
  }

  /// Takes over what the present command staged.
  void keep() {
    written.putAll(staged);
    known.putAll(staged);
    staged.clear();
  }

  void forget() {
    staged.clear();
  }

  /// Shows readers what is committed by now.
  void publish(Recent<K, V> recent) {
    written.forEach((key, row) -> row.ifPresent(held -> recent.replace(key, held)));
  }

  void seal(Writes writes) {
    written.forEach((key, row) -> {
      byte[] rowKey = table.rowKey(key);
      row.ifPresentOrElse(
          held -> writes.put(table.family(), rowKey, table.seal(rowKey, held)),
          () -> writes.delete(table.family(), rowKey));
    });
  }
}
