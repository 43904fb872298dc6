package dk.tillid.api.graph;

import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.Subscription;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Change.CaseErased;
import dk.tillid.domain.Change.CaseWritten;
import dk.tillid.domain.Change.CodeIssued;
import dk.tillid.domain.Change.ContactsWritten;
import dk.tillid.domain.Change.ReferralErased;
import dk.tillid.domain.Change.ReferralWritten;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Tells subscribers that their due list has changed. It tells how much and never what, so that an
/// event is no look at a case. An erasure is told to nobody. What changes while a subscriber is
/// busy is told by one event.
final class TodayFeed implements Commit.Listener {
  /// The least time between two events of one subscriber.
  private static final long PAUSE_MILLIS = 200;

  /// What an event tells.
  ///
  /// @param sequence rises by one an event, from 0
  /// @param changes how many changed cases and enquiries it stands for; 0 in the first event
  record Change(int sequence, int changes) {}

  private final Clock clock;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  TodayFeed(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void committed(Commit commit) {
    running.forEach(subscriber -> subscriber.committed(commit));
  }

  /// How many subscribers there are.
  int subscribers() {
    return running.size();
  }

  /// Tells a subscriber that nothing was started.
  Subscription refused(Subscription.Sink sink, Answer refusal) {
    sink.error(refusal);
    return new Subscription() {
      @Override
      public void request() {}

      @Override
      public void cancel() {}
    };
  }

  /// Starts telling.
  ///
  /// @param event makes the answer of a change
  /// @throws Fault if the caller may not subscribe
  Subscription start(Caller caller, Subscription.Sink sink, Function<Change, Answer> event) {
    Actor actor = Access.permit(caller, Operation.TODAY_CHANGED);
    long millis =
        switch (caller) {
          case Caller.SignedIn(_, var expires) ->
              Duration.between(clock.instant(), expires).toMillis();
          case Caller.Anonymous _ -> 0;
        };
    Running subscriber = new Running(actor, sink, event, System.nanoTime() + millis * 1_000_000L);
    running.add(subscriber);
    Thread.ofVirtual().name("today").start(subscriber);
    return subscriber;
  }

  private final class Running implements Subscription, Runnable {
    private final Actor actor;
    private final Sink sink;
    private final Function<Change, Answer> event;
    private final long end;
    private int changes;
    private int requested;
    private boolean cancelled;

    Running(Actor actor, Sink sink, Function<Change, Answer> event, long end) {
      this.actor = actor;
      this.sink = sink;
      this.event = event;
      this.end = end;
    }

    @Override
    public synchronized void request() {
      requested++;
      notifyAll();
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      notifyAll();
    }

    private void committed(Commit commit) {
      int concerned = (int) commit.changes().stream().filter(this::concerns).count();
      if (concerned > 0) {
        add(concerned);
      }
    }

    private synchronized void add(int concerned) {
      changes += concerned;
      notifyAll();
    }

    private boolean concerns(dk.tillid.domain.Change change) {
      return switch (change) {
        case CaseWritten(var file) -> actor.reaches(file);
        case ReferralWritten(var referral) -> actor.reaches(referral);
        // Whose it was is gone with it, and strangers must not learn of a withdrawal; the due list
        // is read live, without what was erased.
        case CaseErased _, ReferralErased _ -> false;
        case ContactsWritten _, CodeIssued _ -> false; // come with the case's own change
      };
    }

    @Override
    public void run() {
      try {
        int sequence = 0;
        while (await(sequence == 0)) {
          sink.next(event.apply(new Change(sequence, take())));
          sequence++;
          pause();
        }
        if (!isCancelled()) {
          sink.complete();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        running.remove(this);
      }
    }

    /// Waits until an event is due; false when the subscription is over.
    private synchronized boolean await(boolean first) throws InterruptedException {
      while (!cancelled && (requested == 0 || (changes == 0 && !first))) {
        long millis = millisLeft();
        if (millis <= 0) return false;
        wait(millis);
      }
      return !cancelled && millisLeft() > 0;
    }

    private synchronized int take() {
      int taken = changes;
      changes = 0;
      requested--;
      return taken;
    }

    private synchronized void pause() throws InterruptedException {
      long until = System.nanoTime() + PAUSE_MILLIS * 1_000_000L;
      long left = PAUSE_MILLIS;
      while (!cancelled && left > 0) {
        wait(left);
        left = (until - System.nanoTime()) / 1_000_000L;
      }
    }

    private synchronized boolean isCancelled() {
      return cancelled;
    }

    private long millisLeft() {
      return (end - System.nanoTime()) / 1_000_000L;
    }
  }
}
