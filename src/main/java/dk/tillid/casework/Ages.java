package dk.tillid.casework;

import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.util.List;
import java.util.Optional;

/// What the rules say of a citizen's age: whether it is kept exactly, and whether it is of the
/// target group. A limit of age never refuses.
final class Ages {
  private Ages() {}

  static Optional<Outcome.Refused> refusal(RuleSet rules, Traits traits) {
    return traits.age().isPresent() && !rules.followUp().exactAge()
        ? Optional.of(
            new Outcome.Refused(Refusal.AGE_NOT_IN_RULES, Optional.of(RuleKey.EXACT_AGE.key())))
        : Optional.empty();
  }

  static List<Warning> warnings(RuleSet rules, Traits traits) {
    return rules.frame().age().filter(range -> range.excludes(traits)).stream()
        .map(_ -> Warning.AGE_OUTSIDE_TARGET_GROUP)
        .toList();
  }
}
