package dk.tillid.api.graph;

import dk.tillid.domain.Actor;
import dk.tillid.domain.IdempotencyKey;
import dk.tillid.domain.WorkerId;
import dk.tillid.screening.Finding;
import dk.tillid.screening.Screening;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Fields of inputs that a client fills as it likes and the registry keeps. They are screened by
/// the rules that block, so that nobody puts a person's number where a code belongs.
///
/// A UUID passes (RFC 9562): its digits are chance, and one in thirty holds a run like a telephone
/// number. A worker is named as the issuer of tokens does, which may be by mail: a worker's mail
/// passes where the caller's own name is one of the same domain, and a number where the caller's
/// own name looks like one. A CPR number never passes.
enum CodedField {
  /// The client's name for a change.
  IDEMPOTENCY_KEY("idempotencyKey"),
  /// A team.
  TEAM("team"),
  /// Workers.
  WORKERS("workers");

  private static final String CPR = "CPR";
  private static final String EMAIL = "EMAIL";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
    TEAM.refuseIf(in.text(TEAM.field).filter(it -> !blocking(it).isEmpty()).isPresent());
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
    return !UUID.matcher(key.value()).matches() && !blocking(key.value()).isEmpty();
  }

  private static boolean looksIdentifying(WorkerId worker, WorkerId own) {
    Set<String> usual = blocking(own.value());
    boolean sameDomain = domain(worker).equals(domain(own));
    return blocking(worker.value()).stream()
        .anyMatch(it -> it.equals(CPR) || !usual.contains(it) || (it.equals(EMAIL) && !sameDomain));
  }

  private static Set<String> blocking(String value) {
    return Screening.standard().blocking(value).stream()
        .map((Finding it) -> it.rule().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String domain(WorkerId worker) {
    return worker.value().substring(worker.value().lastIndexOf('@') + 1);
  }
}
