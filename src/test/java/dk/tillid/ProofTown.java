package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Invented citizens who are met, noted, given codes and withdraw, by the public API of a registry
/// in another process.
final class ProofTown implements AutoCloseable {
  private static final String TEAM = "team-1";
  private static final String MUNICIPALITY = "0999"; // allows the note
  private static final List<String> NOTED =
      List.of("sover", "spiser", "hviler", "venter", "snakker", "tegner", "lytter", "synger");
  private static final int HANDS = 4;
  private static final JsonMapper JSON = new JsonMapper();

  /// A citizen whose case is followed.
  record Citizen(String handle, String code) {
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger notes = new AtomicInteger();
  private final List<Citizen> citizens = Collections.synchronizedList(new ArrayList<>());
  private String graphql = "";

  /// A town whose worker signs in with a token of this registry.
  ProofTown(Config config, KeyRing keys) {
    Actor worker =
        new Actor(
            new WorkerId("worker"),
            Role.WORKER,
            new Municipality(MUNICIPALITY),
            Set.of(new TeamId(TEAM)));
    token = Registry.token(config, keys, Clock.systemUTC(), worker, Duration.ofHours(12));
  }

  /// Speaks to this registry from now on.
  void at(String address) {
    graphql = address;
  }

  /// All citizens so far.
  List<Citizen> citizens() {
    return List.copyOf(citizens);
  }

  /// Opens cases; every third came of an enquiry, all have contacts, a note and a code.
  void settle(int count) {
    together(IntStream.range(0, count).boxed().toList(), i -> settle(i % 3 == 0));
  }

  /// The worker and every citizen look at the cases, so that everything was opened once.
  void lookAtAll() {
    together(citizens(), this::look);
  }

  private static <T> void together(List<T> all, Consumer<T> work) {
    try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
      all.stream()
          .map(one -> hands.submit(() -> work.accept(one)))
          .toList()
          .forEach(ProofTown::done);
    }
  }

  private static void done(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void settle(boolean enquired) {
    String today = LocalDate.now(Clock.systemUTC()).minusDays(3).toString();
    Map<String, Object> opening =
        new java.util.HashMap<>(
            Map.of(
                "team", TEAM,
                "openedOn", today,
                "traits", Map.of("gender", "FEMALE", "ageBand", "A26_35")));
    if (enquired) {
      Map<String, Object> enquiry =
          Map.of(
              "team",
              TEAM,
              "receivedOn",
              today,
              "source",
              "OTHERS_NEIGHBOURS",
              "referrerKind",
              "PRIVATE",
              "channel",
              "PHONE",
              "concerns",
              List.of("ISOLATED"));
      opening.put("referral", change("registerReferral", enquiry).path("id").asText());
    } else {
      opening.put("source", "OWN_OUTREACH");
    }
    String handle = change("openCase", opening).at("/case/handle").asText();
    Map<String, String> named = Desk.named(handle);
    for (int i = 0; i < 3; i++) {
      change("recordContact", Map.of("case", named, "on", today, "mode", "STREET", "minutes", 20));
    }
    note(named);
    Map<String, Object> consent = Map.of("case", named, "on", today, "scope", "STATISTICS");
    citizens.add(new Citizen(handle, change("giveConsent", consent).path("code").asText()));
  }

  private void note(Map<String, String> named) {
    int number = notes.getAndIncrement();
    String text =
        NOTED.get(number % 8)
            + " og "
            + NOTED.get(number / 8 % 8)
            + " ved søen, "
            + NOTED.get(number / 64 % 8)
            + " nær bænken og "
            + NOTED.get(number / 512 % 8)
            + " derefter";
    Map<String, Object> input = Desk.keyed(Map.of("case", named, "text", text, "confirmed", true));
    JsonNode set =
        data(
            token,
            "mutation($input: SetNoteInput!) { setNote(input: $input) { __typename ... on NoteSet {"
                + " case { note } } } }",
            Map.of("input", input));
    assertThat(set.at("/setNote/case/note").asText()).as(set.toString()).isEqualTo(text);
  }

  private void look(Citizen citizen) {
    JsonNode mine =
        data(
            "",
            "query($c: CitizenCode!) { myCase(token: $c) { __typename ... on MyCase { handle words"
                + " } } }",
            Map.of("c", citizen.code()));
    assertThat(mine.at("/myCase/handle").asText().replace("-", ""))
        .isEqualTo(citizen.handle().replace("-", ""));
    assertThat(isThere(citizen)).isTrue();
  }

  /// Whether the worker finds the case.
  boolean isThere(Citizen citizen) {
    JsonNode answer =
        answer(
            token,
            "query($c: CaseKey!) { case(by: $c, purpose: CASE_WORK) { handle words note } }",
            Map.of("c", Desk.named(citizen.handle())));
    assertThat(Desk.code(answer)).isIn("", "NOT_FOUND");
    return answer.at("/data/case").isObject();
  }

  /// The citizen withdraws everything.
  void withdraw(Citizen citizen) {
    JsonNode receipt =
        data(
            "",
            "mutation($c: CitizenCode!) { revokeConsent(token: $c, scope: EVERYTHING) { __typename"
                + " ... on WithdrawalReceipt { printed } } }",
            Map.of("c", citizen.code()));
    assertThat(receipt.at("/revokeConsent/printed").asText()).startsWith("TILLID1.");
  }

  private JsonNode change(String mutation, Map<String, ?> input) {
    JsonNode outcome =
        data(token, Desk.document(mutation), Map.of("input", Desk.keyed(input))).path(mutation);
    assertThat(outcome.path("__typename").asText()).as(outcome.toString()).isNotEqualTo("Refused");
    return outcome;
  }

  private JsonNode data(String bearer, String query, Map<String, ?> variables) {
    JsonNode answer = answer(bearer, query, variables);
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.path("data");
  }

  private JsonNode answer(String bearer, String query, Map<String, ?> variables) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(graphql))
            .header("content-type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.valueToTree(Map.of("query", query, "variables", variables)).toString()));
    if (!bearer.isEmpty()) {
      request.header("authorization", "Bearer " + bearer);
    }
    try {
      return JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
