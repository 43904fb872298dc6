package dk.tillid.domain;

import java.util.List;

/// How a case is named and whose it is.
///
/// @param team the team that works on the case
/// @param workers the one or two workers (kontaktpersoner) of the case; may be empty until assigned
public record CaseCard(
    Handle handle, Words words, Municipality municipality, TeamId team, List<WorkerId> workers) {
  /// The most workers a case can have.
  public static final int MAX_WORKERS = 2;

  /// Copies the workers and refuses more than two.
  public CaseCard {
    workers = List.copyOf(workers);
    if (workers.size() > MAX_WORKERS) {
      throw new Rejected(Rejected.Field.WORKER);
    }
  }

  /// The same case in the hands of others.
  public CaseCard assignedTo(TeamId newTeam, List<WorkerId> newWorkers) {
    return new CaseCard(handle, words, municipality, newTeam, newWorkers);
  }
}
