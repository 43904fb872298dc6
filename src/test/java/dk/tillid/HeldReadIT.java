package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.UnderLoad.Question;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.OperationKind;
import dk.tillid.api.Subscription;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Gone;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.View;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A read that has found a case and is held, until the case's citizen has been answered that
/// everything is erased: nothing of the case leaves any more, at no door. And one that is on its
/// way out is waited for. Without chance: a gate holds the read, and taking either guard out shows.
class HeldReadIT {
  /// By which door it is asked.
  private record Asked(Question question, boolean bySocket) {
    private static List<Asked> all() {
      List<Asked> all = new ArrayList<>();
      for (Question question : Question.values()) {
        all.add(new Asked(question, false));
        if (question != Question.MINE) { // a socket is for those who sign in
          all.add(new Asked(question, true));
        }
      }
      return all;
    }
  }

  @TempDir Path folder;

  private final DayClock clock = new DayClock(ServedCases.DAY);
  private ServedCases town = new ServedCases(List.of(), List.of());
  private String worker = "";

  @BeforeEach
  void build() {
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      town = ServedCases.of(live, 1, Asked.all().size());
      worker = live.token(Role.WORKER, ServedCases.MUNICIPALITY);
    }
  }

  @Test
  void nothingOfTheCaseLeavesOnceTheWithdrawalIsAnswered() {
    assertThat(shown(gate -> inner -> new Holding(inner, gate))).isEmpty();
  }

  /// The control: who does not ask, last of all, whether the case is still there, shows it.
  @Test
  void withoutTheLastQuestionItWould() {
    assertThat(shown(gate -> inner -> new Holding(new Unasked(inner), gate)))
        .isEqualTo(Asked.all());
  }

  /// The questions that showed a case whose withdrawal had been answered.
  private List<Asked> shown(Function<Gate, UnaryOperator<Ledger>> ledgers) {
    List<Asked> shown = new ArrayList<>();
    Gate gate = new Gate();
    Iterator<ServedCases.Known> leaving = town.leaves().iterator();
    try (HouseOfParts house =
        HouseOfParts.on(folder, clock, ledgers.apply(gate), UnaryOperator.identity())) {
      for (Asked asked : Asked.all()) {
        if (isShown(house.graphql(), gate, asked, leaving.next())) {
          shown.add(asked);
        }
      }
    }
    return shown;
  }

  private boolean isShown(URI graphql, Gate gate, Asked asked, ServedCases.Known of) {
    try (Wire reader = reader(graphql, asked);
        Wire citizen = new HttpWire(graphql, "")) {
      gate.close();
      CompletableFuture<String> read =
          CompletableFuture.supplyAsync(() -> reader.exchange(asked.question().body(of)));
      gate.awaitSomebody();
      String receipt = citizen.exchange(UnderLoad.withdrawal(of));
      gate.open();
      assertThat(receipt).contains("TILLID1.");
      return of.traces().stream().anyMatch(read.join()::contains);
    }
  }

  private Wire reader(URI graphql, Asked asked) {
    return asked.bySocket()
        ? new SocketWire(graphql, worker)
        : new HttpWire(graphql, asked.question() == Question.MINE ? "" : worker);
  }

  /// An answer that was let go and has not left: there is no receipt before it has.
  @Test
  void noReceiptWhileAnAnswerIsOnItsWayOut() {
    Gate gate = new Gate();
    assertThat(receipt(gate, inner -> new Leaving(inner, gate, false)))
        .contains("TIMEOUT")
        .doesNotContain("TILLID1.");
  }

  /// The control: where nobody waits for it, there is.
  @Test
  void withoutWaitingForAnswersThereWouldBe() {
    Gate gate = new Gate();
    assertThat(receipt(gate, inner -> new Leaving(inner, gate, true))).contains("TILLID1.");
  }

  /// What the citizen is answered while an answer about the case is held on its way out.
  private String receipt(Gate gate, UnaryOperator<GraphqlService> services) {
    ServedCases.Known of = town.leaves().getFirst();
    gate.close();
    try (HouseOfParts house = HouseOfParts.on(folder, clock, UnaryOperator.identity(), services);
        Wire reader = new HttpWire(house.graphql(), worker);
        Wire citizen = new HttpWire(house.graphql(), "")) {
      CompletableFuture<String> read =
          CompletableFuture.supplyAsync(() -> reader.exchange(Question.CASE.body(of)));
      gate.awaitSomebody();
      String answer = citizen.exchange(UnderLoad.withdrawal(of));
      gate.open();
      assertThat(read.join()).contains(of.handle());
      return answer;
    }
  }

  /// Holds a read when it has found its cases, before they are in the trail.
  private record Holding(Ledger inner, Gate gate) implements Ledger {
    @Override
    public Outcome transact(Request request, Command command) {
      return inner.transact(request, command);
    }

    @Override
    public Recording record(Request request, List<CaseId> subjects) {
      if (!subjects.isEmpty()) {
        gate.pass();
      }
      return inner.record(request, subjects);
    }

    @Override
    public View view() {
      return inner.view();
    }
  }

  /// Does not hear that a case has gone meanwhile.
  private record Unasked(Ledger inner) implements Ledger {
    @Override
    public Outcome transact(Request request, Command command) {
      return inner.transact(request, command);
    }

    @Override
    public Recording record(Request request, List<CaseId> subjects) {
      Recording recording = inner.record(request, subjects);
      return () -> {
        try {
          return recording.await();
        } catch (Gone _) {
          return 0;
        }
      };
    }

    @Override
    public View view() {
      return inner.view();
    }
  }

  /// Holds an answer on its way to the socket.
  private record Leaving(GraphqlService inner, Gate gate, boolean unwaited)
      implements GraphqlService {
    @Override
    public Answer execute(GraphqlRequest request, Caller caller) {
      Answer answer = inner.execute(request, caller);
      if (unwaited) {
        answer.left();
      }
      if (kindOf(request) == OperationKind.QUERY) {
        gate.pass();
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
}
