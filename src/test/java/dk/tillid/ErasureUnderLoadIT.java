package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.OperationKind;
import dk.tillid.api.Subscription;
import dk.tillid.domain.Role;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Citizens withdraw while sixteen clients read and write: no answer that begins to arrive after
/// the withdrawal's tells of the case, also where its request began before, and nobody else loses
/// anything.
class ErasureUnderLoadIT {
  private static final int LIVES = 20;
  private static final int LEAVES = 25;
  private static final int SLOW_NANOS = 20_000_000;

  @TempDir Path folder;

  private final DayClock clock = new DayClock(ServedCases.DAY);

  @Test
  void nothingOfAWithdrawnCaseArrivesAfterTheAnswerAndNothingElseIsLost() throws Exception {
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      UnderLoad load = new UnderLoad(ServedCases.of(live, LIVES, LEAVES));
      String worker = live.token(Role.WORKER, ServedCases.MUNICIPALITY);

      load.run(live.graphql(), worker, live.token(Role.TEAMLEAD, ServedCases.MUNICIPALITY));

      assertThat(load.refused()).isEmpty();
      assertThat(load.sightings()).as("they were read while they were there").isGreaterThan(LEAVES);
      assertThat(load.late()).as("answers that came too late").isZero();
      assertThat(load.reports()).isPositive();
      assertThat(load.miscounted()).as("reports that count wrongly").isZero();
      assertThat(load.acknowledged()).isPositive();
      assertThat(load.lost(live, worker)).isZero();
    }
  }

  /// An answer that was let go and still waits for its socket is waited for.
  @Test
  void alsoWhereTheWayToTheSocketIsSlow() throws Exception {
    assertThat(late(SlowWay::new)).isZero();
  }

  /// The control: where nobody waits for it, it is noticed.
  @Test
  void withoutWaitingForSlowAnswersItIsNoticed() throws Exception {
    UnaryOperator<GraphqlService> unwaited = inner -> new SlowWay(new Unwaited(inner));
    assertThat(late(unwaited)).isPositive();
  }

  private long late(UnaryOperator<GraphqlService> services) throws InterruptedException {
    UnderLoad load;
    String worker;
    String lead;
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      load = new UnderLoad(ServedCases.of(live, LIVES, LEAVES));
      worker = live.token(Role.WORKER, ServedCases.MUNICIPALITY);
      lead = live.token(Role.TEAMLEAD, ServedCases.MUNICIPALITY);
    }
    try (HouseOfParts house = HouseOfParts.on(folder, clock, UnaryOperator.identity(), services)) {
      load.run(house.graphql(), worker, lead);
    }
    return load.late();
  }

  /// A way to the socket on which answers of queries take long.
  private record SlowWay(GraphqlService inner) implements GraphqlService {
    @Override
    public Answer execute(GraphqlRequest request, Caller caller) {
      Answer answer = inner.execute(request, caller);
      if (kindOf(request) == OperationKind.QUERY) {
        LockSupport.parkNanos(SLOW_NANOS);
      }
      return answer;
    }

    @Override
    public Subscription subscribe(GraphqlRequest request, Caller caller, Subscription.Sink sink) {
      return inner.subscribe(request, caller, sink);
    }

    @Override
    public OperationKind kindOf(GraphqlRequest request) {
      return inner.kindOf(request);
    }
  }

  /// Has nobody wait for its answers.
  private record Unwaited(GraphqlService inner) implements GraphqlService {
    @Override
    public Answer execute(GraphqlRequest request, Caller caller) {
      Answer answer = inner.execute(request, caller);
      answer.left();
      return answer;
    }

    @Override
    public Subscription subscribe(GraphqlRequest request, Caller caller, Subscription.Sink sink) {
      return inner.subscribe(request, caller, sink);
    }

    @Override
    public OperationKind kindOf(GraphqlRequest request) {
      return inner.kindOf(request);
    }
  }
}
