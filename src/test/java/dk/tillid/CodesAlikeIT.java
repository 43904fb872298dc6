package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.SpentCodes.Kind;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.GraphqlService;
import dk.tillid.api.OperationKind;
import dk.tillid.api.Subscription;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A code that was never issued, was used up or was replaced is answered byte by byte alike, status
/// line and headers included, by every operation that takes one without an account. Where a
/// withdrawal must not tell either, so is a code that was not used yet.
class CodesAlikeIT {
  private static final List<String> ACCEPTED =
      List.of("application/json", "application/graphql-response+json");

  private static final String MINE =
      "query($c: CitizenCode!) { myCase(token: $c, lang: %s) { __typename"
          + " ... on MyCase { handle words held consents { scope status text } looks { on text }"
          + " choices } ... on CodeMisread { mistake place text } } }";
  private static final String REVOKE =
      "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: %s) { __typename"
          + " ... on WithdrawalReceipt { %s day text } ... on CodeMisread { mistake place text } } }";

  /// What a receipt tells of the code and of the order of withdrawals, in as many characters.
  private static final Pattern OF_THE_CODE =
      Pattern.compile("(?<=\"(?:commitment|signature)\":\"|TILLID1\\.)[A-Za-z0-9_-]+");

  private static final Pattern EPOCH = Pattern.compile("(?<=\"erasureEpoch\":)[0-9]+");

  @TempDir Path folder;

  private final DayClock clock = new DayClock(SpentCodes.DAY);

  @Test
  void whatIsHeldIsAnsweredAlikeWhereTheCodeOpensNothing() {
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      SpentCodes codes = SpentCodes.of(live, 1);
      assertThat(apart(live.graphql(), codes)).isEmpty();
      live.restart();
      assertThat(apart(live.graphql(), codes)).as("after a restart").isEmpty();
      assertThat(answer(live.graphql(), "", MINE.formatted("DA"), codes.of(Kind.WITHDRAWN)))
          .contains("NOT_FOUND");
      assertThat(answer(live.graphql(), "", MINE.formatted("DA"), codes.fresh().getFirst()))
          .as("the control: one that opens a case is not answered so")
          .contains("\"held\":[");
    }
  }

  @Test
  void withdrawalsAreAnsweredAlikeWhateverTheCodeOpens() {
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      SpentCodes codes = SpentCodes.of(live, 12);
      for (int i = 0; i < 10; i++) { // from here on the epoch has two digits
        answer(live.graphql(), "", REVOKE.formatted("EVERYTHING", ""), codes.of(Kind.UNKNOWN));
      }
      int fresh = 0;
      for (String accepted : ACCEPTED) {
        for (String scope : List.of("SHARING", "STATISTICS", "EVERYTHING")) {
          for (String more : List.of("", "commitment erasureEpoch signature printed")) {
            String query = REVOKE.formatted(scope, more);
            assertAlike(live.graphql(), accepted, query, codes.withOneFresh(fresh++));
          }
        }
      }
    }
  }

  private static void assertAlike(
      URI graphql, String accepted, String query, List<Map.Entry<String, String>> codes) {
    TreeSet<String> answers = new TreeSet<>();
    for (Map.Entry<String, String> code : codes) {
      answers.add(masked(answer(graphql, accepted, query, code.getValue())));
    }
    assertThat(answers).as(query).singleElement().asString().contains("200", "WithdrawalReceipt");
  }

  private static String masked(String answer) {
    String without = OF_THE_CODE.matcher(answer).replaceAll(it -> "x".repeat(it.group().length()));
    return EPOCH.matcher(without).replaceAll(it -> "9".repeat(it.group().length()));
  }

  /// What is wrong with a mistyped code is told before anything is looked up.
  @Test
  void aMistypedCodeIsAnsweredAlikeWhosever() {
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      SpentCodes codes = SpentCodes.of(live, 1);
      for (String query : List.of(MINE.formatted("DA"), REVOKE.formatted("EVERYTHING", ""))) {
        TreeSet<String> answers = new TreeSet<>();
        for (Map.Entry<String, String> code : codes.withOneFresh(0)) {
          String wrong =
              (code.getValue().charAt(0) == '7' ? '8' : '7') + code.getValue().substring(1);
          answers.add(answer(live.graphql(), "", query, wrong));
        }
        assertThat(answers).singleElement().asString().contains("CodeMisread", "\"place\":1");
      }
    }
  }

  /// The controls: a single blank more in the body, and another status, are noticed.
  @Test
  void aDifferenceInBodyOrStatusIsNoticed() {
    SpentCodes codes;
    try (LiveServer live = LiveServer.onEmptyStore(folder, clock)) {
      codes = SpentCodes.of(live, 0);
    }
    String planted = codes.of(Kind.WITHDRAWN);
    for (UnaryOperator<Answer> change :
        List.<UnaryOperator<Answer>>of(
            it -> new Answer(it.executed(), withBlank(it.json())),
            it -> new Answer(!it.executed(), it.json()))) {
      UnaryOperator<GraphqlService> services = inner -> new Telling(inner, planted, change);
      try (HouseOfParts house =
          HouseOfParts.on(folder, clock, UnaryOperator.identity(), services)) {
        assertThat(apart(house.graphql(), codes)).containsOnly(Kind.WITHDRAWN);
      }
    }
  }

  private static byte[] withBlank(byte[] json) {
    return (new String(json, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
  }

  /// Changes the answers about one code.
  private record Telling(GraphqlService inner, String code, UnaryOperator<Answer> change)
      implements GraphqlService {
    @Override
    public Answer execute(GraphqlRequest request, Caller caller) {
      Answer answer = inner.execute(request, caller);
      return code.equals(request.variables().get("c")) ? change.apply(answer) : answer;
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

  /// The kinds of codes that are answered otherwise than one that was never issued.
  private static List<Kind> apart(URI graphql, SpentCodes codes) {
    List<Kind> apart = new ArrayList<>();
    for (String accepted : ACCEPTED) {
      for (String language : List.of("DA", "EN")) {
        String query = MINE.formatted(language);
        String unknown = answer(graphql, accepted, query, codes.of(Kind.UNKNOWN));
        for (Kind kind : Kind.values()) {
          if (!answer(graphql, accepted, query, codes.of(kind)).equals(unknown)) {
            apart.add(kind);
          }
        }
      }
    }
    return apart;
  }

  /// The whole answer, head included.
  private static String answer(URI graphql, String accepted, String query, String code) {
    List<String> headers = accepted.isEmpty() ? List.of() : List.of("Accept: " + accepted);
    try (HttpWire wire = new HttpWire(graphql, headers)) {
      return wire.exchange(
          LiveServer.JSON
              .valueToTree(Map.of("query", query, "variables", Map.of("c", code)))
              .toString());
    }
  }
}
