package dk.tillid.casework.model;

import dk.tillid.domain.Refusal;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.HandoverUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What standards say of age and of workers.
final class Citizens {
  private static final int ADULT = 18;
  private static final int OLDEST = 65;
  private static final int MOST_WORKERS = 2;

  private Citizens() {}

  static void objections(Foresight.Objections objections, Set<Says> says, OptionalInt age) {
    objections.when(
        age.isPresent() && !says.contains(Says.EXACT_AGE), Refusal.AGE_NOT_IN_RULES, "exactAge");
  }

  static void warnings(Foresight.Objections objections, Set<Says> says, Traits traits) {
    boolean limited = says.contains(Says.ADULTS_UP_TO_65);
    objections.warn(limited && unit(traits).isPresent(), Warning.AGE_OUTSIDE_TARGET_GROUP);
  }

  static void workers(Foresight.Objections objections, Set<Says> says, int workers) {
    boolean stated = says.contains(Says.ONE_OR_TWO_WORKERS);
    boolean many = workers > MOST_WORKERS;
    objections
        .when(many && stated, Refusal.TOO_MANY_WORKERS, "workersPerCase")
        .when(many && !stated, Refusal.TOO_MANY_WORKERS);
  }

  /// Who takes a citizen that is surely no adult up to 65.
  static Optional<HandoverUnit> unit(Traits traits) {
    int age = traits.age().orElse(ADULT);
    if (traits.ageBand() == AgeBand.UNDER_18 || age < ADULT) {
      return Optional.of(HandoverUnit.FAMILY_DEPARTMENT);
    }
    return traits.ageBand() == AgeBand.OVER_65 || age > OLDEST
        ? Optional.of(HandoverUnit.ELDERLY_DEPARTMENT)
        : Optional.empty();
  }
}
