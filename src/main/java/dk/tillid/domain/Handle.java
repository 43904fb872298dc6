package dk.tillid.domain;

import java.util.regex.Pattern;

/// The short name that people use of a case (kort sagsnavn): six random Crockford characters and
/// two check characters, without separators, upper case. Not derived from the case's traits or its
/// pseudonym.
public record Handle(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");

  /// Refuses anything but eight upper case Crockford characters; the check characters are proved in
  /// `keys`.
  public Handle {
    if (!FORM.matcher(value).matches()) {
      throw new Rejected(Rejected.Field.HANDLE);
    }
  }
}
