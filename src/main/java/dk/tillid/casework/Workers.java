package dk.tillid.casework;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.util.Optional;

/// How many workers (kontaktpersoner) may share a case. Fewer than the rules name is no refusal: a
/// case may wait for its workers.
final class Workers {
  private Workers() {}

  static Optional<Outcome.Refused> refusal(RuleSet rules, int workers) {
    Optional<RuleSet.WorkersPerCase> stated = rules.frame().workersPerCase();
    int most = stated.map(RuleSet.WorkersPerCase::most).orElse(CaseCard.MAX_WORKERS);
    return workers <= most
        ? Optional.empty()
        : Optional.of(
            new Outcome.Refused(
                Refusal.TOO_MANY_WORKERS, stated.map(_ -> RuleKey.WORKERS_PER_CASE.key())));
  }
}
