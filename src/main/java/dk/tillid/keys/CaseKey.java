package dk.tillid.keys;

/// One case's data key, unwrapped for one piece of work. Close it at once: closing wipes it. Hides
/// itself.
public final class CaseKey implements AutoCloseable {
  private final RawKey key;

  CaseKey(RawKey key) {
    this.key = key;
  }

  RawKey key() {
    return key;
  }

  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "CaseKey[hidden]";
  }
}
