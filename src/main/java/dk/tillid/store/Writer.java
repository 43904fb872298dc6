package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Gone;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.store.OutcomeCodec.Answered;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// The one writer: takes what waits, decides it in order, and puts all of it on disk in one synced
/// batch (group commit). While the disk works, the next batch gathers in the queue.
///
/// After a failed write nobody can tell what the disk kept, so the writer refuses everything until
/// the process is started anew; the restart reads what is there.
final class Writer implements Runnable {
  private static final int WAITING = 1024;
  private static final int MOST = 256;

  private final Disk disk;
  private final Clock clock;
  private final Erasure erasure;
  private final BlockingQueue<Job> queue = new ArrayBlockingQueue<>(WAITING);
  private final List<Commit.Listener> listeners = new CopyOnWriteArrayList<>();
  private Batch batch;
  private volatile Chain chain;
  private volatile long erasedUpTo;
  private volatile Optional<RuntimeException> broken = Optional.empty();
  private volatile boolean ended;
  private final CompletableFuture<RuntimeException> failure = new CompletableFuture<>();

  Writer(Disk disk, Clock clock, Chain chain, FailPoint failPoint) {
    this.disk = disk;
    this.clock = clock;
    this.chain = chain;
    this.erasedUpTo = disk.slots().erasureEpoch();
    this.erasure = new Erasure(disk, clock, failPoint);
    this.batch = new Batch(disk, chain, clock);
  }

  void follow(Commit.Listener listener) {
    listeners.add(listener);
  }

  /// The audit trail as committed.
  Chain chain() {
    return chain;
  }

  /// The erasure epoch up to which all rows are deleted.
  long erasedUpTo() {
    return erasedUpTo;
  }

  /// Completes with what ended the writing, where that was no [Job.Stop].
  CompletableFuture<RuntimeException> failure() {
    return failure;
  }

  /// Hands over a job and waits for its answer, uninterrupted: whoever asked must learn the truth.
  <T> T await(Job job, CompletableFuture<T> promise) {
    submit(job);
    return told(promise);
  }

  static <T> T told(CompletableFuture<T> promise) {
    try {
      return promise.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? anew(cause) : e;
    }
  }

  /// A failure that many callers share is told to each anew, so that traces do not mix.
  private static RuntimeException anew(RuntimeException cause) {
    return cause instanceof StoreFailure
        ? new StoreFailure(String.valueOf(cause.getMessage()), cause)
        : cause;
  }

  /// @throws Gone if the erasure of a case that was looked at has begun; safe from any thread
  void requireThere(Asked asked) {
    if (asked.looks().stream().anyMatch(erasure::erased)) {
      throw new Gone();
    }
  }

