package dk.tillid.retention;

import dk.tillid.audit.AuditTrail;
import dk.tillid.casework.Retention;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.casework.WithdrawLapsed.Lapsed;
import dk.tillid.daily.Round;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CodeTag;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Withdraws what has lapsed.
///
/// What is erased does not come back, so two mistakes must be survived. A wrong clock: nothing is
/// withdrawn until [Steadiness] bears the day out. A wrong rule, as 6 months for 60: a day's part
/// is small, and the preview and the log tell of it.
public final class RetentionRound implements Round {
  /// The most that one day withdraws, several times what all municipalities' cases come to.
  static final int MOST = 200;

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
  private final EventLog log;
  private volatile boolean stopped;

  /// A round that has not begun.
  public RetentionRound(Means means, EventLog log) {
    this.means = means;
    this.log = log;
  }

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Event failure() {
    return Event.RETENTION_FAILED;
  }

  @Override
  public void work(LocalDate today) {
    if (new Steadiness(means.trail()).bears(today)) {
      withdraw(lapsed(today));
    } else if (!lapsed(today).isEmpty()) {
      log.write(Event.RETENTION_HELD);
    }
  }

  private void withdraw(List<Lapsed> lapsed) {
    int cases = 0;
    int enquiries = 0;
    for (Lapsed one : lapsed) {
      if (stopped) {
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
          .takeWhile(_ -> !stopped)
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

  /// At the next case.
  @Override
  public void stop() {
    stopped = true;
  }
}
