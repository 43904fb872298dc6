package dk.tillid.domain;

/// The random 128-bit identifier of an enquiry (henvendelse).
public record ReferralId(long high, long low) {
  /// Says nothing of the value, so that no message or log can.
  @Override
  public String toString() {
    return "ReferralId";
  }
}