  void submit(Job job) {
    try {
      while (!queue.offer(job, 1, TimeUnit.SECONDS)) {
        if (ended) {
          break;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StoreFailure("The request was given up before its turn came.");
    }
    if (ended) {
      job.promise().completeExceptionally(stopped());
    }
  }

  @Override
  public void run() {
    List<Job> jobs = new ArrayList<>(MOST);
    boolean going = true;
    try {
      while (going) {
        jobs.add(queue.take());
        queue.drainTo(jobs, MOST - 1);
        going = serve(jobs);
        jobs.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end(jobs); // also where memory ran out, so that nobody waits for an answer for ever
      if (going) {
        failure.complete(stopped());
      }
    }
  }

  private void end(List<Job> jobs) {
    ended = true;
    queue.drainTo(jobs);
    jobs.forEach(job -> job.promise().completeExceptionally(stopped()));
  }

  private static StoreFailure stopped() {
    return new StoreFailure("The store is closed.");
  }

  private boolean serve(List<Job> jobs) {
    boolean going = true;
    for (Job job : jobs) {
      serve(job);
      going &= !(job instanceof Job.Stop);
    }
    commit();
    batch.close();
    batch = new Batch(disk, chain, clock);
    return going;
  }

  private void serve(Job job) {
    if (job instanceof Job.Stop stop) {
      batch.answer(stop.promise(), 0L);
      return;
    }
    try {
      requireSound();
      switch (job) {
        case Job.Act act -> act(act);
        case Job.Look look -> look(look);
        case Job.Load load -> load(load);
        case Job.Admit admit -> admit(admit);
        case Job.Depart depart -> depart(depart);
        case Job.Sweep sweep -> sweep(sweep);
        case Job.Copy copy -> copy(copy);
        case Job.Note note -> note(note);
        case Job.Stop _ -> {}
      }
    } catch (RuntimeException e) {
      batch.forget();
      job.promise().completeExceptionally(e);
    }
  }

  private void act(Job.Act act) {
    Optional<Answered> before = batch.answerTo(act.asked());
    if (before.isPresent()) {
      again(act, before.get());
      return;
    }
    Decision decision = act.command().decide(batch.view());
    if (decision.outcome() instanceof Outcome.Withdrawn) {
      withdraw(act, decision);
      return;
    }
    batch.stage(decision.changes());
    batch.remember(act.asked(), decision.subject(), decision.outcome());
    AuditEntry entry = batch.entry(act.asked(), decision.subjects(), decision.changes().size());
    batch.keep(decision.changes());
    batch.append(entry);
    decision.subjects().forEach(id -> show(id, entry));
    batch.answer(act.promise(), decision.outcome());
  }

  private void show(CaseId id, AuditEntry entry) {
    batch.showAmongLooks(Tables.looksOf(disk.tags(), id), entry);
  }

  /// The answer to a request that was answered before; in the trail it is a read.
  private void again(Job.Act act, Answered before) {
    boolean same = before.input().equals(act.asked().request().idempotency().orElseThrow().input());
    Optional<CaseId> subject = same ? subjectOf(before.outcome()) : Optional.empty();
    AuditEntry entry = batch.entry(act.asked(), subject, 0);
    batch.append(entry);
    subject.ifPresent(id -> show(id, entry));
    batch.answer(act.promise(), same ? before.outcome() : new Outcome.KeyReused());
  }

  private static Optional<CaseId> subjectOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.CaseRecorded(CaseId id, int _, var _) -> Optional.of(id);
      case Outcome.CodeIssued(CaseId id, int _, String _) -> Optional.of(id);
      case Outcome.ReferralRecorded _,
          Outcome.Withdrawn _,
          Outcome.Refused _,
          Outcome.NotFound _,
          Outcome.KeyReused _ ->
          Optional.empty();
    };
  }

  private void look(Job.Look look) {
    Asked asked = look.asked();
    requireThere(asked);
    int from = 0;
    do {
      int to = Math.min(asked.subjects().size(), from + AuditEntry.MOST_SUBJECTS);
      AuditEntry entry = batch.entry(asked, asked.subjects().subList(from, to), 0);
      batch.append(entry);
      asked.looks().subList(from, to).forEach(looks -> batch.showAmongLooks(looks, entry));
      from = to;
    } while (from < asked.subjects().size());
    batch.answer(look.promise(), batch.chain().size() - 1);
  }

  private void load(Job.Load load) {
    alone(() -> {
      batch.stage(load.changes());
      batch.keep(load.changes());
      batch.append(batch.entry(load.asked(), Optional.empty(), load.changes().size()));
      batch.answer(load.promise(), batch.chain().size() - 1);
    });
  }

  private void admit(Job.Admit admit) {
    alone(() -> {
      List<Admission> admissions = new ArrayList<>();
      for (Arrival arrival : admit.arrivals()) {
        admissions.add(batch.admit(admit.asked(), arrival));
      }
      batch.answer(admit.promise(), List.copyOf(admissions));
    });
  }

  private void depart(Job.Depart depart) {
    alone(() -> {
      batch.depart(depart.asked(), depart.departures());
      batch.answer(depart.promise(), batch.chain().size() - 1);
    });
  }

  /// Work of many steps, in a batch of its own: all of it or nothing.
  private void alone(Runnable work) {
    renew();
    try {
      work.run();
    } catch (RuntimeException e) {
      batch.close();
      batch = new Batch(disk, chain, clock);
      throw e;
    }
    renew();
  }

  /// The database by hard links and the slot file in memory, both as they are between two batches.
  private void copy(Job.Copy copy) {
    renew();
    disk.rocks().checkpoint(copy.database());
    StoreCopy copied = StoreCopy.of(copy.database(), disk.slots(), chain);
    batch.answer(copy.promise(), copied);
  }

  private void note(Job.Note note) {
    batch.note(Housekeeping.key(), Housekeeping.State.CODEC.encode(note.done()));
    batch.answer(note.promise(), batch.chain().size());
  }

  private void sweep(Job.Sweep sweep) {
    sweep.rows().forEach(batch::erase);
    batch.answer(sweep.promise(), (long) sweep.rows().size());
  }

  /// Every withdrawal takes the same way, whether there is something to erase or not, so that
  /// neither time nor disk tells an unknown code from a known one.
  private void withdraw(Job.Act act, Decision decision) {
    renew();
    Intent intent = erasure.plan(batch, act.asked(), decision);
    try {
      erasure.write(intent);
      long epoch = erasure.destroy(intent);
      List<Change> erased = erasure.erasedIn(decision);
      tell(erased, Map.of());
      erasure.toldListeners();
      Outcome outcome = new Outcome.Withdrawn(epoch);
      erasure.finish(batch, intent);
      batch.stage(decision.changes());
      batch.remember(act.asked(), Optional.empty(), outcome);
      List<Change> others = new ArrayList<>(decision.changes());
      others.removeAll(erased);
      batch.keep(others);
      if (!others.isEmpty()) {
        decision.subjects().forEach(id -> show(id, intent.entry()));
      }
      batch.answer(act.promise(), outcome);
      batch.whenWritten(() -> erasedUpTo = epoch);
      renew();
      erasure.deletedRows();
    } catch (RuntimeException e) {
      throw broken(e);
    }
  }

  /// Commits what is gathered and begins anew; what failed ends everything after it too.
  private void renew() {
    commit();
    batch.close();
    batch = new Batch(disk, chain, clock);
    requireSound();
  }

  private void commit() {
    if (batch.isEmpty()) {
      return;
    }
    try {
      requireSound();
      batch.write();
      chain = batch.chain();
      tell(batch.changes(), batch.before());
    } catch (RuntimeException e) {
      batch.fail(broken(e));
      return;
    }
    batch.giveAnswers();
  }

  private void tell(List<Change> changes, Map<CaseId, CaseFile> before) {
    if (!changes.isEmpty()) {
      Commit commit = new Commit(disk.rocks().sequence(), changes, before);
      listeners.forEach(listener -> listener.committed(commit));
    }
  }

  private RuntimeException broken(RuntimeException cause) {
    RuntimeException told = cause instanceof KeyFailure keys ? Table.told(keys) : cause;
    broken = Optional.of(told);
    failure.complete(told);
    return told;
  }

  private void requireSound() {
    if (broken.isPresent()) {
      throw broken.get();
    }
  }
}
