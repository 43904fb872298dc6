package dk.tillid.domain;

import java.util.regex.Pattern;

/// A worker (medarbejder) as the token's issuer names them: 1–64 letters, digits, `.`, `_`, `@`,
/// `-`.
public record WorkerId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

  /// Refuses other characters and lengths.
  public WorkerId {
    if (!FORM.matcher(value).matches()) {
      throw new Rejected(Rejected.Field.WORKER);
    }
  }

  /// Hides the worker, so that no message or log can name them.
  @Override
  public String toString() {
    return "WorkerId";
  }
}
