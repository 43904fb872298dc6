package dk.tillid.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The handshake of sockets at `/graphql`: sub-protocol `graphql-transport-ws` and an allowed
/// origin, or no socket. A client that is no page sends no origin.
final class SocketDoor {
  /// The one sub-protocol.
  static final String PROTOCOL = "graphql-transport-ws";

  private final Vertx vertx;
  private final Hall hall;

  SocketDoor(Vertx vertx, Hall hall) {
    this.vertx = vertx;
    this.hall = hall;
  }

  /// Stands at `/graphql` for requests to upgrade.
  void mount(Router router) {
    router.get("/graphql").handler(this::handshake);
  }

  private void handshake(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!request.canUpgradeToWebSocket()) {
      context.next();
      return;
    }
    Optional<Refusal> refusal = refusalOf(request);
    if (refusal.isPresent()) {
      new Exchange(vertx, request, hall.meters(), "/graphql").refuse(refusal.get());
      return;
    }
    String address = hall.address(request);
    if (!hall.sockets().take(address)) {
      new Exchange(vertx, request, hall.meters(), "/graphql").refuse(Refusal.BUSY);
      return;
    }
    request
        .toWebSocket()
        .onSuccess(socket -> new SocketSession(vertx, hall, socket, address).begin())
        .onFailure(_ -> hall.sockets().give(address));
  }

  private Optional<Refusal> refusalOf(HttpServerRequest request) {
    if (request.uri().indexOf('?') >= 0 || !offersProtocol(request)) {
      return Optional.of(Refusal.BAD_REQUEST);
    }
    if (!request.headers().getAll("Origin").stream().allMatch(this::isAllowed)) {
      return Optional.of(Refusal.FORBIDDEN);
    }
    if (!(hall.readiness() instanceof Readiness.Ready)) {
      return Optional.of(Refusal.NOT_READY);
    }
    return hall.refusalByFailedSignIns(request);
  }

  private static boolean offersProtocol(HttpServerRequest request) {
    List<String> offered = request.headers().getAll("Sec-WebSocket-Protocol");
    return offered.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(name -> name.strip().equals(PROTOCOL));
  }

  private boolean isAllowed(String origin) {
    return hall.settings().allowedOrigins().contains(origin)
        || (hall.settings().development()
            && (origin.startsWith("http://127.0.0.1:") || origin.startsWith("http://localhost:")));
  }
}
