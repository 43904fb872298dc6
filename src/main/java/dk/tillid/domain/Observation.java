package dk.tillid.domain;

import dk.tillid.domain.code.ContactFrequency;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.PrimaryProblem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What was seen of the citizen's situation on a day (observation). What was not looked at stays
/// empty.
///
/// @param housing housing (boligsituation)
/// @param income income (forsørgelse)
/// @param primaryProblem main problem (hovedproblem)
/// @param frequency how often contact is aimed at (kontakthyppighed)
public record Observation(
    LocalDate on,
    Optional<HousingSituation> housing,
    Optional<IncomeBasis> income,
    Optional<PrimaryProblem> primaryProblem,
    Set<FurtherProblem> furtherProblems,
    Optional<ContactFrequency> frequency) {
  /// Copies the set.
  public Observation {
    furtherProblems = Codes.copy(furtherProblems, FurtherProblem.class);
  }
}
