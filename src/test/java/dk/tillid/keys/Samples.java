package dk.tillid.keys;

import dk.tillid.keys.Keystore.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;

/// Key material for tests: known bytes instead of chance, so that formats can be frozen.
final class Samples {
  private Samples() {}

  /// Random bytes that count up: 00 01 02 … across calls.
  static Entropy counting() {
    var next = new byte[1];
    return bytes -> {
      for (var i = 0; i < bytes.length; i++) {
        bytes[i] = next[0]++;
      }
    };
  }

  static byte[] bytes(int length, int value) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static RawKey key(int value) {
    return RawKey.aes(bytes(RawKey.BYTES, value));
  }

  /// The same key in its first epoch.
  static EpochKeys keys(int value) {
    return EpochKeys.of(1, key(value));
  }

  /// A ring of fixed keys: store = 01…, file = 02…, and so on in the order of the roles.
  static KeyRing ring(Entropy entropy) {
    return ring(entropy, 1);
  }

  static KeyRing ring(Entropy entropy, int first) {
    return new KeyRing(contents(first), entropy);
  }

  /// What such a ring is made of.
  static Contents contents(int first) {
    var keys = new EnumMap<Role, byte[]>(Role.class);
    for (var role : EnumSet.range(Role.STORE, Role.ISSUER)) {
      keys.put(role, bytes(RawKey.BYTES, first + role.ordinal()));
    }
    return Contents.first(bytes(Contents.ID_BYTES, first + 0x20), keys);
  }
}
