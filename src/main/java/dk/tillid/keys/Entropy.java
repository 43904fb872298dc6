package dk.tillid.keys;

import java.security.SecureRandom;

/// Where this room's random bytes come from. One implementation in the product, the system's; tests
/// of frozen bytes have their own.
@FunctionalInterface
interface Entropy {
  void fill(byte[] bytes);

  default byte[] bytes(int length) {
    var bytes = new byte[length];
    fill(bytes);
    return bytes;
  }

  static Entropy system() {
    var random = new SecureRandom();
    return random::nextBytes;
  }
}
