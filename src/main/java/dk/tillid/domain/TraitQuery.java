package dk.tillid.domain;

import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.TargetGroup;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A search of cases by coded traits (søgning på træk). Traits are joined by AND; within
/// `targetGroups` and `furtherProblems` every one named must be there. Absent means any.
///
/// @param teams the teams to search; empty for the whole municipality
/// @param worker only cases of this worker
/// @param open only open (`true`) or closed (`false`) cases
public record TraitQuery(
    Municipality municipality,
    Set<TeamId> teams,
    Optional<WorkerId> worker,
    Optional<Boolean> open,
    Optional<Gender> gender,
    Optional<AgeBand> ageBand,
    Set<TargetGroup> targetGroups,
    Optional<HousingSituation> housing,
    Optional<IncomeBasis> income,
    Optional<PrimaryProblem> primaryProblem,
    Set<FurtherProblem> furtherProblems,
    Optional<Phase> phase,
    Optional<ReferralSource> source) {
  /// Copies the sets.
  public TraitQuery {
    teams = Set.copyOf(teams);
    targetGroups = Codes.copy(targetGroups, TargetGroup.class);
    furtherProblems = Codes.copy(furtherProblems, FurtherProblem.class);
  }

  /// Every case of the municipality.
  public static TraitQuery everything(Municipality municipality) {
    return new TraitQuery(
        municipality,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /// Every open case of the teams, or of the whole municipality where none is named.
  public static TraitQuery open(
      Municipality municipality, Set<TeamId> teams, Optional<WorkerId> worker) {
    return everything(municipality).among(teams, worker, true);
  }

  /// Every closed case of the municipality.
  public static TraitQuery closed(Municipality municipality) {
    return everything(municipality).among(Set.of(), Optional.empty(), false);
  }

  private TraitQuery among(Set<TeamId> some, Optional<WorkerId> one, boolean whetherOpen) {
    return new TraitQuery(
        municipality,
        some,
        one,
        Optional.of(whetherOpen),
        gender,
        ageBand,
        targetGroups,
        housing,
        income,
        primaryProblem,
        furtherProblems,
        phase,
        source);
  }

  /// The same search, narrowed to citizens of this gender, age band and target groups.
  public TraitQuery narrowed(
      Optional<Gender> wanted, Optional<AgeBand> band, Set<TargetGroup> everyOneOf) {
    return new TraitQuery(
        municipality,
        teams,
        worker,
        open,
        wanted,
        band,
        everyOneOf,
        housing,
        income,
        primaryProblem,
        furtherProblems,
        phase,
        source);
  }

  /// How many traits the query names: what the minimum outside the own team is counted in.
  public int traitCount() {
    long single =
        Stream.of(gender, ageBand, housing, income, primaryProblem, phase, source)
            .filter(Optional::isPresent)
            .count();
    return (int) single + targetGroups.size() + furtherProblems.size();
  }
}
