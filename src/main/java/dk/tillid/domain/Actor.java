package dk.tillid.domain;

import java.util.Set;

/// Who asks: a role within a municipality and teams. The one place where reach is decided.
///
/// @param municipality the actor's municipality; [Municipality#NONE] for a role that is bound to
///   none
/// @param teams the teams of a worker; not used for other roles
public record Actor(WorkerId worker, Role role, Municipality municipality, Set<TeamId> teams) {
  /// Copies the teams. Refuses who works with cases without a municipality: else all who lack one
  /// would share one.
  public Actor {
    teams = Set.copyOf(teams);
    boolean casework = role == Role.WORKER || role == Role.TEAMLEAD;
    if (casework && municipality.equals(Municipality.NONE)) {
      throw new Rejected(Rejected.Field.MUNICIPALITY);
    }
  }

  /// Whether the actor may read and change a case or enquiry of this municipality and team.
  public boolean reaches(Municipality where, TeamId team) {
    return municipality.equals(where)
        && switch (role) {
          case WORKER -> teams.contains(team);
          case TEAMLEAD -> true;
          case STATISTICIAN, KEYKEEPER, AUDITOR, OPERATOR, CITIZEN -> false;
        };
  }

  /// Whether the actor may read and change the case.
  public boolean reaches(CaseFile file) {
    return reaches(file.card().municipality(), file.card().team());
  }

  /// Whether the actor may read all cases of the person: whoever reaches the surviving one, since
  /// the work with the citizen goes on there. To change anything takes reach of the case itself.
  public boolean reaches(Person person) {
    return reaches(person.surviving());
  }

  /// Whether the actor may read and change the enquiry.
  public boolean reaches(Referral referral) {
    return reaches(referral.municipality(), referral.team());
  }

  /// The teams that the actor's lists are drawn from; empty stands for the whole municipality, so
  /// that [#reachesNothing] must be asked first.
  public Set<TeamId> listedTeams() {
    return role == Role.WORKER ? teams : Set.of();
  }

  /// Whether the actor is a worker without a team.
  public boolean reachesNothing() {
    return role == Role.WORKER && teams.isEmpty();
  }

  /// Hides the actor.
  @Override
  public String toString() {
    return "Actor";
  }
}
