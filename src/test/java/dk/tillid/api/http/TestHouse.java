package dk.tillid.api.http;

import dk.tillid.TestSocket;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.IssuerKey;
import dk.tillid.keys.KeyRing;
import dk.tillid.log.EventLog;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A door on a free port with [ToyService] behind it, and a client.
final class TestHouse implements AutoCloseable {
  static final Actor WORKER =
      new Actor(
          new WorkerId("w-1"),
          Role.WORKER,
          new Municipality("0390"),
          Set.of(new TeamId("north"), new TeamId("south")));

  static final IssuerKey KEY = freshKey();

  final ToyService service = new ToyService();
  final StringWriter log = new StringWriter();
  final HttpDoor door;
  final HttpClient client = HttpClient.newHttpClient();
  private final HttpSettings settings;

  TestHouse(UnaryOperator<HttpSettings> change) {
    settings = change.apply(HttpSettings.defaults().withPorts(0, 0));
    door = HttpDoor.open(settings, () -> new byte[32], new EventLog(log, clock()), clock());
    door.become(new Readiness.Ready(service, signIn(settings, clock())));
  }

  TestHouse() {
    this(settings -> settings);
  }

  /// A door with the page for development.
  static TestHouse inDevelopment() {
    return new TestHouse(s ->
        new HttpSettings(
            s.bindAddress(),
            0,
            0,
            true,
            s.allowedOrigins(),
            s.trustedProxies(),
            s.limits(),
            s.sockets(),
            s.signIn()));
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  static SignIn signIn(HttpSettings settings, Clock clock) {
    return new SignIn(
        TrustedIssuer.all(KEY, settings.signIn(), new EventLog(new StringBuilder(), clock), clock),
        clock);
  }

  /// A key of the registry's own issuer.
  static IssuerKey freshKey() {
    try {
      Path folder = Files.createTempDirectory("keys");
      Path passphrase = folder.resolve("passphrase");
      KeyRing.writeNewPassphrase(passphrase);
      return KeyRing.create(folder.resolve("ring"), passphrase).issuer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpSettings.Limits limits(int concurrent, int anonymous, int failed, int timeoutSeconds) {
    return new HttpSettings.Limits(100_000, concurrent, timeoutSeconds, anonymous, failed);
  }

  static HttpSettings with(HttpSettings s, HttpSettings.Limits limits) {
    return new HttpSettings(
        s.bindAddress(),
        s.port(),
        s.managementPort(),
        s.development(),
        s.allowedOrigins(),
        s.trustedProxies(),
        limits,
        s.sockets(),
        s.signIn());
  }

  /// A socket at the door, as a good client opens it.
  TestSocket socket() {
    return socket(TestSocket.PROTOCOL, Map.of());
  }

  /// A socket at the door.
  ///
  /// @throws java.util.concurrent.CompletionException if the handshake was refused
  TestSocket socket(String protocol, Map<String, String> headers) {
    return TestSocket.open(client, uri("/graphql"), protocol, headers);
  }

  String token() {
    return token(Duration.ofMinutes(5));
  }

  String token(Duration lifetime) {
    return token(WORKER, lifetime);
  }

  String token(Actor actor, Duration lifetime) {
    return new Tokens(KEY, settings.signIn(), clock()).issue(actor, lifetime);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + door.port() + path);
  }

  URI management(String path) {
    return URI.create("http://127.0.0.1:" + door.managementPort() + path);
  }

  /// A POST as a good client sends it, to be spoilt by the test.
  HttpRequest.Builder post(String body) {
    return HttpRequest.newBuilder(uri("/graphql"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The message that asks for numbers up to `to`.
  static String ticks(String id, int to) {
    return TestSocket.subscribeWith(
        id,
        "{\"query\":\"subscription($to:Int){ticks(to:$to)}\",\"variables\":{\"to\":" + to + "}}");
  }

  HttpResponse<String> query(String query) {
    return send(post("{\"query\":\"" + query + "\"}"));
  }

  @Override
  public void close() {
    service.slowMayEnd.countDown();
    client.shutdownNow();
    door.close();
  }
}
