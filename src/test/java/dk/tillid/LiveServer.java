package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.log.EventLog;
import dk.tillid.store.RocksLedger;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The whole registry on a free port, for tests that speak to it as its users do.
public final class LiveServer implements AutoCloseable {
  /// The team of every worker here.
  public static final String TEAM = "team-1";

  static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Clock clock;
  private final StringWriter log = new StringWriter();
  private final Map<Wish, String> tokens = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Server server;

  private LiveServer(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.server = Server.start(config(folder), clock, new EventLog(log, clock));
  }

  /// A server on an empty store with keys of its own.
  public static LiveServer onEmptyStore(Path folder, Clock clock) {
    Config config = config(folder);
    KeyRing.writeNewPassphrase(config.path("passphraseFile"));
    Registry.initialise(config);
    return on(folder, clock);
  }

  /// A server on what is there.
  public static LiveServer on(Path folder, Clock clock) {
    LiveServer live = new LiveServer(folder, clock);
    live.server.ready();
    return live;
  }

  /// The configuration of a store in a folder.
  public static Config config(Path folder) {
    return Config.read(
            Optional.empty(),
            Map.of(
                "TILLID_ALLOW_COPY_ON_WRITE", // a test's folder may lie in a container
                "true",
                "TILLID_DATA_DIR",
                folder.resolve("data").toString(),
                "TILLID_CUSTODY_DIR",
                folder.resolve("custody").toString(),
                "TILLID_SLOT_COPY_DIR",
                folder.resolve("slots-copy").toString(),
                "TILLID_KEYS_DIR",
                folder.resolve("keys").toString(),
                "TILLID_PASSPHRASE_FILE",
                folder.resolve("keys/passphrase").toString(),
                "TILLID_HTTP_PORT",
                "0",
                "TILLID_HTTP_MANAGEMENT_PORT",
                "0",
                "TILLID_HTTP_ANONYMOUS_PER_MINUTE_PER_ADDRESS",
                "1000000",
                "TILLID_HTTP_FAILED_SIGN_INS_PER_MINUTE_PER_ADDRESS",
                "1000000"))
        .with("backup.recipientFile", recipient(folder).toString()); // where a test makes it
  }

  /// The public half of the key that backups are sealed to.
  static Path recipient(Path folder) {
    return folder.resolve("recipient.pub");
  }

  /// A token of a role in a municipality, valid for ten years, so that a test's clock may run.
  public String token(Role role, String municipality) {
    return token(
        new Actor(
            new WorkerId("demo-worker"),
            role,
            new Municipality(municipality),
            role == Role.WORKER ? Set.of(new TeamId(TEAM)) : Set.of()),
        Duration.ofDays(3650));
  }

  /// A token of anybody. Opening the keystore is slow by design, so that tokens are kept.
  public String token(Actor actor, Duration lifetime) {
    return tokens.computeIfAbsent(new Wish(actor, lifetime), _ -> issue(actor, lifetime));
  }

  private record Wish(Actor actor, Duration lifetime) {}

  private String issue(Actor actor, Duration lifetime) {
    Config config = config(folder);
    try (KeyRing keys = Registry.keys(config)) {
      return Registry.token(config, keys, clock, actor, lifetime);
    }
  }

  /// Posts a GraphQL request; without a token where it is empty.
  public JsonNode post(String token, String query, Map<String, ?> variables) {
    return json(body(token, JSON.valueToTree(Map.of("query", query, "variables", variables))));
  }

  /// Posts a GraphQL request and returns its `data`.
  ///
  /// @throws AssertionError if the answer has errors
  public JsonNode data(String token, String query, Map<String, ?> variables) {
    JsonNode answer = post(token, query, variables);
    if (answer.has("errors")) {
      throw new AssertionError("errors: " + answer.get("errors") + "\n" + log);
    }
    return answer.get("data");
  }

  /// Posts a body as it is.
  public HttpResponse<String> send(String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.graphql()))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    return exchange(request.build());
  }

  /// Opens a socket.
  ///
  /// @throws java.util.concurrent.CompletionException if the handshake was refused
  TestSocket socket(String protocol, Map<String, String> headers) {
    return TestSocket.open(client, graphql(), protocol, headers);
  }

  /// Opens a socket as a good client does.
  TestSocket socket() {
    return socket(TestSocket.PROTOCOL, Map.of());
  }

  /// Gets a page of the management port.
  public String management(String path) {
    return exchange(HttpRequest.newBuilder(URI.create(server.management() + path)).build()).body();
  }

  /// Makes a backup below `backups`, as an operator orders it.
  void backUp(String token) {
    Recipient.make(folder.resolve("recipient.key"), recipient(folder));
    String body = "{\"dir\":\"" + folder.resolve("backups") + "\",\"alone\":false}";
    String told =
        exchange(
                HttpRequest.newBuilder(URI.create(server.management() + "/backup"))
                    .header("authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString(body))
                    .build())
            .body();
    if (!told.contains("{\"made\":{")) {
      throw new AssertionError("no backup was made: " + told);
    }
  }

  /// Where GraphQL is served.
  public URI graphql() {
    return URI.create(server.graphql());
  }

  /// Everything logged so far.
  public String log() {
    return log.toString();
  }

  /// The store behind the doors.
  RocksLedger ledger() {
    return (RocksLedger) server.ready().ledger();
  }

  /// Stops and starts on the same data.
  public void restart() {
    server.close();
    server = Server.start(config(folder), clock, new EventLog(log, clock));
    server.ready();
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }

  private String body(String token, JsonNode request) {
    return send(token, request.toString()).body();
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("not JSON", e);
    }
  }
}
