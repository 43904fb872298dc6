package dk.tillid.store;

import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.Opening;
import dk.tillid.keys.Sealer;
import java.util.Optional;
import java.util.function.Function;

/// One kind of sealed record: where it lies, how it is named and how it becomes bytes. A row whose
/// key was destroyed reads as absent.
final class Table<K, V> {
  private final Family family;
  private final Function<K, byte[]> name;
  private final Codec<V> codec;
  private final Sealer sealer;

  Table(Family family, Function<K, byte[]> name, Codec<V> codec, Sealer sealer) {
    this.family = family;
    this.name = name;
    this.codec = codec;
    this.sealer = sealer;
  }

  Family family() {
    return family;
  }

  byte[] rowKey(K key) {
    return name.apply(key);
  }

  Row row(K key) {
    return new Row(family, RowKey.of(rowKey(key)));
  }

  Optional<Held<V>> find(Rocks rocks, K key) {
    byte[] rowKey = rowKey(key);
    return rocks.get(family, rowKey).flatMap(record -> open(rowKey, record));
  }

  /// Whether there is a row of that name, be it one whose key was destroyed.
  boolean isThere(Rocks rocks, K key) {
    return rocks.get(family, rowKey(key)).isPresent();
  }

  /// The version of a record, also of one whose key was destroyed.
  ///
  /// @throws StoreFailure if the record was altered or moved
  long version(byte[] rowKey, byte[] record) {
    try {
      return switch (sealer.open(family.number(), rowKey, record)) {
        case Opening.Erased(int _, long version) -> version;
        case Opening.Opened opened -> opened.version();
      };
    } catch (KeyFailure e) {
      throw told(e);
    }
  }

  /// @throws StoreFailure if the record was altered, moved, or written in an unknown format
  Optional<Held<V>> open(byte[] rowKey, byte[] record) {
    try {
      return switch (sealer.open(family.number(), rowKey, record)) {
        case Opening.Erased _ -> Optional.empty();
        case Opening.Opened opened ->
            Optional.of(
                new Held<>(codec.decode(opened.plaintext()), opened.slot(), opened.version()));
      };
    } catch (KeyFailure e) {
      throw told(e);
    }
  }

  /// The failure of the keys as one of the store; its text holds no data either.
  static StoreFailure told(KeyFailure failure) {
    return new StoreFailure(String.valueOf(failure.getMessage()), failure);
  }

  byte[] seal(byte[] rowKey, Held<V> held) {
    byte[] encoded = codec.encode(held.value());
    return held.slot() == Sealer.NO_SLOT
        ? sealer.sealShared(family.number(), rowKey, held.version(), encoded)
        : sealer.seal(family.number(), rowKey, held.slot(), held.version(), encoded);
  }
}
