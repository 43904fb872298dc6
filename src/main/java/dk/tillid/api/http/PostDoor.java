package dk.tillid.api.http;

import dk.tillid.api.Answer;
import dk.tillid.api.Caller;
import dk.tillid.api.GraphqlRequest;
import dk.tillid.api.OperationKind;
import dk.tillid.log.Event;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// `POST /graphql`: queries and mutations (GraphQL over HTTP), behind a strict gate.
///
/// A page of another origin cannot reach an operation: it would need a content type that a browser
/// asks permission for, and nobody gives it.
final class PostDoor {
  private static final String EXCHANGE = "exchange";

  private final Vertx vertx;
  private final Hall hall;

  PostDoor(Vertx vertx, Hall hall) {
    this.vertx = vertx;
    this.hall = hall;
  }

  /// Stands at `/graphql` for whatever is no socket.
  void mount(Router router) {
    int maxBodyBytes = hall.settings().limits().maxBodyBytes();
    router.route("/graphql").handler(this::gate); // on a route of its own: else the body goes first
    router
        .route("/graphql")
        .handler(BodyHandler.create(false).setBodyLimit(maxBodyBytes))
        .handler(this::dispatch)
        .failureHandler(this::fail);
  }

  private void gate(RoutingContext context) {
    Exchange exchange = new Exchange(vertx, context.request(), hall.meters(), "/graphql");
    exchange.limit(Duration.ofSeconds(hall.settings().limits().requestTimeoutSeconds()));
    MediaType.preferred(header(context.request(), "Accept")).ifPresent(exchange::prefers);
    Optional<Refusal> refusal = refusalOf(context.request());
    if (refusal.isPresent()) {
      exchange.refuse(refusal.get());
      return;
    }
    context.put(EXCHANGE, exchange);
    context.next();
  }

  private Optional<Refusal> refusalOf(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return Optional.of(Refusal.METHOD_NOT_ALLOWED);
    }
    if (request.uri().indexOf('?') >= 0) {
      return Optional.of(Refusal.BAD_REQUEST);
    }
    if (MediaType.preferred(header(request, "Accept")).isEmpty()) {
      return Optional.of(Refusal.NOT_ACCEPTABLE);
    }
    if (!MediaType.isJson(header(request, "Content-Type"))) {
      return Optional.of(Refusal.UNSUPPORTED_MEDIA_TYPE);
    }
    if (request.headers().contains("Content-Encoding")) {
      return Optional.of(Refusal.UNSUPPORTED_MEDIA_TYPE);
    }
    return hall.readiness() instanceof Readiness.Ready
        ? hall.refusalByRate(request)
        : Optional.of(Refusal.NOT_READY);
  }

  /// All values of a header as one list (RFC 9110 §5.3); empty where it is missing.
  private static String header(HttpServerRequest request, String name) {
    return String.join(",", request.headers().getAll(name));
  }

  private void dispatch(RoutingContext context) {
    Exchange exchange = exchange(context);
    exchange.bodyIsRead();
    byte[] body =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    Runnable work = () -> serve(exchange, body);
    Consumer<Throwable> failure = thrown -> broken(exchange, thrown);
    boolean begun =
        exchange.request().headers().contains("Authorization")
            ? hall.run(work, failure)
            : hall.runAnonymous(work, failure);
    if (!begun) {
      exchange.refuse(Refusal.BUSY);
    }
  }

  private void serve(Exchange exchange, byte[] body) {
    if (!(hall.readiness() instanceof Readiness.Ready ready)) {
      exchange.refuse(Refusal.NOT_READY);
      return;
    }
    Optional<Caller> caller = caller(ready, exchange.request());
    if (caller.isEmpty()) {
      hall.signInFailed(exchange.request());
      exchange.refuse(Refusal.UNAUTHENTICATED);
      return;
    }
    Optional<GraphqlRequest> request = RequestParser.parse(body);
    if (request.isEmpty() || isSubscription(ready, request.get())) {
      exchange.refuse(Refusal.BAD_REQUEST);
      return;
    }
    Answer answer = ready.service().execute(request.get(), caller.get(), exchange.cancellation());
    boolean asBadRequest = !answer.executed() && exchange.mediaType() == MediaType.GRAPHQL_RESPONSE;
    exchange.answer(asBadRequest ? 400 : 200, answer);
  }

  /// The keyword cannot be written otherwise, so that most documents need not be looked at twice.
  private static boolean isSubscription(Readiness.Ready ready, GraphqlRequest request) {
    return request.query().contains("subscription")
        && ready.service().kindOf(request) == OperationKind.SUBSCRIPTION;
  }

  private static Optional<Caller> caller(Readiness.Ready ready, HttpServerRequest request) {
    if (!request.headers().contains("Authorization")) {
      return Optional.of(new Caller.Anonymous());
    }
    return SignIn.bearer(header(request, "Authorization"))
        .flatMap(ready.signIn()::caller)
        .map(caller -> caller);
  }

  private static Exchange exchange(RoutingContext context) {
    Exchange exchange = context.get(EXCHANGE);
    return Objects.requireNonNull(exchange, "the gate puts it there");
  }

  private void fail(RoutingContext context) {
    Exchange exchange = exchange(context);
    if (context.statusCode() == Refusal.TOO_LARGE.status()) {
      exchange.refuse(Refusal.TOO_LARGE);
    } else if (context.statusCode() >= 500 && context.failure() != null) {
      broken(exchange, context.failure());
    } else {
      exchange.refuse(Refusal.BAD_REQUEST);
    }
  }

  private void broken(Exchange exchange, Throwable failure) {
    long incident = hall.incident();
    hall.log().failure(Event.INCIDENT, failure, incident);
    exchange.answer(500, new Answer(false, Refusal.incident(incident)));
  }
}
