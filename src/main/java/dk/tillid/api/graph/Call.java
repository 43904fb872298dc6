package dk.tillid.api.graph;

import dk.tillid.api.Caller;
import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.View;
import dk.tillid.domain.code.Purpose;
import graphql.GraphQLContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One request under way, on one thread: who asks, and what was looked at. What was looked at is
/// put into the audit trail by [#record()] before the answer leaves.
final class Call {
  /// Where a request stands in the context of its execution.
  static final String KEY = "call";

  private record Look(Operation operation, Purpose purpose) {}

  private final Services services;
  private final Caller caller;
  private final LongSupplier nanos;
  private final long deadline;
  private final Map<Look, Set<CaseId>> looks = new LinkedHashMap<>();
  private @Nullable Actor actor;
  private Operation operation = Operation.CODE_LISTS;
  private TodayFeed.Change change = TodayFeed.Change.NOTHING;

  /// @param nanos a clock that only moves forward
  Call(Services services, Caller caller, LongSupplier nanos, long timeoutNanos) {
    this.services = services;
    this.caller = caller;
    this.nanos = nanos;
    this.deadline = nanos.getAsLong() + timeoutNanos;
  }

  /// The same request, as the event of a change.
  Call with(TodayFeed.Change told) {
    change = told;
    return this;
  }

  /// The change that this event tells.
  TodayFeed.Change change() {
    return change;
  }

  static Call of(GraphQLContext context) {
    return Objects.requireNonNull(context.get(KEY));
  }

  /// Begins a root field; fields are executed one after the other.
  void begin(Operation next) {
    actor = Access.permit(caller, next);
    operation = next;
    alive();
  }

  Actor actor() {
    return Objects.requireNonNull(actor, "no operation begun");
  }

  Operation operation() {
    return operation;
  }

  Services services() {
    return services;
  }

  View view() {
    alive();
    return services.ledger().view();
  }

  /// Notes that the operation asked, though it may have found nothing.
  void asked(Purpose purpose) {
    looks.computeIfAbsent(new Look(operation, purpose), _ -> new LinkedHashSet<>());
  }

  /// Notes that a case is being shown.
  void looked(Operation asking, Purpose purpose, CaseId id) {
    looks.computeIfAbsent(new Look(asking, purpose), _ -> new LinkedHashSet<>()).add(id);
  }

  /// A case that is being shown.
  CaseNode show(CaseFile file, Purpose purpose) {
    looked(operation, purpose, file.id());
    return new CaseNode(file, this);
  }

  /// Puts what was looked at into the audit trail.
  void record() {
    for (Map.Entry<Look, Set<CaseId>> look : looks.entrySet()) {
      Request request = Request.read(actor(), look.getKey().operation(), look.getKey().purpose());
      services.ledger().record(request, List.copyOf(look.getValue()));
    }
    looks.clear();
  }

  /// The request of a mutation.
  Request change(Purpose purpose, Request.Idempotency idempotency) {
    return new Request(actor(), operation, purpose, Optional.of(idempotency));
  }

  /// Stops a request whose time is over.
  void alive() {
    if (late()) {
      throw new Fault(ErrorCode.TIMEOUT);
    }
  }

  boolean late() {
    return nanos.getAsLong() - deadline > 0;
  }
}
