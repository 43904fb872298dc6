package dk.tillid.domain;

import java.util.regex.Pattern;

/// A municipality (kommune) by its official four-digit code.
public record Municipality(String code) {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}");

  /// `0000`: that of a role which is bound to none. Who works with cases never has it.
  public static final Municipality NONE = new Municipality("0000");

  /// Refuses anything but four digits.
  public Municipality {
    if (!FORM.matcher(code).matches()) {
      throw new Rejected(Rejected.Field.MUNICIPALITY);
    }
  }
}
