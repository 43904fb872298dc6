package dk.tillid.keys;

import java.util.Map;
import java.util.Optional;

/// One key that can be changed: the one in force and, while a change is under way, the one before
/// it. Each has an epoch, which is written beside everything it seals. An epoch only tells the two
/// apart: after the last one it begins again with 1, when nothing of the first round is left.
final class EpochKeys {
  private final int epoch;
  private final RawKey key;
  private final Map<Integer, RawKey> keys;

  private EpochKeys(int epoch, RawKey key, Map<Integer, RawKey> keys) {
    this.epoch = epoch;
    this.key = key;
    this.keys = keys;
  }

  /// A key alone.
  static EpochKeys of(int epoch, RawKey key) {
    return new EpochKeys(epoch, key, Map.of(epoch, key));
  }

  /// A key under change.
  static EpochKeys of(int epoch, RawKey key, int epochBefore, RawKey before) {
    return new EpochKeys(epoch, key, Map.of(epoch, key, epochBefore, before));
  }

  /// The epoch of the key in force.
  int epoch() {
    return epoch;
  }

  /// The key in force.
  RawKey key() {
    return key;
  }

  /// The key of an epoch; empty if nothing may be sealed under it any more.
  Optional<RawKey> of(int wanted) {
    return Optional.ofNullable(keys.get(wanted));
  }

  /// All of them, by epoch.
  Map<Integer, RawKey> all() {
    return keys;
  }

  /// Whether things sealed under the key before may be left.
  boolean isChanging() {
    return keys.size() > 1;
  }
}
