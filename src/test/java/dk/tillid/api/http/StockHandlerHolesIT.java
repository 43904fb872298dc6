package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dk.tillid.TestSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The fourteen holes measured in the stock handlers of vertx-web-graphql 5.1: each probe is sent
/// to our door, where it must fail safely, and to the stock handler over the same schema, where it
/// must succeed: else the probe proves nothing.
@Timeout(60)
class StockHandlerHolesIT {
  private static final String ADD = "{\"query\":\"mutation{add}\"}";
  private static final String ADD_IN_URL = "/graphql?query=mutation%7Badd%7D";

  private final TestHouse house =
      new TestHouse(s -> TestHouse.with(s, TestHouse.limits(64, 10_000, 10_000, 2)));
  private final StockHouse stock = new StockHouse();

  @AfterEach
  void close() {
    stock.close();
    house.close();
  }

  private HttpResponse<String> ours(HttpRequest.Builder request, String path) {
    return house.send(request.copy().uri(house.uri(path)));
  }

  private HttpResponse<String> theirs(HttpRequest.Builder request, String path) {
    return house.send(request.copy().uri(stock.uri(path)));
  }

  private TestSocket theirSocket(String protocol, Map<String, String> headers) {
    return TestSocket.open(house.client, stock.uri("/graphql"), protocol, headers);
  }

