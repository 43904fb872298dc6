package dk.tillid.domain;

import java.util.regex.Pattern;

/// The client's name for one intended change, 8–64 letters, digits and hyphens; best a random UUID.
/// Scoped to the caller: two callers may use the same key.
public record IdempotencyKey(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /// Refuses other characters and lengths.
  public IdempotencyKey {
    if (!FORM.matcher(value).matches()) {
      throw new Rejected(Rejected.Field.IDEMPOTENCY_KEY);
    }
  }

  /// Hides the key.
  @Override
  public String toString() {
    return "IdempotencyKey";
  }
}
