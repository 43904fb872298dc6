package dk.tillid.domain;

import dk.tillid.domain.code.Purpose;
import java.util.Optional;

/// Who asks for what and why: everything the audit trail keeps of a request.
public record Request(
    Actor actor, Operation operation, Purpose purpose, Optional<Idempotency> idempotency) {
  /// The client's key and the keyed digest of the canonical input.
  public record Idempotency(IdempotencyKey key, Digest input) {}

  /// A request that changes nothing.
  public static Request read(Actor actor, Operation operation, Purpose purpose) {
    return new Request(actor, operation, purpose, Optional.empty());
  }
}
