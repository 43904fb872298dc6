package dk.tillid.transfer;

/// Why a line was refused. A closed list, so that no message holds anything of the line.
public enum Fault {
  /// Longer than a line may be.
  TOO_LONG("the line is too long"),
  /// Not UTF-8 or not JSON.
  NOT_JSON("the line is not one JSON object in UTF-8"),
  /// The kind is missing, not first, or none of the three.
  UNKNOWN_KIND("`kind` must come first and be header, referral or case"),
  /// A header further down.
  HEADER_NOT_FIRST("a header can only be the first line"),
  /// Written for another version.
  UNKNOWN_FORMAT("this format is not known: this version reads format 1"),
  /// A member the schema does not know.
  UNKNOWN_MEMBER("a member is not in the schema (`tillid import --schema`)"),
  /// A member twice.
  DOUBLE_MEMBER("a member stands twice"),
  /// A needed member is not there.
  MISSING_MEMBER("a member is missing"),
  /// Another JSON type than the schema's.
  WRONG_TYPE("the value has the wrong type"),
  /// No code of the list.
  UNKNOWN_CODE("the code is not in its list"),
  /// A code twice in a set.
  DOUBLE_CODE("a code stands twice"),
  /// No day of the calendar.
  BAD_DAY("not a day of the form 2025-12-31"),
  /// A number outside its bounds.
  OUT_OF_RANGE("the number is out of bounds"),
  /// A name or key of another form.
  BAD_NAME("the name or key has not the form of the schema"),
  /// A note of another form.
  BAD_NOTE("the note is too long, empty or holds control characters"),
  /// A rule of [dk.tillid.screening] blocks it.
  IDENTIFIES("the text could identify somebody: take the number, address or name out of it"),
  /// More entries than a case can have.
  TOO_MANY_ENTRIES("the list has more entries than a case can have"),
  /// The age contradicts the band.
  AGE_AND_BAND("age and age band contradict each other"),
  /// The same key came before with something else.
  OTHER_CONTENT("this key came before with other content; nothing was changed");

  private final String text;

  Fault(String text) {
    this.text = text;
  }

  /// The reason in words.
  public String text() {
    return text;
  }
}
