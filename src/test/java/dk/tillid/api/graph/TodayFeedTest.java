package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.DayClock;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.Subscription;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Subscriptions tell that something changed, at the reader's pace.
class TodayFeedTest {
  private static final String QUERY =
      "subscription { todayChanged { sequence changes deadlines protocols newDay } }";

  private final Desk desk = new Desk();
  private final Caller anna = Desk.anna();
  private final Events events = new Events();

  @Test
  void changesOfTheOwnTeamAreToldTogetherWhenAskedFor() throws InterruptedException {
    Subscription subscription = subscribe(anna, QUERY);
    subscription.request();
    assertThat(events.next().at("/data/todayChanged/changes").asInt()).isZero();
    desk.open(anna, "syd");
    desk.open(anna, "syd");
    desk.open(Desk.worker(Desk.HEDENSTED, "nord"), "nord");
    subscription.request();
    JsonNode told = events.next();
    assertThat(told.at("/data/todayChanged/sequence").asInt()).isEqualTo(1);
    assertThat(told.at("/data/todayChanged/changes").asInt()).isEqualTo(2);
    subscription.cancel();
  }

  @Test
  void deadlineThatComesAndIsMetIsToldAndAnOrdinaryContactIsNot() throws InterruptedException {
    Subscription subscription = subscribe(anna, QUERY);
    subscription.request();
    events.next();
    String referral = desk.register(anna, "syd");
    assertThat(told(subscription)).isEqualTo("1 changed, 1 deadlines, 0 protocols");
    String handle = desk.openFrom(anna, "syd", referral);
    // The enquiry's deadline becomes the case's, and the case begins its protocol.
    assertThat(told(subscription)).isEqualTo("2 changed, 2 deadlines, 1 protocols");
    desk.contact(anna, handle, 30);
    assertThat(told(subscription)).isEqualTo("1 changed, 1 deadlines, 1 protocols");
    desk.contact(anna, handle, 30);
    assertThat(told(subscription)).isEqualTo("1 changed, 0 deadlines, 0 protocols");
    subscription.cancel();
  }

  @Test
  void attemptThatCountsMovesTheProtocolAndAnotherDoesNot() throws InterruptedException {
    String handle = desk.open(anna, "syd");
    Subscription subscription = subscribe(anna, QUERY);
    subscription.request();
    events.next();
    desk.visit(anna, handle, true);
    assertThat(told(subscription)).isEqualTo("1 changed, 0 deadlines, 1 protocols");
    desk.visit(anna, handle, false); // no note was left
    assertThat(told(subscription)).isEqualTo("1 changed, 0 deadlines, 0 protocols");
    subscription.cancel();
  }

  @Test
  void caseThatIsGivenAwayIsToldToThoseWhoHadIt() throws InterruptedException {
    String handle = desk.open(anna, "syd");
    Subscription subscription = subscribe(anna, QUERY);
    subscription.request();
    events.next();
    desk.assign(Desk.lead(), handle, "nord");
    assertThat(told(subscription)).startsWith("1 changed");
    subscription.cancel();
  }

