package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDoorIT {
  private static final String PING = "{\"query\":\"{ping}\"}";
  private TestHouse house =
      new TestHouse(s -> TestHouse.with(s, TestHouse.limits(64, 1_000, 1_000, 10)));

  @AfterEach
  void close() {
    house.close();
  }

  private void furnish(HttpSettings.Limits limits) {
    house.close();
    house = new TestHouse(s -> TestHouse.with(s, limits));
  }

  @Test
  void answersAQuery() {
    HttpResponse<String> answer = house.query("{ping}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"data\":{\"ping\":\"pong\"}}");
    assertThat(answer.headers().map())
        .containsEntry("content-type", java.util.List.of("application/json; charset=utf-8"))
        .containsEntry("cache-control", java.util.List.of("no-store"))
        .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
        .doesNotContainKeys("set-cookie", "access-control-allow-origin", "server");
  }

  @Test
  void tellsWhoCallsByTheToken() {
    HttpResponse<String> answer =
        house.send(
            house
                .post("{\"query\":\"{caller}\"}")
                .header("Authorization", "Bearer " + house.token()));
    assertThat(answer.body()).contains("WORKER w-1");
    assertThat(house.query("{caller}").body()).contains("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer x.y.z", "Bearer ", "Basic dTpw", "x", "Bearer a, Bearer b"})
  void refusesEveryOtherTokenAlike(String authorization) {
    HttpResponse<String> answer =
        house.send(house.post(PING).header("Authorization", authorization));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"Sign in with a valid token.\","
                + "\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
    assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|application/json",
        "*/*|application/json",
        "application/*|application/json",
        "application/json|application/json",
        "application/json;charset=utf-8|application/json",
        "application/graphql-response+json|application/graphql-response+json",
        "application/graphql-response+json; charset=utf-8|application/graphql-response+json",
        "application/graphql-response+json,"
            + " application/json;q=0.9|application/graphql-response+json",
        "application/json, application/graphql-response+json|application/graphql-response+json",
        "application/graphql-response+json;q=0.5, application/json|application/json",
        "text/html, */*;q=0.1|application/json",
      })
  void givesTheMediaTypeThatIsAskedFor(String accept, String given) {
    HttpRequest.Builder request = house.post(PING);
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    HttpResponse<String> answer = house.send(request);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue(given + "; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json;q=0",
        "application/json;charset=utf-16",
        "nonsense"
      })
  void refusesWhatItCannotGive(String accept) {
    HttpResponse<String> answer = house.send(house.post(PING).header("Accept", accept));
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.body()).contains("\"code\":\"NOT_ACCEPTABLE\"");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,200",
    "application/graphql-response+json,400",
  })
  void statusOfAnInvalidDocumentFollowsTheMediaType(String accept, int status) {
    HttpResponse<String> answer =
        house.send(house.post("{\"query\":\"{nothing}\"}").header("Accept", accept));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"errors\"").doesNotContain("\"data\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{",
        "{\"query\":\"{ping}\"}{}",
        "{\"query\":\"{ping}\",\"query\":\"{ping}\"}",
        "{\"query\":\"{ping}\",\"variables\":[]}",
        "{\"query\":\"{ping}\",\"variables\":\"{}\"}",
        "{\"query\":\"{ping}\",\"variables\":{\"a\":1,\"a\":2}}",
        "{\"query\":\"{ping}\",\"variables\":{\"a\":1e999}}",
        "{\"query\":\"{ping}\",\"extensions\":1}",
        "{\"query\":null}",
      })
  void refusesABodyThatIsNoRequest(String body) {
    HttpResponse<String> answer = house.send(house.post(body));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"");
  }

  @Test
  void takesAllFourMembersAndNullForThree() {
    String body =
        "{\"query\":\"query A($t:String){echo(text:$t)}\",\"operationName\":\"A\","
            + "\"variables\":{\"t\":\"Æ\"},\"extensions\":{\"x\":[1]}}";
    assertThat(house.send(house.post(body)).body()).contains("Æ");
    String nulls =
        "{\"query\":\"{ping}\",\"operationName\":null,\"variables\":null,\"extensions\":null}";
    assertThat(house.send(house.post(nulls)).body()).contains("pong");
  }

  @Test
  void refusesABodyThatIsNotUtf8() {
    byte[] latin =
        "{\"query\":\"{echo(text:\\\"Æ\\\")}\"}"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer =
        house.send(house.post("").POST(HttpRequest.BodyPublishers.ofByteArray(latin)));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void refusesALargeBodyAndTakesALargestOne() {
    String frame = "{\"query\":\"{ping}#\"}";
    String largest = frame.replace("#", "#" + "x".repeat(100_000 - frame.length()));
    assertThat(house.send(house.post(largest)).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = house.send(house.post(largest + " "));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"TOO_LARGE\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void refusesOtherMethods(String method) {
    HttpResponse<String> answer =
        house.send(house.post("").method(method, HttpRequest.BodyPublishers.ofString(PING)));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).hasValue("POST");
    assertThat(answer.body()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
  }

  @Test
  void unknownPathsAnswerInTheSameShape() {
    HttpResponse<String> answer = house.send(HttpRequest.newBuilder(house.uri("/graphiql")));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
  }

  @Test
  void aFaultTellsAnIncidentAndNothingElse() {
    HttpResponse<String> answer = house.query("{boom}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"code\":\"INTERNAL\"").doesNotContain("secret");
    String incident = answer.body().replaceAll(".*\"id\":\"([0-9]+)\".*", "$1");
    assertThat(house.log.toString()).contains(incident).doesNotContain("secret");
  }

  @Test
  void limitsRequestsWithoutATokenByAddress() {
    furnish(TestHouse.limits(64, 3, 1_000, 10));
    for (int i = 0; i < 3; i++) {
      assertThat(house.query("{ping}").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> answer = house.query("{ping}");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"code\":\"RATE_LIMITED\"");
    assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 20L);
    HttpRequest.Builder signedIn =
        house.post(PING).header("Authorization", "Bearer " + house.token());
    assertThat(house.send(signedIn).statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder signedIn(String token) {
    return house.post(PING).header("Authorization", "Bearer " + token);
  }

  @Test
  void limitsFailedSignInsByAddress() {
    furnish(TestHouse.limits(64, 1_000, 2, 10));
    HttpRequest.Builder bad = house.post(PING).header("Authorization", "Bearer x");
    String known = house.token();
    assertThat(house.send(signedIn(known)).statusCode()).isEqualTo(200);
    assertThat(house.send(bad).statusCode()).isEqualTo(401);
    assertThat(house.send(bad).statusCode()).isEqualTo(401);
    assertThat(house.send(bad).statusCode()).isEqualTo(429);
    assertThat(house.send(signedIn(known)).statusCode()).isEqualTo(200); // an office, one address
  }

  @Test
  void refusesWhatHasNoPlaceAndTimesOutWhatTakesTooLong() throws Exception {
    furnish(TestHouse.limits(1, 1_000, 1_000, 1));
    CompletableFuture<HttpResponse<String>> slow =
        house.client.sendAsync(
            house.post("{\"query\":\"{slow}\"}").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(house.service.slowEntered.await(10, TimeUnit.SECONDS)).isTrue();
    HttpResponse<String> second = house.query("{ping}");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.body()).contains("\"code\":\"UNAVAILABLE\"");
    assertThat(second.headers().firstValue("retry-after")).isPresent();
    HttpResponse<String> timedOut = slow.get(10, TimeUnit.SECONDS);
    assertThat(timedOut.statusCode()).isEqualTo(503);
    assertThat(timedOut.body()).contains("\"code\":\"TIMEOUT\"");
    assertThat(house.service.slowCancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void callersWithAndWithoutATokenDoNotTakeEachOthersPlaces() throws Exception {
    furnish(TestHouse.limits(2, 1_000, 1_000, 30));
    assertThat(house.query("{ping}").statusCode()).isEqualTo(200);
    HttpRequest.Builder staff =
        house.post("{\"query\":\"{slow}\"}").header("Authorization", "Bearer " + house.token());
    CompletableFuture<HttpResponse<String>> slow =
        house.client.sendAsync(staff.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(house.service.slowEntered.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(house.send(staff.copy()).statusCode()).isEqualTo(503);
    assertThat(house.query("{ping}").statusCode()).isEqualTo(200);

    house.service.slowMayEnd.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void threeQuartersOfThePlacesAreForCallersWithAToken() {
    HttpSettings.Limits limits = HttpSettings.defaults().limits();
    assertThat(limits.signedInPlaces()).isEqualTo(48);
    assertThat(limits.anonymousPlaces()).isEqualTo(16);
  }

  @Test
  void cancelsWhatNobodyWaitsFor() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        house.client.sendAsync(
            house.post("{\"query\":\"{slow}\"}").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(house.service.slowEntered.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(house.service.slowCancelled.getCount()).isOne();
    slow.cancel(true);
    assertThat(house.service.slowCancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tellsHealthAndRefusesUntilReady() {
    HttpRequest.Builder health = HttpRequest.newBuilder(house.uri("/health"));
    assertThat(house.send(health).body()).isEqualTo("{\"status\":\"ready\"}");
    house.door.become(new Readiness.Loading(40));
    assertThat(house.send(health).body()).isEqualTo("{\"status\":\"loading\",\"records\":40}");
    HttpResponse<String> answer = house.query("{ping}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
    house.door.become(new Readiness.Sealed());
    assertThat(house.send(health).body()).isEqualTo("{\"status\":\"sealed\"}");
    assertThat(house.send(health).statusCode()).isEqualTo(503);
  }

  @Test
  void tellsWhatHasStoppedAndAnswersTheRest() {
    HttpRequest.Builder health = HttpRequest.newBuilder(house.uri("/health"));
    HttpRequest.Builder ready = HttpRequest.newBuilder(house.management("/ready"));
    assertThat(house.send(ready).statusCode()).isEqualTo(200);
    house.door.lose(Readiness.Part.INDEX);
    assertThat(house.send(health).body())
        .isEqualTo("{\"status\":\"failed\",\"stopped\":[\"index\"]}");
    assertThat(house.send(health).statusCode()).isEqualTo(503);
    assertThat(house.send(ready).statusCode()).isEqualTo(503);
    assertThat(house.query("{ping}").statusCode()).isEqualTo(200);
    house.door.lose(Readiness.Part.STORE);
    assertThat(house.send(health).body())
        .isEqualTo("{\"status\":\"failed\",\"stopped\":[\"store\",\"index\"]}");
  }

  @Test
  void theEndAnswersWhatRunsAndBeginsNothing() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        house.client.sendAsync(
            house.post("{\"query\":\"{slow}\"}").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(house.service.slowEntered.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> end = CompletableFuture.runAsync(house.door::close);
    HttpRequest.Builder health = HttpRequest.newBuilder(house.uri("/health"));
    while (!house.send(health).body().contains("stopping")) {
      Thread.onSpinWait();
    }
    assertThat(house.query("{ping}").statusCode()).isEqualTo(503);
    assertThat(end).isNotDone();
    house.service.slowMayEnd.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS).body()).contains("done");
    end.get(10, TimeUnit.SECONDS);
  }

  @Test
  void theEndTellsWhatRunsTooLongThatNobodyWaits() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        house.client.sendAsync(
            house.post("{\"query\":\"{slow}\"}").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(house.service.slowEntered.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> end = CompletableFuture.runAsync(house.door::close);
    assertThat(house.service.slowCancelled.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(end).as("it is waited for").isNotDone();
    house.service.slowMayEnd.countDown();
    end.get(10, TimeUnit.SECONDS);
    assertThat(slow.handle((_, _) -> true).get(10, TimeUnit.SECONDS))
        .as("answered or cut off, but not left waiting")
        .isTrue();
  }

  @Test
  void managementTellsTechnicalMetersOnly() {
    house.query("{ping}");
    HttpRequest.Builder live = HttpRequest.newBuilder(house.management("/live"));
    assertThat(house.send(live).body()).isEqualTo("{\"status\":\"live\"}");
    HttpRequest.Builder ready = HttpRequest.newBuilder(house.management("/ready"));
    assertThat(house.send(ready).statusCode()).isEqualTo(200);
    String page = house.send(HttpRequest.newBuilder(house.management("/metrics"))).body();
    assertThat(page)
        .contains(
            "http_server_requests_seconds_count{code=\"200\",method=\"POST\",route=\"/graphql\"}"
                + " 1");
    assertThat(house.send(HttpRequest.newBuilder(house.uri("/metrics"))).statusCode())
        .isEqualTo(404);
  }

  /// On an address of the network, or behind a proxy that brings others.
  @ParameterizedTest
  @CsvSource({"0.0.0.0,", "127.0.0.1,10.0.0.1"})
  void developmentIsRefusedWhereOthersReachIt(String address, @Nullable String proxy) {
    HttpSettings s = HttpSettings.defaults().withPorts(0, 0);
    Set<String> proxies = proxy == null ? Set.of() : Set.of(proxy);
    HttpSettings open =
        new HttpSettings(
            address, 0, 0, true, Set.of(), proxies, s.limits(), s.sockets(), s.signIn());
    assertThatThrownBy(() ->
            HttpDoor.open(
                open,
                () -> new byte[32],
                new dk.tillid.log.EventLog(new StringBuilder(), TestHouse.clock()),
                TestHouse.clock()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void graphiqlIsThereInDevelopmentOnly() {
    HttpRequest.Builder page = HttpRequest.newBuilder(house.uri("/graphiql/"));
    assertThat(house.send(page).statusCode()).isEqualTo(404);
    house.close();
    house = TestHouse.inDevelopment();
    HttpResponse<String> answer = house.send(HttpRequest.newBuilder(house.uri("/graphiql/")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).containsIgnoringCase("graphiql");
    assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
        .contains("script-src 'self'");
  }
}
