package dk.tillid.retention;

import dk.tillid.audit.AuditTrail;
import dk.tillid.casework.Retention;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.casework.WithdrawLapsed.Lapsed;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import dk.tillid.rules.RuleSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks every ten minutes whether the day of its last work has passed, and then withdraws what has
/// lapsed. A look that fails is logged and made again.
///
/// What is erased does not come back, so two mistakes must be survived. A wrong clock: nothing is
/// withdrawn until [Steadiness] bears the day out. A wrong rule, as 6 months for 60: a day's part
/// is small, and the preview and the log tell of it.
public final class RetentionRound implements AutoCloseable {
  /// The most that one day withdraws, several times what all municipalities' cases come to.
  static final int MOST = 200;

  private static final int LOOK_AGAIN_MINUTES = 10;
  private static final WorkerId NAME = new WorkerId("retention");

  /// What a round goes by.
  ///
  /// @param nobodys draws the tag of a code that nobody holds
  /// @param trail whose days bear the clock out
  public record Means(
      Ledger ledger,
      AuditTrail trail,
      TraitIndex index,
      Retention retention,
      Supplier<CodeTag> nobodys) {}

  private final Means means;
  private final Clock clock;
  private final EventLog log;
  private final ReentrantLock working = new ReentrantLock();
  private volatile boolean closed;
  private Optional<LocalDate> done = Optional.empty();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("retention").daemon().unstarted(task));

  /// A round that has not begun.
  public RetentionRound(Means means, Clock clock, EventLog log) {
    this.means = means;
    this.clock = clock;
    this.log = log;
  }

  /// Looks now and every ten minutes.
  @SuppressWarnings("FutureReturnValueIgnored") // a look that fails is logged and made again
  public void start() {
    thread.scheduleAtFixedRate(this::look, 0, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES);
  }

  /// Withdraws what has lapsed, unless this day's work is done.
  void look() {
    working.lock();
    try {
      LocalDate today = Denmark.today(clock);
      if (!closed && !done.equals(Optional.of(today))) {
        begin(today);
      }
    } catch (RuntimeException e) {
      log.failure(Event.RETENTION_FAILED, e);
    } finally {
      working.unlock();
    }
  }

  private void begin(LocalDate today) {
    if (new Steadiness(means.trail()).bears(today)) {
      work(today);
    } else if (!lapsed(today).isEmpty()) {
      log.write(Event.RETENTION_HELD);
    }
    done = Optional.of(today);
  }

  private void work(LocalDate today) {
    List<Lapsed> lapsed = lapsed(today);
    int cases = 0;
    int enquiries = 0;
    for (Lapsed one : lapsed) {
      if (closed) {
        break;
      }
      boolean gone = withdraw(one);
      cases += gone && one instanceof Lapsed.OfCase ? 1 : 0;
      enquiries += gone && one instanceof Lapsed.OfEnquiry ? 1 : 0;
    }
    if (cases + enquiries > 0) {
      log.write(Event.RETENTION_ERASED, cases, enquiries);
    }
  }

  private List<Lapsed> lapsed(LocalDate today) {
    View view = means.ledger().view();
    List<Lapsed> lapsed = new ArrayList<>();
    for (Municipality municipality : municipalities()) {
      Stream<Lapsed> cases =
          means
              .retention()
              .lapsing(view, means.index(), municipality, today)
              .map(it -> new Lapsed.OfCase(it.file().id()));
      Stream<Lapsed> enquiries =
          means
              .retention()
              .lapsingEnquiries(view, means.index(), municipality, today)
              .map(Lapsed.OfEnquiry::new);
      Stream.concat(cases, enquiries)
          .takeWhile(_ -> !closed)
          .limit(MOST - lapsed.size())
          .forEach(lapsed::add);
    }
    return lapsed;
  }

  /// Those with rules of their own; the others state nothing.
  private List<Municipality> municipalities() {
    return means.retention().practice().rules().all().stream()
        .map(RuleSet::municipality)
        .distinct()
        .toList();
  }

  private boolean withdraw(Lapsed one) {
    Request request =
        Request.read(
            new Actor(NAME, Role.OPERATOR, new Municipality("0000"), Set.of()),
            Operation.RETENTION_ERASURE,
            Purpose.OPERATION);
    return means
            .ledger()
            .transact(request, new WithdrawLapsed(means.retention(), one, means.nobodys().get()))
        instanceof Outcome.Withdrawn;
  }

  /// Begins no further erasure and waits for the end of the one under way.
  @Override
  public void close() {
    closed = true;
    working.lock();
    try {
      thread.shutdown();
    } finally {
      working.unlock();
    }
  }
}
