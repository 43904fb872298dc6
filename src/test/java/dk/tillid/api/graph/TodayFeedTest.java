package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.Subscription;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Subscriptions tell that something changed, at the reader's pace.
class TodayFeedTest {
  private static final String QUERY = "subscription { todayChanged { sequence changes } }";

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
