package dk.tillid.keys;

import java.nio.charset.StandardCharsets;

/// The two keys a slot file has of one file key: one wraps, one authenticates.
record SlotKeys(RawKey wrap, Prf mac) implements AutoCloseable {
  static SlotKeys of(RawKey fileKey) {
    try (var derive = new Prf(new RawKey(fileKey.getEncoded(), "HmacSHA256"))) {
      return new SlotKeys(
          RawKey.aes(derived(derive, "tillid slot wrap 1")),
          new Prf(new RawKey(derived(derive, "tillid slot mac 1"), "HmacSHA256")));
    }
  }

  private static byte[] derived(Prf derive, String purpose) {
    return derive.of(purpose.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    mac.close();
    wrap.close();
  }

  @Override
  public String toString() {
    return "SlotKeys[hidden]";
  }
}
