package dk.tillid.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A ledger without a disk, for tests: the same promises as the real one but durability. Its day is
/// set by the test and never moves by itself.
public final class MemoryLedger implements Ledger {
  private record Scope(WorkerId worker, IdempotencyKey key) {}

  private record Answer(Digest input, Outcome outcome) {}

  private final MemoryView state;
  private final Map<Scope, Answer> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<List<CaseId>> subjects = new ArrayList<>();
  private final List<Commit.Listener> listeners = new ArrayList<>();
  private List<Change> lastChanges = List.of();
  private volatile Runnable syncing = () -> {};

  /// An empty registry on a day.
  public MemoryLedger(LocalDate today) {
    state = new MemoryView(today);
  }

  /// Sets the calendar.
  public synchronized void today(LocalDate day) {
    state.today(day);
  }

  /// Has the listener told of every commit that changed something.
  public synchronized void listen(Commit.Listener listener) {
    listeners.add(listener);
  }

  /// Has something done while somebody waits for the audit entry of a read.
  public void whileSyncing(Runnable work) {
    syncing = work;
  }

  @Override
  public synchronized Outcome transact(Request request, Command command) {
    Optional<Scope> scope =
        request.idempotency().map(it -> new Scope(request.actor().worker(), it.key()));
    Optional<Answer> known = scope.flatMap(it -> Optional.ofNullable(answers.get(it)));
    if (known.isPresent()) {
      boolean same = known.get().input().equals(request.idempotency().orElseThrow().input());
      return same ? known.get().outcome() : new Outcome.KeyReused();
    }
    Decision decision = command.decide(state);
    note(request, decision.subjects());
    Outcome outcome = commit(decision);
    scope.ifPresent(
        it -> answers.put(it, new Answer(request.idempotency().orElseThrow().input(), outcome)));
    return outcome;
  }

  /// Decides and commits without a request: the short way for tests that are not about requests.
  public synchronized Outcome run(Command command) {
    return commit(command.decide(state));
  }

  /// Makes changes true that no command decided.
  public synchronized void given(Change... changes) {
    commit(Decision.of(new Outcome.NotFound(), changes));
  }

  @Override
  public synchronized Recording record(Request request, List<CaseId> looked) {
    boolean there = isThere(looked);
    if (there) {
      note(request, looked);
    }
    long position = requests.size() - 1L;
    return () -> {
      syncing.run();
      if (!there || !isThere(looked)) {
        throw new Gone();
      }
      return position;
    };
  }

  private synchronized boolean isThere(List<CaseId> looked) {
    return looked.stream().allMatch(id -> state.caseFile(id).isPresent());
  }

  /// The state as it is now; it moves on with the ledger.
  @Override
  public MemoryView view() {
    return state;
  }

  /// Every request, in order.
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /// The cases that each request was about, in the order of [#requests()].
  public synchronized List<List<CaseId>> subjects() {
    return List.copyOf(subjects);
  }

  /// What the latest decision changed.
  public synchronized List<Change> lastChanges() {
    return lastChanges;
  }

  private Outcome commit(Decision decision) {
    lastChanges = decision.changes();
    Map<CaseId, CaseFile> before = before(lastChanges);
    lastChanges.forEach(state::apply);
    if (!lastChanges.isEmpty()) {
      Commit commit = new Commit(state.nextSequence(), lastChanges, before);
      listeners.forEach(it -> it.committed(commit));
    }
    return decision.outcome() instanceof Outcome.Withdrawn
        ? new Outcome.Withdrawn(state.erasures())
        : decision.outcome();
  }

  private Map<CaseId, CaseFile> before(List<Change> changes) {
    Map<CaseId, CaseFile> before = new HashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.CaseWritten(CaseFile file)) {
        state.caseFile(file.id()).ifPresent(known -> before.put(file.id(), known));
      }
    }
    return before;
  }

  private void note(Request request, List<CaseId> looked) {
    requests.add(request);
    subjects.add(List.copyOf(looked));
  }
}
