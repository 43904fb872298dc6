package dk.tillid.api.graph;

import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.Subscription;
import dk.tillid.casework.Pending;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Change.CaseErased;
import dk.tillid.domain.Change.CaseWritten;
import dk.tillid.domain.Change.CodeEnded;
import dk.tillid.domain.Change.CodeIssued;
import dk.tillid.domain.Change.ContactsWritten;
import dk.tillid.domain.Change.ReferralErased;
import dk.tillid.domain.Change.ReferralWritten;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Referral;
import dk.tillid.rules.Practice;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Tells subscribers that their due list has changed. It tells how much and never what, so that an
/// event is no look at a case: how many lines changed, how many of them in their deadline, how many
/// in their protocol of attempts, and that a new day began, on which every deadline is nearer. An
/// erasure is told to nobody. What changes while a subscriber is busy is told by one event.
final class TodayFeed implements Commit.Listener {
  /// The least time between two events of one subscriber.
  private static final long PAUSE_MILLIS = 200;

  /// How long the end waits for a subscriber that is being told something.
  private static final Duration LAST_EVENT = Duration.ofMillis(500);

  /// What an event tells.
  ///
  /// @param sequence rises by one an event, from 0
  /// @param changes how many changed cases and enquiries it stands for; 0 in the first event
  /// @param deadlines how many of them got a deadline, lost it or met it
  /// @param protocols how many of them moved on in the protocol of attempts, or are done with it
  /// @param newDay whether a calendar day began since the event before
  record Change(int sequence, int changes, int deadlines, int protocols, boolean newDay) {
    /// Before anything was told.
    static final Change NOTHING = new Change(0, 0, 0, 0, false);
  }

  /// What a commit did to one line of the list.
  ///
  /// @param concerns whether the line is or was within an actor's reach
  private record Line(Predicate<Actor> concerns, boolean deadline, boolean protocol) {}

  private final Clock clock;
  private final Practice practice;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  TodayFeed(Clock clock, Practice practice) {
    this.clock = clock;
    this.practice = practice;
  }

  @Override
  public void committed(Commit commit) {
    if (running.isEmpty()) {
      return;
    }
    List<Line> lines =
        commit.changes().stream().flatMap(change -> line(commit, change).stream()).toList();
    running.forEach(subscriber -> subscriber.committed(lines));
  }

  private Optional<Line> line(Commit commit, dk.tillid.domain.Change change) {
    return switch (change) {
      case CaseWritten(CaseFile file) -> line(commit, file);
      case ReferralWritten(Referral referral) -> Optional.of(line(referral));
      // Whose it was is gone with it, and strangers must not learn of a withdrawal; the due list
      // is read live, without what was erased.
      case CaseErased _, ReferralErased _ -> Optional.empty();
      // These come with the case's own change.
      case ContactsWritten _, CodeIssued _, CodeEnded _ -> Optional.empty();
    };
  }

  /// A case that lies in another is on no list: told is only that it leaves it or comes back.
  private Optional<Line> line(Commit commit, CaseFile file) {
    Optional<CaseFile> known = Optional.ofNullable(commit.before().get(file.id()));
    return file.merged() && known.filter(it -> !it.merged()).isEmpty()
        ? Optional.empty()
        : Optional.of(line(known, file));
  }

  private Line line(Optional<CaseFile> known, CaseFile file) {
    LocalDate today = Denmark.today(clock);
    Pending before = known.map(it -> Pending.of(practice, today, it)).orElse(Pending.NOTHING);
    Pending after = Pending.of(practice, today, file);
    return new Line(
        actor -> actor.reaches(file) || known.filter(actor::reaches).isPresent(),
        !before.due().equals(after.due()),
        !before.protocol().equals(after.protocol()));
  }

  /// An enquiry is written when it comes and when it is answered: its deadline begins or ends.
  private Line line(Referral referral) {
    boolean deadline =
        practice
            .ruleSet(referral.municipality(), referral.receivedOn())
            .reaching()
            .firstContactWorkingDays()
            .isPresent();
    return new Line(actor -> actor.reaches(referral), deadline, false);
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
    subscriber.thread.start();
    return subscriber;
  }

  /// Ends all subscriptions without a word and waits, at most half a second, until none reads any
  /// more.
  void close() {
    List<Running> last = List.copyOf(running);
    last.forEach(Running::cancel);
    long end = System.nanoTime() + LAST_EVENT.toNanos();
    try {
      for (Running subscriber : last) {
        subscriber.thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Running implements Subscription, Runnable {
    private final Actor actor;
    private final Sink sink;
    private final Function<Change, Answer> event;
    private final long end;
    private final Thread thread = Thread.ofVirtual().name("today").unstarted(this);
    private LocalDate told;
    private int changes;
    private int deadlines;
    private int protocols;
    private int requested;
    private boolean cancelled;

    Running(Actor actor, Sink sink, Function<Change, Answer> event, long end) {
      this.actor = actor;
      this.sink = sink;
      this.event = event;
      this.end = end;
      this.told = Denmark.today(clock);
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

    private void committed(List<Line> lines) {
      List<Line> own = lines.stream().filter(line -> line.concerns().test(actor)).toList();
      if (!own.isEmpty()) {
        add(own);
      }
    }

    private synchronized void add(List<Line> own) {
      changes += own.size();
      deadlines += (int) own.stream().filter(Line::deadline).count();
      protocols += (int) own.stream().filter(Line::protocol).count();
      notifyAll();
    }

    @Override
    public void run() {
      try {
        int sequence = 0;
        while (await(sequence == 0)) {
          sink.next(event.apply(take(sequence)));
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
      while (!cancelled && (requested == 0 || (changes == 0 && !dayBegan() && !first))) {
        long millis = millisLeft();
        if (millis <= 0) return false;
        wait(Math.min(millis, Math.max(1, Denmark.untilTomorrow(clock).toMillis())));
      }
      return !cancelled && millisLeft() > 0;
    }

    private boolean dayBegan() {
      return told.isBefore(Denmark.today(clock));
    }

    private synchronized Change take(int sequence) {
      Change change = new Change(sequence, changes, deadlines, protocols, dayBegan());
      changes = 0;
      deadlines = 0;
      protocols = 0;
      told = Denmark.today(clock);
      requested--;
      return change;
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
