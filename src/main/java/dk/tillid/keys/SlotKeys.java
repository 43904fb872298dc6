package dk.tillid.keys;

import java.nio.charset.StandardCharsets;

/// The two keys a slot file has of one file key: one wraps, one authenticates.
record SlotKeys(RawKey wrap, Prf mac) {
  /// @param vault keeps them, and wipes them when it is closed
  static SlotKeys of(RawKey fileKey, Vault vault) {
    try (var derive = new Prf(RawKey.hmac(fileKey.getEncoded()))) {
      return new SlotKeys(
          vault.keepAes(derived(derive, "tillid slot wrap 1")),
          vault.keepPrf(derived(derive, "tillid slot mac 1")));
    }
  }

  private static byte[] derived(Prf derive, String purpose) {
    return derive.of(purpose.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "SlotKeys[hidden]";
  }
}
