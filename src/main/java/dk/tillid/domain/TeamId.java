package dk.tillid.domain;

import java.util.regex.Pattern;

/// A team within a municipality: 1–32 lower case letters, digits and hyphens.
public record TeamId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}");

  /// Refuses other characters and lengths.
  public TeamId {
    if (!FORM.matcher(value).matches()) {
      throw new Rejected(Rejected.Field.TEAM);
    }
  }
}
