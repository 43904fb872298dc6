package dk.tillid.keys;

/// Something to be looked for, known by its fingerprint alone.
///
/// @param kind what it is
/// @param form how it is written
public record Needle(Kind kind, Form form, Fingerprint fingerprint) {
  /// What a needle is of. The names are stable: files and the command line show them.
  public enum Kind {
    /// The case key.
    CASE_KEY(true, "key of the case"),
    /// The case key wrapped, as the slot file holds it: nonce, ciphertext, tag.
    WRAPPED_KEY(true, "wrapped key of the case"),
    /// The last 12 bytes of a row's key: what stands before them may be left out where rows that
    /// follow one another begin alike.
    ROW_KEY(false, "name of a row"),
    /// The beginning of a sealed row.
    CIPHERTEXT(false, "ciphertext"),
    /// The case's handle (kort sagsnavn).
    HANDLE(true, "handle"),
    /// The case's two words.
    WORDS(true, "two words"),
    /// The case's note (notat).
    NOTE(true, "note"),
    /// The citizen's code (borgerkode).
    CODE(true, "citizen's code");

    private final boolean telling;
    private final String label;

    Kind(boolean telling, String label) {
      this.telling = telling;
      this.label = label;
    }

    /// Whether who finds it learns something of the case, or can open what is left of it. What is
    /// not telling is random to everybody once the key is gone.
    public boolean telling() {
      return telling;
    }

    /// In words.
    public String label() {
      return label;
    }
  }

  /// How a needle is written. The names are stable.
  public enum Form {
    /// Bytes as they are; of a text its UTF-8.
    PLAIN,
    /// Four bytes at a time in the other order, as an array of integers lies in memory.
    TURNED,
    /// A text in ISO 8859-1, as Java keeps it in memory.
    LATIN_1,
    /// A text in UTF-16, low byte first.
    UTF_16LE,
    /// A text in UTF-16, high byte first.
    UTF_16BE,
    /// Two small digits a byte.
    HEX,
    /// Two capital digits a byte.
    HEX_CAPITALS,
    /// Base64 where the first byte begins a group.
    BASE64,
    /// Base64 where the first byte is the second of a group.
    BASE64_1,
    /// Base64 where the first byte is the third of a group.
    BASE64_2
  }
}
