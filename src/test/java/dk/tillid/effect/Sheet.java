package dk.tillid.effect;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Municipality;
import java.util.function.BiFunction;

/// Counts of contacts by mode and month as a test gives them; no case has a contact.
record Sheet(BiFunction<Municipality, Integer, int[][]> counts) implements ContactTally {
  @Override
  public int[][] byModeAndMonth(Municipality municipality, int year) {
    return counts.apply(municipality, year);
  }

  @Override
  public int[] days(CaseId id) {
    return new int[0];
  }
}
