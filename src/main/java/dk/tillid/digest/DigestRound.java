package dk.tillid.digest;

import dk.tillid.casework.Worklist;
import dk.tillid.digest.DigestSettings.Recipient;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import dk.tillid.rules.Practice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Sends each team's message once on each of its municipality's working days, within the configured
/// hour, where something waits. A message that the mail server does not take is tried again within
/// the hour. What was sent is remembered in memory alone: a restart within the hour can send it
/// twice, and one that lasts through the hour leaves it out.
public final class DigestRound implements AutoCloseable {
  private static final int LOOK_AGAIN_MINUTES = 5;
  private static final WorkerId NAME = new WorkerId("digest");

  private final DigestSettings settings;
  private final Ledger ledger;
  private final Worklist worklist;
  private final Practice practice;
  private final Post post;
  private final Clock clock;
  private final EventLog log;
  private final Map<Recipient, LocalDate> served = new HashMap<>();
  private final ReentrantLock counting = new ReentrantLock();
  private boolean closed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("digest").daemon().unstarted(task));

  /// A round that has not begun.
  public DigestRound(
      DigestSettings settings, Ledger ledger, Worklist worklist, Post post, Means means) {
    this.settings = settings;
    this.ledger = ledger;
    this.worklist = worklist;
    this.post = post;
    this.practice = means.practice();
    this.clock = means.clock();
    this.log = means.log();
  }

  /// What a round goes by.
  public record Means(Practice practice, Clock clock, EventLog log) {}

  /// Looks every five minutes from now on.
  @SuppressWarnings("FutureReturnValueIgnored") // a round that fails is logged and looks again
  public void start() {
    thread.scheduleAtFixedRate(this::look, 0, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES);
  }

  /// Sends what is to be sent now.
  synchronized void look() {
    if (clock.instant().atZone(Denmark.ZONE).getHour() != settings.hour()) {
      return;
    }
    LocalDate today = Denmark.today(clock);
    List<Recipient> recipients = settings.recipients();
    for (int place = 0; place < recipients.size(); place++) {
      Recipient recipient = recipients.get(place);
      if (!today.equals(served.get(recipient)) && works(recipient.municipality(), today)) {
        serve(recipient, today, place);
      }
    }
  }

  private boolean works(Municipality municipality, LocalDate today) {
    return practice
        .deadlines()
        .isWorkingDay(practice.ruleSet(municipality, today).office().daysOff(), today);
  }

  private void serve(Recipient recipient, LocalDate today, int place) {
    try {
      Optional<Digest> digest = counted(recipient);
      if (digest.isEmpty()) {
        return;
      }
      if (!digest.get().empty()) {
        post.send(recipient.address(), Digest.subject(recipient.team()), digest.get().text());
        log.write(Event.DIGEST_SENT, place);
      }
      served.put(recipient, today);
    } catch (Post.Undelivered | RuntimeException e) {
      log.failure(Event.DIGEST_FAILED, e, place);
    }
  }

  /// What waits for the team; empty once the round was closed.
  private Optional<Digest> counted(Recipient recipient) {
    counting.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      Digest digest = Digest.of(worklist.of(reader(recipient, Role.WORKER), false));
      Request request =
          Request.read(
              reader(recipient, Role.OPERATOR), Operation.SEND_DIGEST, Purpose.DEADLINE_FOLLOW_UP);
      ledger.record(request, List.of()).await();
      return Optional.of(digest);
    } finally {
      counting.unlock();
    }
  }

  /// Counting reaches what a worker of the team reaches; the trail names who really looked.
  private static Actor reader(Recipient recipient, Role role) {
    return new Actor(NAME, role, recipient.municipality(), Set.of(recipient.team()));
  }

  /// Begins no message more and waits until nothing is read from the store; a message that is on
  /// its way ends by its own time limits.
  @Override
  public void close() {
    thread.shutdownNow();
    counting.lock();
    try {
      closed = true;
    } finally {
      counting.unlock();
    }
  }
}
