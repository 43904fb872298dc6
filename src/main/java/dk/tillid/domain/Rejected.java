package dk.tillid.domain;

/// A malformed value at the door. It carries the field's kind and never the value.
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The kinds of values that can be malformed.
  public enum Field {
    /// A short case handle.
    HANDLE,
    /// A worker's name in the token.
    WORKER,
    /// A team's name.
    TEAM,
    /// A municipality's code.
    MUNICIPALITY,
    /// An idempotency key.
    IDEMPOTENCY_KEY,
    /// An opaque identifier.
    ID,
    /// A day of the calendar.
    DATE,
    /// A number of minutes.
    MINUTES,
    /// An age in years.
    AGE,
    /// A set of codes.
    CODES,
    /// A page size or cursor.
    PAGE,
    /// A year.
    YEAR,
    /// A citizen's code.
    CITIZEN_CODE,
    /// A short note.
    NOTE,
    /// A number of days.
    DAYS,
    /// A row of quarters or years.
    PERIOD
  }

  private final Field field;

  /// Names the field that was malformed.
  public Rejected(Field field) {
    super(field.name(), null, false, false);
    this.field = field;
  }

  /// The field that was malformed.
  public Field field() {
    return field;
  }
}
