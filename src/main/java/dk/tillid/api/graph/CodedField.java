package dk.tillid.api.graph;

import dk.tillid.domain.Actor;
import dk.tillid.domain.IdempotencyKey;
import dk.tillid.domain.WorkerId;
import dk.tillid.screening.CodeName;
import java.util.List;
import java.util.Set;

/// Fields of inputs that a client fills as it likes and the registry keeps. They are screened as
/// names that are codes ([CodeName]), so that nobody puts a person where a code belongs.
///
/// A team that stands in the caller's token is the issuer's choice: only the rules that block are
/// asked. So is the caller's own name, which always passes. Another worker may be named as the
/// issuer names the caller: a mail passes where the caller's own name is one of the same domain,
/// and what looks like a telephone number or a name with a year where the caller's own name looks
/// like one too. A CPR number never passes.
enum CodedField {
  /// The client's name for a change.
  IDEMPOTENCY_KEY("idempotencyKey"),
  /// A team.
  TEAM("team"),
  /// Workers.
  WORKERS("workers");

  private static final String CPR = "CPR";
  private static final String EMAIL = "EMAIL";
  private final String field;

  CodedField(String field) {
    this.field = field;
  }

  /// The field's name in the schema.
  String field() {
    return field;
  }

  /// Screens all of them.
  ///
  /// @throws Fault IDENTIFYING_VALUE naming the first field that looks like an identifier
  static void screen(Actor actor, Input in) {
    IDEMPOTENCY_KEY.refuseIf(looksIdentifying(in.key()));
    TEAM.refuseIf(in.text(TEAM.field).filter(it -> looksIdentifying(it, actor)).isPresent());
    // In a team's review the field of that name is a number.
    List<WorkerId> workers =
        in.values().get(WORKERS.field) instanceof List<?>
            ? in.workers().orElse(List.of())
            : List.of();
    WORKERS.refuseIf(workers.stream().anyMatch(it -> looksIdentifying(it, actor.worker())));
  }

  private void refuseIf(boolean identifying) {
    if (identifying) {
      throw new Fault(this);
    }
  }

  private static boolean looksIdentifying(IdempotencyKey key) {
    return !CodeName.blocking(key.value()).isEmpty();
  }

  private static boolean looksIdentifying(String team, Actor actor) {
    boolean own = actor.teams().stream().anyMatch(it -> it.value().equals(team));
    return own ? !CodeName.blocking(team).isEmpty() : CodeName.identifiesInTeam(team);
  }

  private static boolean looksIdentifying(WorkerId worker, WorkerId own) {
    if (worker.equals(own)) {
      return false;
    }
    Set<String> usual = CodeName.foundInWorker(own.value());
    boolean sameDomain = domain(worker).equals(domain(own));
    return CodeName.foundInWorker(worker.value()).stream()
        .anyMatch(it -> it.equals(CPR) || !usual.contains(it) || (it.equals(EMAIL) && !sameDomain));
  }

  private static String domain(WorkerId worker) {
    return worker.value().substring(worker.value().lastIndexOf('@') + 1);
  }
}
