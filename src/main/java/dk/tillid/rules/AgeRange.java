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
    return below(traits) || above(traits);
  }

  /// The unit that takes a citizen who is surely outside, where one is stated.
  public Optional<HandoverUnit> unitFor(Traits traits) {
    if (below(traits)) {
      return younger;
    }
    return above(traits) ? older : Optional.empty();
  }

  private boolean below(Traits traits) {
    return traits.age().isPresent()
        ? traits.age().getAsInt() < from
        : oldest(traits.ageBand()) < from;
  }

  private boolean above(Traits traits) {
    return traits.age().isPresent()
        ? traits.age().getAsInt() > to
        : youngest(traits.ageBand()) > to;
  }

  private static int youngest(AgeBand band) {
    return switch (band) {
      case UNDER_18, UNKNOWN -> 0;
      case A18_25 -> 18;
      case A26_35 -> 26;
      case A36_45 -> 36;
      case A46_55 -> 46;
      case A56_65 -> 56;
      case OVER_65 -> 66;
    };
  }

  private static int oldest(AgeBand band) {
    return switch (band) {
      case UNDER_18 -> 17;
      case A18_25 -> 25;
      case A26_35 -> 35;
      case A36_45 -> 45;
      case A46_55 -> 55;
      case A56_65 -> 65;
      case OVER_65, UNKNOWN -> Traits.MAX_AGE;
    };
  }
}
