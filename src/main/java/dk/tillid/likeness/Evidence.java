package dk.tillid.likeness;

import dk.tillid.domain.code.ComparedTrait;
import dk.tillid.domain.code.Gender;
import java.util.Arrays;

/// How much an agreement or a difference in one trait tells in one municipality.
///
/// Of a question with one answer, the rarest common answer of all ever recorded counts; where none
/// is common, it differs. In a set each member is a question of its own: there or not. Unknown on
/// either side tells nothing.
final class Evidence {
  private static final int EITHER_GENDER =
      1 << Gender.MALE.ordinal() | 1 << Gender.FEMALE.ordinal();

  private final ComparedTrait trait;
  private final int[] answers; // of each case
  private final int all; // a bit for each code ever recorded
  private final int[] common; // by the bits that both have
  private final int[] absent; // by the bits that neither has; of a set only
  private final int difference;

  private Evidence(ComparedTrait trait, int[] answers) {
    this.trait = trait;
    this.answers = answers;
    all = Arrays.stream(answers).reduce(0, (a, b) -> a | b);
    difference = Bits.difference(steady(trait));
    common = new int[Integer.highestOneBit(all) << 1 | 1];
    absent = new int[common.length];
    weigh();
  }

  static Evidence of(ComparedTrait trait, int[] answers) {
    return new Evidence(trait, answers);
  }

  ComparedTrait trait() {
    return trait;
  }

  int weight(int a, int b) {
    int one = answers[a];
    int other = answers[b];
    if (one == 0 || other == 0) {
      return 0;
    }
    if (isSet(trait)) {
      return common[one & other]
          + absent[all & ~(one | other)]
          + difference * Integer.bitCount(one ^ other);
    }
    return (one & other) == 0 ? differing(one | other) : common[one & other];
  }

  private int differing(int either) {
    return trait == ComparedTrait.GENDER && either == EITHER_GENDER ? Bits.EXCLUDED : difference;
  }

  private void weigh() {
    int known = having(all);
    for (int bits = 1; bits < common.length; bits++) {
      int lowest = Integer.lowestOneBit(bits);
      int rest = bits ^ lowest;
      if (rest == 0) {
        common[bits] = agreement(having(bits), known);
        absent[bits] = agreement(known - having(bits), known);
      } else {
        common[bits] = joined(common[lowest], common[rest]);
        absent[bits] = joined(absent[lowest], absent[rest]);
      }
    }
  }

  private int joined(int one, int other) {
    return isSet(trait) ? one + other : Math.max(one, other);
  }

  private int having(int any) {
    return (int) Arrays.stream(answers).filter(bits -> (bits & any) != 0).count();
  }

  private int agreement(int having, int known) {
    return Bits.agreement(steady(trait), share(having, known));
  }

  /// The share among the others, with one case added for each answer (Laplace), so that the two do
  /// not make their own answer look common.
  private double share(int having, int known) {
    int choices = isSet(trait) ? 2 : Integer.bitCount(all) + 1;
    return (Math.max(0, having - 2) + 1.0) / (Math.max(0, known - 2) + choices);
  }

  private static boolean isSet(ComparedTrait trait) {
    return switch (trait) {
      case FURTHER_PROBLEMS, TARGET_GROUPS, GOALS, SERVICES_IN_USE -> true;
      case GENDER, AGE, CIVIL_STATUS, LIVING_SITUATION, HOUSING, INCOME, PRIMARY_PROBLEM -> false;
    };
  }

  /// How probably a second recording of the same person repeats the answer for its own sake: a
  /// judgement.
  private static double steady(ComparedTrait trait) {
    return switch (trait) {
      case GENDER -> 0.98;
      case AGE -> 0.95;
      case CIVIL_STATUS -> 0.85;
      case LIVING_SITUATION -> 0.75;
      case HOUSING -> 0.5;
      case INCOME -> 0.85;
      case PRIMARY_PROBLEM -> 0.85;
      case FURTHER_PROBLEMS, TARGET_GROUPS -> 0.7;
      case GOALS, SERVICES_IN_USE -> 0.4;
    };
  }
}
