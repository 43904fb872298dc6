package dk.tillid.rules;

import dk.tillid.domain.Traits;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.HandoverUnit;
import java.util.Optional;

/// The ages a municipality aims at (målgruppens alder), completed years, both ends included. An age
/// outside is accepted with a warning.
///
/// @param younger the unit that takes those below `from`; empty where none is stated
/// @param older the unit that takes those above `to`; empty where none is stated
public record AgeRange(
    int from, int to, Optional<HandoverUnit> younger, Optional<HandoverUnit> older) {
  /// Whether the citizen is surely outside; an unknown age is not.
  public boolean excludes(Traits traits) {
    if (traits.age().isPresent()) {
      int age = traits.age().getAsInt();
      return age < from || age > to;
    }
    return excludes(traits.ageBand());
  }

  private boolean excludes(AgeBand band) {
    return switch (band) {
      case UNDER_18 -> apart(0, 17);
      case A18_25 -> apart(18, 25);
      case A26_35 -> apart(26, 35);
      case A36_45 -> apart(36, 45);
      case A46_55 -> apart(46, 55);
      case A56_65 -> apart(56, 65);
      case OVER_65 -> apart(66, Traits.MAX_AGE);
      case UNKNOWN -> false;
    };
  }

  private boolean apart(int low, int high) {
    return high < from || low > to;
  }
}