  @Test
  void newDayIsToldSinceEveryDeadlineIsNearer() throws InterruptedException {
    Instant midnight = Instant.parse("2026-03-11T23:00:00Z"); // in Denmark
    DayClock clock = new DayClock(midnight.minusMillis(1));
    TodayFeed feed = new TodayFeed(clock, Practice.of(RuleBook.shipped()));
    LinkedBlockingQueue<TodayFeed.Change> told = new LinkedBlockingQueue<>();
    Actor actor = ((Caller.SignedIn) anna).actor();
    Subscription subscription =
        feed.start(
            new Caller.SignedIn(actor, midnight.plusSeconds(3600)),
            events,
            change -> {
              told.add(change);
              return new Answer(true, new byte[] {'{', '}'});
            });
    subscription.request();
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(TodayFeed.Change.NOTHING);
    subscription.request();
    clock.at(midnight);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new TodayFeed.Change(1, 0, 0, 0, true));
    subscription.cancel();
  }

  /// Asks for the next event.
  private String told(Subscription subscription) throws InterruptedException {
    subscription.request();
    JsonNode change = events.next().at("/data/todayChanged");
    assertThat(change.path("newDay").asBoolean()).isFalse();
    return "%d changed, %d deadlines, %d protocols"
        .formatted(
            change.path("changes").asInt(),
            change.path("deadlines").asInt(),
            change.path("protocols").asInt());
  }

  @Test
  void foreignSubscriberHearsNothingOfAnErasure() throws InterruptedException {
    Caller stranger = Desk.worker(Desk.RUDERSDAL, "syd");
    Subscription subscription = subscribe(stranger, QUERY);
    subscription.request();
    assertThat(events.next().at("/data/todayChanged/changes").asInt()).isZero();
    ReferralId referral = new ReferralId(1, 2);
    desk.engine
        .listener()
        .committed(
            new Commit(
                1,
                List.of(
                    new Change.ReferralErased(referral), new Change.CaseErased(new CaseId(3, 4)))));
    desk.open(stranger, "syd");
    subscription.request();
    assertThat(events.next().at("/data/todayChanged/changes").asInt()).isEqualTo(1);
    subscription.cancel();
  }

  @Test
  void caseThatLiesInAnotherIsToldWhenItLeavesTheListAndComesBackOnly()
      throws InterruptedException {
    desk.open(anna, "syd");
    CaseFile file = desk.ledger.view().caseFiles().getFirst();
    CaseFile absorbed = file.with(new Merger.Within(new CaseId(3, 4), Desk.TODAY, List.of()));
    Subscription subscription = subscribe(anna, QUERY);
    subscription.request();
    assertThat(events.next().at("/data/todayChanged/changes").asInt()).isZero();
    told(file, absorbed);
    told(absorbed, absorbed);
    told(absorbed, file);
    subscription.request();
    assertThat(events.next().at("/data/todayChanged/changes").asInt()).isEqualTo(2);
    subscription.cancel();
  }

  private void told(CaseFile before, CaseFile after) {
    desk.engine
        .listener()
        .committed(
            new Commit(1, List.of(new Change.CaseWritten(after)), Map.of(before.id(), before)));
  }

  @Test
  void roleThatMayNotReadTheListIsRefused() throws InterruptedException {
    subscribe(Desk.caller(Role.AUDITOR, Desk.HEDENSTED), QUERY);
    assertThat(Desk.code(events.refusal())).isEqualTo("FORBIDDEN");
    subscribe(new Caller.Anonymous(), QUERY);
    assertThat(Desk.code(events.refusal())).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void invalidAndOtherOperationsAreRefused() throws InterruptedException {
    subscribe(anna, "subscription { nothing }");
    assertThat(Desk.code(events.refusal())).isEqualTo("INVALID_DOCUMENT");
    subscribe(anna, "{ __typename }");
    assertThat(Desk.code(events.refusal())).isEqualTo("BAD_REQUEST");
    assertThat(Desk.code(desk.ask(anna, QUERY))).isEqualTo("BAD_REQUEST");
  }

  @Test
  void subscriptionEndsWithTheToken() throws InterruptedException {
    Actor actor =
        new Actor(
            new WorkerId("anna"),
            Role.WORKER,
            new Municipality(Desk.HEDENSTED),
            Set.of(new TeamId("syd")));
    subscribe(new Caller.SignedIn(actor, Instant.parse("2026-03-11T10:00:00Z")), QUERY).request();
    assertThat(events.take()).isEqualTo("complete");
  }

  private Subscription subscribe(Caller caller, String query) {
    return desk.engine.subscribe(GraphqlRequest.of(query), caller, events);
  }

  private static final class Events implements Subscription.Sink {
    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();

    @Override
    public void next(Answer event) {
      queue.add(event);
    }

    @Override
    public void error(Answer refusal) {
      queue.add(Desk.json(refusal));
    }

    @Override
    public void complete() {
      queue.add("complete");
    }

    Object take() throws InterruptedException {
      return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    JsonNode next() throws InterruptedException {
      return Desk.json((Answer) take());
    }

    JsonNode refusal() throws InterruptedException {
      return (JsonNode) take();
    }
  }
}
