package dk.tillid.keys;

/// What came of opening a record.
public sealed interface Opening {
  /// The record is whole and belongs where it was found. Hides its content in `toString`.
  final class Opened implements Opening {
    private final int slot;
    private final long version;
    private final byte[] plaintext;

    Opened(int slot, long version, byte[] plaintext) {
      this.slot = slot;
      this.version = version;
      this.plaintext = plaintext;
    }

    /// The slot of the case key; [Sealer#NO_SLOT] for a record of no case.
    public int slot() {
      return slot;
    }

    /// The record version it was sealed with.
    public long version() {
      return version;
    }

    /// The content; the array is the caller's own.
    public byte[] plaintext() {
      return plaintext;
    }

    @Override
    public String toString() {
      return "Opened[hidden]";
    }
  }

  /// The case key was destroyed: what is left can never be read again.
  ///
  /// @param slot the destroyed slot
  /// @param version the record version it was sealed with
  record Erased(int slot, long version) implements Opening {}
}
