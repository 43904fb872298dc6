package dk.tillid.api.graph;

import dk.tillid.api.Caller;
import dk.tillid.api.ErrorCode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Gone;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.View;
import dk.tillid.domain.code.Purpose;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One request under way, on one thread: who asks, and what was looked at. What was looked at goes
/// to the audit trail by [#record()] as soon as it is known, and the answer is made while the disk
/// works; it leaves after [#awaitRecorded()].
final class Call {
  /// Where a request stands in the context of its execution.
  static final String KEY = "call";

  private record Look(Operation operation, Purpose purpose) {}

  /// The cases of a look in the order shown, and how far they are with the ledger.
  private static final class Seen {
    private final Set<CaseId> cases = new LinkedHashSet<>();
    private int recorded = -1; // not even that something was asked

    private List<CaseId> take() {
      List<CaseId> more = cases.stream().skip(Math.max(0, recorded)).toList();
      recorded = cases.size();
      return more;
    }
  }

  private final Services services;
  private final Caller caller;
  private final LongSupplier nanos;
  private final long deadline;
  private final Map<Look, Seen> looks = new LinkedHashMap<>();
  private final List<Ledger.Recording> recordings = new ArrayList<>();
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
    looks.computeIfAbsent(new Look(operation, purpose), _ -> new Seen());
  }

  /// Notes that a case is being shown.
  void looked(Operation asking, Purpose purpose, CaseId id) {
    looks.computeIfAbsent(new Look(asking, purpose), _ -> new Seen()).cases.add(id);
  }

  /// A case that is being shown.
  CaseNode show(CaseFile file, Purpose purpose) {
    looked(operation, purpose, file.id());
    return new CaseNode(file, this, operation, purpose);
  }

  /// Whether a case was looked at.
  boolean looksAtCases() {
    return looks.values().stream().anyMatch(seen -> !seen.cases.isEmpty());
  }

  /// Hands the ledger what was looked at since the last time.
  void record() {
    looks.forEach((look, seen) -> {
      if (seen.recorded < seen.cases.size()) {
        Request request = Request.read(actor(), look.operation(), look.purpose());
        recordings.add(services.ledger().record(request, seen.take()));
      }
    });
  }

  /// Waits until everything looked at is in the audit trail on disk.
  ///
  /// @throws Gone if one of the cases was erased meanwhile
  void awaitRecorded() {
    record();
    recordings.forEach(Ledger.Recording::await);
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
