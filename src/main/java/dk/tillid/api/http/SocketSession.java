package dk.tillid.api.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.ErrorCode;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.OperationKind;
import dk.tillid.log.Event;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One socket that speaks `graphql-transport-ws`: `connection_init` with `{"authorization": "Bearer
/// …"}` first, then operations by id. All state is touched on the socket's event loop only.
///
/// The socket ends by one of the protocol's codes: 4400 not a message of the protocol, 4401 no
/// valid token or the token has ended, 4408 no `connection_init` in time, 4409 an id in use, 4429 a
/// second `connection_init`; no reason repeats what the client sent.
final class SocketSession {
  private static final int MAX_ID_CHARACTERS = 64;

  private final Vertx vertx;
  private final Context loop;
  private final Hall hall;
  private final ServerWebSocket socket;
  private final String address;
  private final Map<String, SocketOperation> operations = new HashMap<>();
  private Optional<Caller> caller = Optional.empty();
  private boolean initialised;
  private boolean ponged = true;
  private boolean closed;
  private long initTimer = -1;
  private long pingTimer = -1;
  private long expiryTimer = -1;

  SocketSession(Vertx vertx, Hall hall, ServerWebSocket socket, String address) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.hall = hall;
    this.socket = socket;
    this.address = address;
  }

  /// Begins to listen.
  void begin() {
    hall.meters().sockets().incrementAndGet();
    HttpSettings.SocketLimits limits = hall.settings().sockets();
    socket.closeHandler(_ -> ended());
    socket.exceptionHandler(_ -> close(1009, "Message too big")); // or broken, which closes alike
    socket.textMessageHandler(this::receive);
    socket.binaryMessageHandler(_ -> close(4400, "Invalid message"));
    socket.pongHandler(_ -> ponged = true);
    socket.drainHandler(_ -> operations.values().forEach(SocketOperation::drained));
    initTimer =
        vertx.setTimer(
            Duration.ofSeconds(limits.initTimeoutSeconds()).toMillis(),
            _ -> {
              hall.signInFailed(address); // it held a place and proved nobody
              close(4408, "Connection initialisation timeout");
            });
    pingTimer = vertx.setPeriodic(Duration.ofSeconds(limits.pingSeconds()).toMillis(), _ -> ping());
  }

  private void ping() {
    if (!ponged) {
      close(1001, "No pong");
      return;
    }
    ponged = false;
    if (!socket.isClosed()) {
      socket.writePing(Buffer.buffer());
    }
  }

  private void receive(String text) {
    if (closed) {
      return;
    }
    Optional<Map<String, @Nullable Object>> message = StrictJson.object(text);
    if (message.isEmpty()) {
      close(4400, "Invalid message");
      return;
    }
    switch (StrictJson.text(message.get(), "type").orElse("")) {
      case "connection_init" -> init(message.get());
      case "ping" -> send("{\"type\":\"pong\"}");
      case "pong" -> {}
      case "subscribe" -> subscribe(message.get());
      case "complete" -> complete(message.get());
      default -> close(4400, "Invalid message");
    }
  }

  private void init(Map<String, @Nullable Object> message) {
    if (initialised) {
      close(4429, "Too many initialisation requests");
      return;
    }
    initialised = true;
    vertx.cancelTimer(initTimer);
    Optional<String> token =
        StrictJson.text(message, "payload", "authorization")
            .or(() -> StrictJson.text(message, "payload", "Authorization"))
            .flatMap(SignIn::bearer);
    boolean begun =
        hall.run(
            () -> {
              Optional<Caller.SignedIn> proved = token.flatMap(this::prove);
              onLoop(() -> acknowledge(proved));
            },
            this::broken);
    if (!begun) {
      close(1013, "Try again later");
    }
  }

  private Optional<Caller.SignedIn> prove(String token) {
    return hall.readiness() instanceof Readiness.Ready ready
        ? ready.signIn().caller(token)
        : Optional.empty();
  }

  private void acknowledge(Optional<Caller.SignedIn> proved) {
    if (proved.isEmpty()) {
      hall.signInFailed(address);
      close(4401, "Unauthorized");
      return;
    }
    caller = proved.map(signedIn -> signedIn);
    long rest = Duration.between(hall.clock().instant(), proved.get().expires()).toMillis();
    expiryTimer = vertx.setTimer(Math.max(1, rest), _ -> close(4401, "Unauthorized"));
    send("{\"type\":\"connection_ack\"}");
  }

  private void subscribe(Map<String, @Nullable Object> message) {
    Optional<String> id = id(message);
    Optional<Caller> known = caller;
    if (known.isEmpty()) {
      close(4401, "Unauthorized");
      return;
    }
    if (id.isEmpty() || !(message.get("payload") instanceof Map<?, ?>)) {
      close(4400, "Invalid message");
      return;
    }
    if (operations.containsKey(id.get())) {
      close(4409, "Subscriber already exists");
      return;
    }
    Optional<GraphqlRequest> request = payload(message).flatMap(RequestParser::from);
    if (request.isEmpty()) {
      refuse(id.get(), ErrorCode.BAD_REQUEST);
    } else if (operations.size() >= hall.settings().sockets().maxOperationsPerSocket()) {
      refuse(id.get(), ErrorCode.LIMIT_EXCEEDED);
    } else {
      start(new SocketOperation(this, id.get()), request.get(), known.get());
    }
  }

  @SuppressWarnings("unchecked") // StrictJson's objects have text names
  private static Optional<Map<String, @Nullable Object>> payload(
      Map<String, @Nullable Object> message) {
    return message.get("payload") instanceof Map<?, ?> payload
        ? Optional.of((Map<String, @Nullable Object>) payload)
        : Optional.empty();
  }

  private static Optional<String> id(Map<String, @Nullable Object> message) {
    return StrictJson.text(message, "id")
        .filter(id -> !id.isEmpty() && id.length() <= MAX_ID_CHARACTERS);
  }

  private void start(SocketOperation operation, GraphqlRequest request, Caller asking) {
    operations.put(operation.id(), operation);
    boolean begun =
        hall.run(
            () -> serve(operation, request, asking),
            failure -> {
              long incident = hall.incident();
              hall.log().failure(Event.INCIDENT, failure, incident);
              operation.error(new Answer(false, Refusal.incident(incident)));
            });
    if (!begun) {
      operations.remove(operation.id());
      refuse(operation.id(), ErrorCode.UNAVAILABLE);
    }
  }

  private void serve(SocketOperation operation, GraphqlRequest request, Caller asking) {
    if (!(hall.readiness() instanceof Readiness.Ready ready)) {
      operation.error(new Answer(false, Refusal.body(ErrorCode.UNAVAILABLE)));
      return;
    }
    if (ready.service().kindOf(request) == OperationKind.SUBSCRIPTION) {
      operation.started(ready.service().subscribe(request, asking, operation));
      return;
    }
    Answer answer = ready.service().execute(request, asking, operation.cancellation());
    if (answer.executed()) {
      operation.next(answer);
      operation.complete();
    } else {
      operation.error(answer);
    }
  }

  private void complete(Map<String, @Nullable Object> message) {
    Optional<String> id = id(message);
    if (id.isEmpty()) {
      close(4400, "Invalid message");
      return;
    }
    Optional.ofNullable(operations.remove(id.get())).ifPresent(SocketOperation::cancel);
  }

  private void broken(Throwable failure) {
    hall.log().failure(Event.INCIDENT, failure, hall.incident());
    onLoop(() -> close(1011, "Internal error"));
  }

  private void refuse(String id, ErrorCode code) {
    send("{\"type\":\"error\",\"id\":" + quoted(id) + ",\"payload\":" + Refusal.errors(code) + "}");
  }

  /// Whether the operation still runs under its id.
  boolean runs(SocketOperation operation) {
    return !closed && operations.get(operation.id()) == operation;
  }

  /// Forgets an operation that ended by itself.
  void forget(SocketOperation operation) {
    operations.remove(operation.id(), operation);
  }

  /// Runs on the socket's event loop.
  void onLoop(Runnable action) {
    loop.runOnContext(_ -> action.run());
  }

  /// Whether the client reads too slowly to be sent more.
  boolean isFull() {
    return socket.isClosed() || socket.writeQueueFull();
  }

  /// Sends a message that holds an answer or a part of one.
  void send(String type, String id, String payload) {
    send("{\"type\":\"" + type + "\",\"id\":" + quoted(id) + ",\"payload\":" + payload + "}");
  }

  /// Says that the operation has ended.
  void sendComplete(String id) {
    send("{\"type\":\"complete\",\"id\":" + quoted(id) + "}");
  }

  private void send(String message) {
    if (!closed && !socket.isClosed()) {
      socket.writeTextMessage(message);
    }
  }

  private static String quoted(String id) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(id)) + '"';
  }

  private void close(int code, String reason) {
    if (!closed) {
      release();
      socket.close((short) code, reason);
    }
  }

  private void ended() {
    release();
    hall.meters().sockets().decrementAndGet();
    hall.sockets().give(address);
  }

  private void release() {
    closed = true;
    vertx.cancelTimer(initTimer);
    vertx.cancelTimer(pingTimer);
    vertx.cancelTimer(expiryTimer);
    List.copyOf(operations.values()).forEach(SocketOperation::cancel);
    operations.clear();
  }
}
