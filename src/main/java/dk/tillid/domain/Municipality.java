package dk.tillid.domain;

import java.util.regex.Pattern;

/// A municipality (kommune) by its official four-digit code.
public record Municipality(String code) {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}");

  /// Refuses anything but four digits.
  public Municipality {
    if (!FORM.matcher(code).matches()) {
      throw new Rejected(Rejected.Field.MUNICIPALITY);
    }
  }
}
