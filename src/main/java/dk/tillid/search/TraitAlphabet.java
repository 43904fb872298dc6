package dk.tillid.search;

import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Code;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.TargetGroup;

/// One character a trait: the traits of a case are a string of them, which is compact and compares
/// by value. Held in memory only, so the places may move between versions.
final class TraitAlphabet {
  /// The latest episode runs.
  static final char OPEN = '+';

  /// The latest episode is closed.
  static final char CLOSED = '-';

  private static final int LIST = 64; // longest code list that fits

  private TraitAlphabet() {}

  static char of(Gender code) {
    return letter(1, code);
  }

  static char of(AgeBand code) {
    return letter(2, code);
  }

  static char of(TargetGroup code) {
    return letter(3, code);
  }

  static char of(HousingSituation code) {
    return letter(4, code);
  }

  static char of(IncomeBasis code) {
    return letter(5, code);
  }

  static char of(PrimaryProblem code) {
    return letter(6, code);
  }

  static char of(FurtherProblem code) {
    return letter(7, code);
  }

  static char of(Phase code) {
    return letter(8, code);
  }

  static char of(ReferralSource code) {
    return letter(9, code);
  }

  private static char letter(int list, Code code) {
    return (char) (list * LIST + code.ordinal());
  }
}
