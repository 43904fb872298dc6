package dk.tillid.api.http;

import dk.tillid.api.Answer;
import dk.tillid.api.Cancellation;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One request and its one answer. Whoever answers first wins: the execution, the time limit, or
/// nobody where the client went away. Safe to answer from any thread.
final class Exchange {
  private final Vertx vertx;
  private final Context loop;
  private final HttpServerRequest request;
  private final Meters meters;
  private final String route;
  private final long began = System.nanoTime();
  private final AtomicBoolean answered = new AtomicBoolean();
  private final Cancellation cancellation = new Cancellation();
  private volatile boolean bodyRead;
  private volatile MediaType mediaType = MediaType.JSON;
  private long timer = -1;

  /// Begins on the request's event loop.
  Exchange(Vertx vertx, HttpServerRequest request, Meters meters, String route) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.request = request;
    this.meters = meters;
    this.route = route;
    request.response().closeHandler(_ -> clientGone());
    request.response().exceptionHandler(_ -> clientGone());
  }

  /// Answers for itself when the time is up.
  void limit(Duration time) {
    timer =
        vertx.setTimer(
            time.toMillis(),
            _ -> {
              cancellation.cancel();
              refuse(bodyRead ? Refusal.TIMEOUT : Refusal.BODY_TIMEOUT);
            });
  }

  /// Says in which of the two types the caller wants the answer.
  void prefers(MediaType preferred) {
    mediaType = preferred;
  }

  MediaType mediaType() {
    return mediaType;
  }

  void bodyIsRead() {
    bodyRead = true;
  }

  HttpServerRequest request() {
    return request;
  }

  /// Fires when nobody waits for the answer any more.
  Cancellation cancellation() {
    return cancellation;
  }

  /// Answers with a refusal. The connection ends with it where the body may still be coming.
  void refuse(Refusal refusal) {
    answer(refusal.status(), new Answer(false, refusal.body()), refusal.retryAfterSeconds());
  }

  /// Answers with a body in the caller's media type.
  void answer(int status, Answer answer) {
    answer(status, answer, 0);
  }

  private void answer(int status, Answer answer, int retryAfterSeconds) {
    if (!answered.compareAndSet(false, true)) {
      answer.left();
      return;
    }
    loop.runOnContext(_ -> {
      try {
        send(status, answer.json(), retryAfterSeconds);
      } finally {
        answer.left();
      }
    });
  }

  private void send(int status, byte[] json, int retryAfterSeconds) {
    stopTimer();
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    Headers.protect(response).putHeader("Content-Type", mediaType.contentType());
    switch (status) {
      case 401 -> response.putHeader("WWW-Authenticate", "Bearer");
      case 405 -> response.putHeader("Allow", "POST");
      case 408, 413 -> response.putHeader("Connection", "close");
      case 503, 429 ->
          response.putHeader("Retry-After", Integer.toString(Math.max(1, retryAfterSeconds)));
      default -> {}
    }
    String method = request.method().name();
    meters.answered(route, method, status, Duration.ofNanos(System.nanoTime() - began));
    response.setStatusCode(status).end(Buffer.buffer(json));
  }

  private void clientGone() {
    if (answered.compareAndSet(false, true)) {
      stopTimer();
      cancellation.cancel();
    }
  }

  private void stopTimer() {
    if (timer >= 0) {
      vertx.cancelTimer(timer);
    }
  }
}
