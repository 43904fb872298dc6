package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.TestSocket;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SocketDoorIT {
  private TestHouse house = furnish(new HttpSettings.SocketLimits(3, 3, 16, 64 * 1024, 3, 20));

  @AfterEach
  void close() {
    house.close();
  }

  private static TestHouse furnish(HttpSettings.SocketLimits limits) {
    return furnish(limits, HttpSettings.defaults().limits());
  }

  private static TestHouse furnish(HttpSettings.SocketLimits limits, HttpSettings.Limits others) {
    return new TestHouse(s ->
        new HttpSettings(
            s.bindAddress(),
            0,
            0,
            false,
            Set.of("https://tillid.example"),
            Set.of(),
            others,
            limits,
            s.signIn()));
  }

  private TestSocket open() {
    return house.socket();
  }

  private TestSocket signedIn() {
    return open().signIn(house.token());
  }

  private static String next(String id, int number) {
    return "{\"type\":\"next\",\"id\":\""
        + id
        + "\",\"payload\":{\"data\":{\"ticks\":"
        + number
        + "}}}";
  }

  @Test
  void streamsASubscriptionToItsEnd() {
    TestSocket socket = signedIn().send(TestHouse.ticks("a", 2));
    assertThat(socket.next()).isEqualTo(next("a", 1));
    assertThat(socket.next()).isEqualTo(next("a", 2));
    assertThat(socket.next()).isEqualTo("{\"type\":\"complete\",\"id\":\"a\"}");
    socket.send(TestHouse.ticks("a", 1));
    assertThat(socket.next()).isEqualTo(next("a", 1));
  }

  @Test
  void answersAQueryAndAPing() {
    TestSocket socket = signedIn().send(TestSocket.subscribe("q\\\"1", "{caller}"));
    assertThat(socket.next())
        .isEqualTo(
            "{\"type\":\"next\",\"id\":\"q\\\"1\",\"payload\":{\"data\":{\"caller\":\"WORKER w-1\"}}}");
    assertThat(socket.next()).isEqualTo("{\"type\":\"complete\",\"id\":\"q\\\"1\"}");
    socket.send("{\"type\":\"ping\"}");
    assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
  }

  @Test
  void anInvalidDocumentIsAnErrorMessageWithTheBareList() {
    TestSocket socket = signedIn().send(TestSocket.subscribe("a", "{nothing}"));
    assertThat(socket.next())
        .startsWith("{\"type\":\"error\",\"id\":\"a\",\"payload\":[{\"message\":")
        .endsWith("}]}");
    socket.send(TestSocket.subscribe("a", "{ping}"));
    assertThat(socket.next()).contains("pong");
  }

  @Test
  void aRequestThatIsNoneIsATypedError() {
    TestSocket socket = signedIn();
    for (String payload : new String[] {"{}", "{\"query\":1}", "{\"query\":\"{ping}\",\"x\":1}"}) {
      socket.send("{\"id\":\"a\",\"type\":\"subscribe\",\"payload\":" + payload + "}");
      assertThat(socket.next()).contains("\"type\":\"error\"", "\"code\":\"BAD_REQUEST\"");
    }
  }

  @Test
  void aFaultTellsAnIncidentAndNothingElse() {
    TestSocket socket = signedIn().send(TestSocket.subscribe("a", "{boom}"));
    assertThat(socket.next())
        .contains("\"type\":\"error\"", "\"code\":\"INTERNAL\"")
        .doesNotContain("secret")
        .doesNotContain("Exception");
  }

  @Test
  void completingEndsTheSubscription() throws Exception {
    TestSocket socket = signedIn().send(TestHouse.ticks("a", 1_000_000));
    socket.next();
    socket.send("{\"type\":\"complete\",\"id\":\"a\"}");
    assertThat(house.service.running.getFirst().cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void goingAwayEndsTheSubscription() throws Exception {
    TestSocket socket = signedIn().send(TestHouse.ticks("a", 1_000_000));
    socket.next();
    socket.close();
    assertThat(house.service.running.getFirst().cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"type\":\"start\"}",
        "{\"type\":1}",
        "{\"type\":\"ping\",\"type\":\"ping\"}",
        "{\"type\":\"complete\"}",
      })
  void whatIsNoMessageCloses4400(String message) {
    TestSocket socket = signedIn().send(message);
    assertThat(socket.closeCode()).isEqualTo(4400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ping}\"}}",
        "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ping}\"}}",
        "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ping}\"}}",
        "{\"type\":\"subscribe\",\"id\":\"a\"}",
        "{\"type\":\"subscribe\",\"id\":\"a\",\"payload\":[]}",
      })
  void whatIsNoSubscribeCloses4400(String message) {
    assertThat(signedIn().send(message).closeCode()).isEqualTo(4400);
  }

  @Test
  void binaryCloses4400() {
    assertThat(signedIn().send(new byte[] {1}).closeCode()).isEqualTo(4400);
  }

  @Test
  void subscribingBeforeTheAcknowledgementCloses4401() {
    assertThat(open().send(TestHouse.ticks("a", 1)).closeCode()).isEqualTo(4401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"connection_init\"}",
        "{\"type\":\"connection_init\",\"payload\":{}}",
        "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer x.y.z\"}}",
      })
  void noValidTokenCloses4401(String init) {
    assertThat(open().send(init).closeCode()).isEqualTo(4401);
  }

  @Test
  void noInitInTimeCloses4408() {
    house.close();
    house = furnish(new HttpSettings.SocketLimits(3, 3, 16, 64 * 1024, 1, 20));
    assertThat(open().closeCode()).isEqualTo(4408);
  }

  @Test
  void aSocketThatProvedNobodyCountsAsAFailedSignIn() {
    house.close();
    HttpSettings.SocketLimits hasty = new HttpSettings.SocketLimits(3, 3, 16, 64 * 1024, 1, 20);
    house = furnish(hasty, TestHouse.limits(64, 1_000, 1, 10));
    assertThat(open().closeCode()).isEqualTo(4408);
    refused(TestSocket.PROTOCOL, Map.of(), 429);
  }

  @Test
  void oneAddressTakesNotEveryPlace() {
    house.close();
    house = furnish(new HttpSettings.SocketLimits(30, 2, 16, 64 * 1024, 3, 20));
    signedIn();
    TestSocket second = signedIn();
    refused(TestSocket.PROTOCOL, Map.of(), 503);
    assertThat(second.send("{}").closeCode()).isEqualTo(4400);
  }

  @Test
  void anIdInUseCloses4409() {
    TestSocket socket = signedIn().send(TestHouse.ticks("a", 1_000_000));
    socket.next();
    assertThat(socket.send(TestHouse.ticks("a", 1)).closeCode()).isEqualTo(4409);
  }

  @Test
  void aSecondInitCloses4429() {
    TestSocket socket = signedIn().send(TestSocket.init(house.token()));
    assertThat(socket.closeCode()).isEqualTo(4429);
  }

  @Test
  void theEndOfTheTokenCloses4401() {
    TestSocket socket = open().signIn(house.token(Duration.ofSeconds(3)));
    socket.send(TestSocket.subscribe("a", "{ping}"));
    assertThat(socket.next()).contains("pong");
    assertThat(socket.closeCode()).isEqualTo(4401);
  }

  @Test
  void theSeventeenthOperationIsRefused() {
    house.service.holdTicks = true;
    TestSocket socket = signedIn();
    for (int i = 0; i < 16; i++) {
      socket.send(TestHouse.ticks("a" + i, 1));
    }
    socket.send(TestHouse.ticks("b", 1));
    assertThat(socket.next())
        .startsWith("{\"type\":\"error\",\"id\":\"b\"")
        .contains("LIMIT_EXCEEDED");
    socket.send("{\"type\":\"complete\",\"id\":\"a0\"}").send(TestSocket.subscribe("c", "{ping}"));
    assertThat(socket.next()).contains("\"id\":\"c\"", "pong");
  }

  @Test
  void aMessageThatIsTooLargeEndsTheSocket() {
    TestSocket socket = signedIn();
    socket.send(TestSocket.subscribe("a", "{ping} #" + "x".repeat(60_000)));
    assertThat(socket.next()).contains("pong");
    socket.next();
    socket.send(TestSocket.subscribe("b", "{ping} #" + "x".repeat(70_000)));
    assertThat(socket.untilClosed()).singleElement().asString().startsWith("{\"close\":1009,");
  }

  @Test
  void closesWhoAnswersNoPingAndKeepsWhoDoes() throws IOException {
    house.close();
    house = furnish(new HttpSettings.SocketLimits(3, 3, 16, 64 * 1024, 30, 1));
    TestSocket answering = open();
    try (RawSocket mute = new RawSocket(house.door.port())) {
      assertThat(mute.next().opcode()).isEqualTo(RawSocket.PING);
      RawSocket.Frame end = mute.next();
      assertThat(end.opcode()).isEqualTo(RawSocket.CLOSE);
      assertThat(end.payload().getShort()).isEqualTo((short) 1001);
      assertThat(end.text()).isEqualTo("No pong");
    }
    answering.awaitPings(4);
  }

  /// What waits for a client on the server is thereby never more than a full queue and one event.
  @Test
  void asksForNoEventWhileTheClientReadsTooSlowlyAndGoesOnWhenItReads() throws Exception {
    int events = 20_000; // more than a megabyte: queue and buffers hold a tenth of it
    try (HeldSession held = new HeldSession(HttpSettings.defaults());
        RawSocket slow = new RawSocket(held.port())) {
      AtomicInteger askedWhileFull = new AtomicInteger();
      held.service.onAsk = () -> askedWhileFull.addAndGet(held.isFull() ? 1 : 0);
      slow.send(TestSocket.init(house.token()));
      assertThat(slow.next().text()).contains("connection_ack");
      slow.send(TestHouse.ticks("a", events));
      held.awaitFull();
      for (int i = 1; i <= events; i++) {
        assertThat(slow.next().text()).isEqualTo(next("a", i));
      }
      assertThat(slow.next().text()).contains("complete");
      assertThat(askedWhileFull).hasValue(0);
    }
  }

  @Test
  void takesTheAllowedOriginAndNone() {
    TestSocket page = house.socket(TestSocket.PROTOCOL, Map.of("Origin", "https://tillid.example"));
    page.signIn(house.token());
    signedIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://tillid.example",
        "https://tillid.example.evil.example",
      })
  void refusesOtherOrigins(String origin) {
    refused(TestSocket.PROTOCOL, Map.of("Origin", origin), 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "graphql-ws", "soap"})
  void refusesOtherProtocols(String protocol) {
    refused(protocol, Map.of(), 400);
  }

  @Test
  void refusesMoreSocketsThanMayBeOpen() {
    open();
    open();
    open();
    refused(TestSocket.PROTOCOL, Map.of(), 503);
  }

  @Test
  void refusesWhileNotReady() {
    house.door.become(new Readiness.Loading(1));
    refused(TestSocket.PROTOCOL, Map.of(), 503);
  }

  private void refused(String protocol, Map<String, String> headers, int status) {
    assertThatThrownBy(() -> house.socket(protocol, headers))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
  }
}
