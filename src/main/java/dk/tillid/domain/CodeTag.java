package dk.tillid.domain;

/// The keyed hash by which a citizen's code is found again. The code itself is never stored.
public record CodeTag(long high, long low) {
  /// Says nothing of the value, so that no message or log can.
  @Override
  public String toString() {
    return "CodeTag";
  }
}