  private static HttpRequest.Builder post(String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body));
    return type.isEmpty() ? request : request.header("Content-Type", type);
  }

  @Test
  void hole1GetAndUrlsRunNothing() {
    HttpRequest.Builder get = HttpRequest.newBuilder();
    assertThat(theirs(get, ADD_IN_URL).body()).contains("\"add\":1");
    assertThat(ours(get, ADD_IN_URL).statusCode()).isEqualTo(405);

    HttpRequest.Builder text = post("text/plain", "x");
    assertThat(theirs(text, ADD_IN_URL).body()).contains("\"add\":2");
    assertThat(ours(text, ADD_IN_URL).statusCode()).isEqualTo(400);
    assertThat(ours(post("application/json", ADD), ADD_IN_URL).statusCode()).isEqualTo(400);

    assertThat(house.service.added).hasValue(0);
    assertThat(ours(post("application/json", ADD), "/graphql").body()).contains("\"add\":1");
  }

  @Test
  void hole2NoContentTypeRunsNothing() {
    assertThat(theirs(post("", ADD), "/graphql").body()).contains("\"add\":1");
    for (String type :
        new String[] {
          "",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/graphql",
          "application/json; charset=utf-16",
          "text/plain, application/json",
        }) {
      HttpResponse<String> answer = ours(post(type, ADD), "/graphql");
      assertThat(answer.statusCode()).as(type).isEqualTo(415);
      assertThat(answer.body()).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
    }
    assertThat(house.service.added).hasValue(0);
  }

  @Test
  void hole3TheClientGivesNoRootObject() {
    HttpRequest.Builder probe =
        post(
            "application/json", "{\"query\":\"{given}\",\"initialValue\":{\"given\":\"spoofed\"}}");
    assertThat(theirs(probe, "/graphql").body()).contains("spoofed");
    HttpResponse<String> answer = ours(probe, "/graphql");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("spoofed");
    HttpRequest.Builder inUrl = post("application/json", "{\"query\":\"{given}\"}");
    String url = "/graphql?initialValue=%7B%22given%22%3A%22spoofed%22%7D";
    assertThat(ours(inUrl, url).body()).doesNotContain("spoofed");
  }

  @Test
  void hole4AcceptIsHeededAndRefusalsAreGraphqlErrors() {
    HttpRequest.Builder probe =
        post("application/json", "{\"query\":\"{\"}")
            .header("Accept", "application/graphql-response+json");
    assertThat(theirs(probe, "/graphql").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = ours(probe, "/graphql");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/graphql-response+json");
    HttpRequest.Builder malformed = post("application/json", "{");
    assertThat(theirs(malformed, "/graphql").body()).doesNotContain("errors");
    assertThat(ours(malformed, "/graphql").body()).startsWith("{\"errors\":[{\"message\":");
  }

  @Test
  void hole5MembersOfTheWrongTypeAreRefused() {
    String named = "{\"query\":\"query true{ping}\",\"operationName\":true}";
    assertThat(theirs(post("application/json", named), "/graphql").body()).contains("pong");
    for (String body :
        new String[] {
          named,
          "{\"query\":\"{ping}\",\"operationName\":1}",
          "{\"query\":1}",
          "{\"query\":{\"x\":1}}",
          "{\"query\":[\"{ping}\"]}",
          "{\"query\":\"{ping}\",\"operationName\":{}}",
          "{\"query\":\"{ping}\",\"variables\":\"x\"}",
          "{\"query\":\"{ping}\",\"extensions\":\"x\"}",
        }) {
      HttpResponse<String> answer = ours(post("application/json", body), "/graphql");
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"");
    }
  }

  @Test
  void hole6BatchesAreRefused() {
    String batch = "[" + ADD + "," + ADD + "]";
    assertThat(theirs(post("application/json", batch), "/graphql").body()).contains("\"add\":2");
    assertThat(ours(post("application/json", batch), "/graphql").statusCode()).isEqualTo(400);
    assertThat(house.service.added).hasValue(0);
  }

  @Test
  void hole7DeferLosesNothing() {
    HttpRequest.Builder probe =
        post("application/json", "{\"query\":\"{ping ... @defer {caller}}\"}");
    assertThat(theirs(probe, "/graphql").body())
        .contains("\"ping\"", "\"hasNext\":true")
        .doesNotContain("\"caller\"");
    assertThat(ours(probe, "/graphql").body())
        .isEqualTo("{\"data\":{\"ping\":\"pong\",\"caller\":\"nobody\"}}");
  }

  @Test
  void hole8ASubscriptionOverPostIsRefusedByTheClientsFault() {
    HttpRequest.Builder probe =
        post("application/json", "{\"query\":\"subscription{ticks(to:1)}\"}");
    assertThat(theirs(probe, "/graphql").statusCode()).isEqualTo(500);
    HttpResponse<String> answer = ours(probe, "/graphql");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"");
    assertThat(house.service.running).isEmpty();
  }

  @Test
  void hole9ASocketNeedsOriginProtocolTokenAndLimits() {
    TestSocket stolen = theirSocket("", Map.of("Origin", "https://evil.example"));
    stolen.send("{\"type\":\"connection_init\"}");
    assertThat(stolen.next()).contains("connection_ack");

    assertThatThrownBy(
            () -> house.socket(TestSocket.PROTOCOL, Map.of("Origin", "https://evil.example")))
        .cause()
        .isInstanceOf(java.net.http.WebSocketHandshakeException.class);
    assertThatThrownBy(() -> house.socket("", Map.of()))
        .cause()
        .isInstanceOf(java.net.http.WebSocketHandshakeException.class);
    TestSocket anonymous = house.socket().send("{\"type\":\"connection_init\"}");
    assertThat(anonymous.closeCode()).isEqualTo(4401);

    house.service.holdTicks = true;
    TestSocket socket = house.socket().signIn(house.token());
    for (int i = 0; i < 1_000; i++) {
      socket.send(TestHouse.ticks("t" + i, 1));
    }
    for (int i = 0; i < 984; i++) {
      assertThat(socket.next()).contains("LIMIT_EXCEEDED");
    }
    assertThat(house.service.running).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void hole10TheSocketSpeaksTheProtocol() {
    TestSocket theirs = theirSocket(TestSocket.PROTOCOL, Map.of());
    theirs.send("{\"type\":\"connection_init\"}").next();
    theirs.send(TestSocket.subscribe("a", "{nothing}"));
    assertThat(theirs.next()).contains("\"next\"");

    TestSocket socket = house.socket().signIn(house.token());
    socket.send(TestSocket.subscribe("a", "{nothing}"));
    assertThat(socket.next()).contains("\"type\":\"error\"");
    socket.send("{\"id\":\"a\",\"type\":\"subscribe\",\"payload\":{}}");
    assertThat(socket.next()).contains("\"type\":\"error\"", "BAD_REQUEST");
    socket.send(TestSocket.subscribe("a", "{ping}"));
    assertThat(socket.next()).contains("pong");
    assertThat(socket.send("{malformed").closeCode()).isEqualTo(4400);
    TestSocket twice = house.socket().signIn(house.token());
    assertThat(twice.send(TestSocket.init("x")).closeCode()).isEqualTo(4429);
    assertThat(house.log.toString()).isEmpty();
  }

  @Test
  void hole11NoErrorTellsAnException() {
    HttpRequest.Builder probe = post("application/json", "{\"query\":\"{boom}\"}");
    assertThat(theirs(probe, "/graphql").body()).contains("Exception", "secret of the house");
    TestSocket theirs = theirSocket(TestSocket.PROTOCOL, Map.of());
    theirs.send("{\"type\":\"connection_init\"}").next();
    theirs.send(TestSocket.subscribe("a", "subscription{boom}"));
    assertThat(theirs.next())
        .contains("\"error\"", "java.lang.IllegalStateException", "secret of the house");

    String answer = ours(probe, "/graphql").body();
    TestSocket socket = house.socket().signIn(house.token());
    String query = socket.send(TestSocket.subscribe("a", "{boom}")).next();
    String event = socket.send(TestSocket.subscribe("b", "subscription{boom}")).next();
    for (String told : new String[] {answer, query, event, house.log.toString()}) {
      assertThat(told).containsPattern("INTERNAL|INCIDENT").doesNotContain("secret");
    }
    for (String told : new String[] {answer, query, event}) {
      assertThat(told).doesNotContain("Exception");
    }
  }

  @Test
  void hole12AHeavyQueryHoldsNoLoopEndsInTimeAndStopsWithItsClient() throws Exception {
    CompletableFuture<HttpResponse<String>> theirs = slow(stock.uri("/graphql"), stock.service);
    assertThat(stock.service.slowHeldALoop).isTrue();
    CompletableFuture<HttpResponse<String>> slow = slow(house.uri("/graphql"), house.service);
    assertThat(house.service.slowHeldALoop).isFalse();
    for (int i = 0; i < 16; i++) { // more connections than event loops
      assertThat(house.query("{ping}").body()).contains("pong");
    }
    assertThat(slow.get(10, TimeUnit.SECONDS).body()).contains("\"code\":\"TIMEOUT\"");
    assertThat(house.service.slowCancelled.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(theirs).as("theirs waits on, whatever the time").isNotDone();
    stock.service.slowMayEnd.countDown();
    assertThat(theirs.get(10, TimeUnit.SECONDS).body()).contains("done");
  }

  /// Sends a query that ends when the service lets it, and waits until it is under way.
  private CompletableFuture<HttpResponse<String>> slow(URI address, ToyService service)
      throws InterruptedException {
    HttpRequest.Builder query = post("application/json", "{\"query\":\"{slow}\"}").uri(address);
    CompletableFuture<HttpResponse<String>> answer =
        house.client.sendAsync(query.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(service.slowEntered.await(10, TimeUnit.SECONDS)).isTrue();
    return answer;
  }

  @Test
  void hole13NothingWrapsAFetcherOrWritesToTheContext() {
    HttpRequest.Builder probe =
        post("application/json", "{\"query\":\"{ping echo(text:\\\"x\\\") caller}\"}");
    assertThat(theirs(probe, "/graphql").body()).contains("pong");
    assertThat(stock.service.wraps.fields).hasValue(3);
    assertThat(stock.service.wraps.wrapped).hasValue(3);
    assertThat(stock.service.wraps.contextWrites).hasValue(3);

    assertThat(ours(probe, "/graphql").body()).contains("pong");
    assertThat(house.service.wraps.fields).hasValue(3);
    assertThat(house.service.wraps.wrapped).hasValue(0);
    assertThat(house.service.wraps.contextWrites).hasValue(0);
  }

  @Test
  void hole13NoClassOfOursUsesTheAdapters() {
    ArchRule rule =
        ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.ext.web.handler.graphql.instrumentation..")
            .because("each costs 117 ns and 72 bytes a field");
    JavaClasses theirs = new ClassFileImporter().importClasses(StockHouse.class);
    assertThat(rule.evaluate(theirs).hasViolation()).isTrue();
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dk.tillid.api");
    assertThat(ours.contain(HttpDoor.class)).isTrue();
    rule.check(ours);
  }

  @Test
  void hole14GraphiqlIsClosedAndNeverHoldsAToken() {
    HttpRequest.Builder get = HttpRequest.newBuilder();
    assertThat(ours(get, "/graphiql").statusCode()).isEqualTo(404);
    assertThat(ours(get, "/graphiql/").statusCode()).isEqualTo(404);
    HttpRequest.Builder signedIn =
        HttpRequest.newBuilder().header("Authorization", "Bearer secret-token");
    HttpResponse<String> theirs = theirs(signedIn, "/graphiql/");
    assertThat(theirs.body()).contains("<script>", "secret-token");
    assertThat(theirs.headers().firstValue("content-security-policy")).isEmpty();
    try (TestHouse development = TestHouse.inDevelopment()) {
      HttpResponse<String> page =
          development.send(signedIn.copy().uri(development.uri("/graphiql/")));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<script>").doesNotContain("secret-token");
      assertThat(page.headers().firstValue("content-security-policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'");
    }
  }
}
