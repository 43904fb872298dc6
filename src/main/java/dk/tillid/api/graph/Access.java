package dk.tillid.api.graph;

import dk.tillid.api.Caller;
import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Person;
import dk.tillid.domain.Role;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import java.util.Optional;
import java.util.Set;

/// Who may do what: the one place where a caller becomes an actor and where reach is asked for.
/// Whether a case out of reach exists is never told.
final class Access {
  /// Somebody without an account: a citizen (borger) with a paper code.
  private static final Actor CITIZEN =
      new Actor(new WorkerId("citizen"), Role.CITIZEN, Municipality.NONE, Set.of());

  private Access() {}

  /// The actor behind a caller who begins an operation.
  ///
  /// @throws Fault UNAUTHENTICATED without a token where one is needed, FORBIDDEN for another role
  static Actor permit(Caller caller, Operation operation) {
    return switch (caller) {
      case Caller.SignedIn(Actor actor, _) ->
          operation.permits(actor.role()) ? actor : refuse(ErrorCode.FORBIDDEN);
      case Caller.Anonymous() ->
          operation.permits(Role.CITIZEN) ? CITIZEN : refuse(ErrorCode.UNAUTHENTICATED);
    };
  }

  /// The case, if it is within reach: by itself, or as one of the person's whose surviving case is.
  static Optional<CaseFile> reached(Actor actor, View view, Optional<CaseId> id) {
    return id.flatMap(view::caseFile)
        .filter(file -> actor.reaches(file) || actor.reaches(Person.of(view, file)));
  }

  /// The case.
  ///
  /// @throws Fault NOT_FOUND where there is none, or none within reach
  static CaseFile require(Actor actor, View view, Optional<CaseId> id) {
    return reached(actor, view, id).orElseThrow(() -> new Fault(ErrorCode.NOT_FOUND));
  }

  /// Whether the municipality is the actor's own.
  ///
  /// @throws Fault NOT_FOUND for another one
  static void requireOwn(Actor actor, Municipality municipality) {
    if (!actor.municipality().equals(municipality)) {
      throw new Fault(ErrorCode.NOT_FOUND);
    }
  }

  /// Whether the actor searches beyond its own reach with this scope.
  static boolean beyondReach(Actor actor, SearchScope scope) {
    return actor.role() == Role.WORKER && scope == SearchScope.MUNICIPALITY;
  }

  private static Actor refuse(ErrorCode code) {
    throw new Fault(code);
  }
}
