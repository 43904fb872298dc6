package dk.tillid.keys;

import dk.tillid.keys.Keystore.Role;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A keystore's contents, raw. Whoever receives them wipes them with [#close()]. Hides itself.
final class Contents implements AutoCloseable {
  static final int ID_BYTES = 16;

  /// The length of the joined bytes.
  static final int JOINED = ID_BYTES + 2 + 2 + Role.values().length * RawKey.BYTES;

  /// The highest epoch of a store key: one byte in every envelope.
  private static final int LAST_STORE_EPOCH = 255;

  /// The highest epoch of a file key: two bytes in every slot.
  private static final int LAST_FILE_EPOCH = 65_535;

  private final byte[] id;
  private final int storeEpoch;
  private final int fileEpoch;
  private final Map<Role, byte[]> keys;

  /// @param keys all ten, 32 bytes each; they are taken over
  Contents(byte[] id, int storeEpoch, int fileEpoch, Map<Role, byte[]> keys) {
    this.id = id;
    this.storeEpoch = storeEpoch;
    this.fileEpoch = fileEpoch;
    this.keys = keys;
  }

  /// A new keystore's: epochs 1, no keys before.
  ///
  /// @param keys all but the two before, 32 bytes each; they are taken over
  static Contents first(byte[] id, Map<Role, byte[]> keys) {
    var all = new EnumMap<>(keys);
    all.put(Role.STORE_BEFORE, new byte[RawKey.BYTES]);
    all.put(Role.FILE_BEFORE, new byte[RawKey.BYTES]);
    return new Contents(id, 1, 1, all);
  }

  byte[] id() {
    return id;
  }

  /// The epoch of the store key, 1 to 255.
  int storeEpoch() {
    return storeEpoch;
  }

  /// The epoch of the file key, 1 to 65,535.
  int fileEpoch() {
    return fileEpoch;
  }

  /// A key's bytes, not a copy.
  byte[] key(Role role) {
    return Objects.requireNonNull(keys.get(role));
  }

  /// Whether there is such a key: the two before are there only during a change.
  boolean has(Role role) {
    return !SlotLayout.isZero(key(role));
  }

  /// The epoch before that of the store key.
  int storeEpochBefore() {
    return storeEpoch == 1 ? LAST_STORE_EPOCH : storeEpoch - 1;
  }

  /// The epoch before that of the file key.
  int fileEpochBefore() {
    return fileEpoch == 1 ? LAST_FILE_EPOCH : fileEpoch - 1;
  }

  /// The same with another store key, the present one before it.
  Contents withStoreKey(byte[] key) {
    var changed = copy();
    changed.put(Role.STORE_BEFORE, key(Role.STORE).clone());
    changed.put(Role.STORE, key);
    var next = storeEpoch == LAST_STORE_EPOCH ? 1 : storeEpoch + 1;
    return new Contents(id, next, fileEpoch, changed);
  }

  /// The same with another file key, the present one before it.
  Contents withFileKey(byte[] key) {
    var changed = copy();
    changed.put(Role.FILE_BEFORE, key(Role.FILE).clone());
    changed.put(Role.FILE, key);
    var next = fileEpoch == LAST_FILE_EPOCH ? 1 : fileEpoch + 1;
    return new Contents(id, storeEpoch, next, changed);
  }

  /// The same without one of the two keys before.
  Contents without(Role before) {
    var changed = copy();
    changed.put(before, new byte[RawKey.BYTES]);
    return new Contents(id, storeEpoch, fileEpoch, changed);
  }

  private Map<Role, byte[]> copy() {
    var copy = new EnumMap<Role, byte[]>(Role.class);
    keys.forEach((role, key) -> copy.put(role, key.clone()));
    return copy;
  }

  /// One array of all, as the keystore's entry and a backup hold it: the package page has the
  /// table. The caller wipes it.
  byte[] joined() {
    var joined = ByteBuffer.allocate(JOINED);
    joined.put(id).putShort((short) storeEpoch).putShort((short) fileEpoch);
    for (var role : Role.values()) {
      joined.put(key(role));
    }
    return joined.array();
  }

  /// What [#joined()] made; empty if these bytes are nothing of the kind.
  static Optional<Contents> split(byte[] joined) {
    if (joined.length != JOINED) {
      return Optional.empty();
    }
    var from = ByteBuffer.wrap(joined);
    var id = new byte[ID_BYTES];
    from.get(id);
    var storeEpoch = Short.toUnsignedInt(from.getShort());
    var fileEpoch = Short.toUnsignedInt(from.getShort());
    var keys = new EnumMap<Role, byte[]>(Role.class);
    for (var role : Role.values()) {
      var key = new byte[RawKey.BYTES];
      from.get(key);
      keys.put(role, key);
    }
    var contents = new Contents(id, storeEpoch, fileEpoch, keys);
    return contents.isSound() ? Optional.of(contents) : Optional.empty();
  }

  private boolean isSound() {
    return storeEpoch >= 1 && storeEpoch <= LAST_STORE_EPOCH && fileEpoch >= 1;
  }

  @Override
  public void close() {
    keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
  }

  @Override
  public String toString() {
    return "Contents[hidden]";
  }
}
