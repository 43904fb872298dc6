package dk.tillid.likeness;

import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;

/// The calendar years in which a citizen can have been born, both included; none where nothing is
/// known. A band ages with the citizen: who was 26–35 in 2015 may be 36–45 in 2025.
record Years(int first, int last) {
  /// Nobody is taken to be born before or after.
  static final int EARLIEST = 1850;

  static final int LATEST = 2150;

  /// Nothing is known.
  static final Years UNKNOWN = new Years(1, 0);

  /// An age is often estimated; so many years it may be off.
  static final int TOLERANCE = 2;

  private static final int OLDEST = 95;

  /// What an age or a band recorded in a year says.
  static Years of(Traits traits, int recorded) {
    if (traits.age().isPresent()) {
      int age = traits.age().getAsInt();
      return aged(recorded, age, age);
    }
    return of(traits.ageBand(), recorded);
  }

  static Years of(AgeBand band, int recorded) {
    return switch (band) {
      case UNDER_18 -> aged(recorded, 12, 17);
      case A18_25 -> aged(recorded, 18, 25);
      case A26_35 -> aged(recorded, 26, 35);
      case A36_45 -> aged(recorded, 36, 45);
      case A46_55 -> aged(recorded, 46, 55);
      case A56_65 -> aged(recorded, 56, 65);
      case OVER_65 -> aged(recorded, 66, OLDEST);
      case UNKNOWN -> UNKNOWN;
    };
  }

  private static Years aged(int recorded, int from, int to) {
    return new Years(
        Math.clamp(recorded - to - 1 - TOLERANCE, EARLIEST, LATEST),
        Math.clamp(recorded - from + TOLERANCE, EARLIEST, LATEST));
  }

  boolean known() {
    return first <= last;
  }

  Years and(Years other) {
    return new Years(Math.max(first, other.first), Math.min(last, other.last));
  }
}
