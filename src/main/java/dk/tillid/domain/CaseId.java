package dk.tillid.domain;

/// The random 128-bit pseudonym of a case (forløb). Drawn once, derived from nothing; only that of
/// an imported case is derived, from an opaque name under the store's keys.
public record CaseId(long high, long low) {
  /// Says nothing of the value, so that no message or log can.
  @Override
  public String toString() {
    return "CaseId";
  }
}
