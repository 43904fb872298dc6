package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.SpentCodes.Kind;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.OperationKind;
import dk.tillid.api.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long an answer takes does not tell why a code opens nothing, nor whether a withdrawal found
/// anything. Kinds are tried in turn, in an order that changes, until a planted delay of a fifth of
/// a millisecond is found; as sharp as that, nothing else is.
@Tag("long")
class CodesAlikeInTimeIT {
  private static final int LEAST = 2_000;
  private static final int MOST = 40_000;
  private static final int STEP = 500;
  private static final long PLANTED_NANOS = 200_000;
  private static final String MINE =
      "query($c: CitizenCode!) { myCase(token: $c) { ... on MyCase { handle words held } } }";

  @TempDir Path folder;

  private final DayClock clock = new DayClock(SpentCodes.DAY);
  private final Random random = new Random(11);

  @Test
  void whyACodeOpensNothing() {
    tryOut(MINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHARING", "STATISTICS", "EVERYTHING"})
  void whyAWithdrawalFoundNothing(String scope) {
    tryOut(
        "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: "
            + scope
            + ") { ... on WithdrawalReceipt { printed text } } }");
  }

  private void tryOut(String query) {
    SpentCodes codes;
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      codes = SpentCodes.of(live, 0);
    }
    UnaryOperator<GraphqlService> services = inner -> new Slower(inner, codes.of(Kind.UNKNOWN_TOO));
    try (HouseOfParts house = HouseOfParts.on(folder, clock, UnaryOperator.identity(), services);
        HttpWire wire = new HttpWire(house.graphql(), "")) {
      Map<Kind, List<Long>> times = times(wire, query, codes);
      for (Kind kind : Kind.values()) {
        Distinguisher told = against(times, kind);
        System.out.println(kind + ", " + told.one().size() + " tries: " + told);
        assertThat(told.found()).as("%s: %s", kind, told).isEqualTo(kind == Kind.UNKNOWN_TOO);
      }
    }
  }

  private Map<Kind, List<Long>> times(Wire wire, String query, SpentCodes codes) {
    Map<Kind, List<Long>> times = new EnumMap<>(Kind.class);
    measure(wire, query, codes, new EnumMap<>(Kind.class), LEAST); // the compilers' turn
    measure(wire, query, codes, times, LEAST);
    int tries = LEAST;
    while (!against(times, Kind.UNKNOWN_TOO).found() && tries < MOST) {
      measure(wire, query, codes, times, STEP);
      tries += STEP;
    }
    return times;
  }

  private static Distinguisher against(Map<Kind, List<Long>> times, Kind kind) {
    return new Distinguisher(
        times.getOrDefault(Kind.UNKNOWN, List.of()), times.getOrDefault(kind, List.of()));
  }

  private void measure(
      Wire wire, String query, SpentCodes codes, Map<Kind, List<Long>> times, int rounds) {
    List<Kind> order = new ArrayList<>(List.of(Kind.values()));
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (Kind kind : order) {
        String body = body(query, codes.of(kind));
        long begun = System.nanoTime();
        wire.exchange(body);
        long taken = System.nanoTime() - begun;
        times.computeIfAbsent(kind, _ -> new ArrayList<>()).add(taken);
      }
    }
  }

  private static String body(String query, String code) {
    return LiveServer.JSON
        .valueToTree(Map.of("query", query, "variables", Map.of("c", code)))
        .toString();
  }

  /// Takes longer for one code.
  private record Slower(GraphqlService inner, String code) implements GraphqlService {
    @Override
    public Answer execute(GraphqlRequest request, Caller caller) {
      Answer answer = inner.execute(request, caller);
      if (code.equals(request.variables().get("c"))) {
        long end = System.nanoTime() + PLANTED_NANOS;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
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
