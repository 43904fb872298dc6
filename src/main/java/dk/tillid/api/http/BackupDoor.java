package dk.tillid.api.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dk.tillid.api.Caller;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Role;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyFailure;
import dk.tillid.log.Event;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `POST /backup` on the operator's port: makes a backup, for an operator's token, one at a time.
///
/// The body is `{"dir": absolute path, "alone": whether the backups before it are closed for
/// good}`. The answer is one JSON object a line, while it is made: `{"sealedBytes": n}`, and at the
/// end `{"made": …}` or `{"failed": why and what to do}`. It is made to its end also where nobody
/// listens any more. What is not begun is told by the status: 400 another body, 401 no valid token,
/// 403 no operator, 409 one is being made, 503 not ready.
final class BackupDoor {
  private static final int MOST_BYTES = 8 * 1024;
  private static final Set<String> MEMBERS = Set.of("dir", "alone");

  private final Vertx vertx;
  private final Hall hall;
  private final AtomicBoolean making = new AtomicBoolean();

  BackupDoor(Vertx vertx, Hall hall) {
    this.vertx = vertx;
    this.hall = hall;
  }

  /// Stands at its path.
  void mount(Router router) {
    router
        .post("/backup")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .handler(this::dispatch)
        .failureHandler(context -> refuse(context.response(), 400));
  }

  private void dispatch(RoutingContext context) {
    Lines lines = new Lines(vertx.getOrCreateContext(), context.response());
    String token = String.join(",", context.request().headers().getAll("Authorization"));
    byte[] body =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    if (!hall.run(() -> serve(lines, token, body), thrown -> broken(lines, thrown))) {
      lines.refuse(503);
    }
  }

  private void serve(Lines lines, String authorization, byte[] body) {
    Optional<BackupDesk> desk = hall.backups();
    if (!(hall.readiness() instanceof Readiness.Ready ready) || desk.isEmpty()) {
      lines.refuse(503);
      return;
    }
    Optional<Actor> caller =
        SignIn.bearer(authorization).flatMap(ready.signIn()::caller).map(Caller.SignedIn::actor);
    if (caller.isEmpty()) {
      lines.refuse(401);
      return;
    }
    if (caller.get().role() != Role.OPERATOR) {
      lines.refuse(403);
      return;
    }
    order(body, caller.get())
        .ifPresentOrElse(order -> make(lines, desk.get(), order), () -> lines.refuse(400));
  }

  private static Optional<BackupDesk.Order> order(byte[] body, Actor by) {
    return StrictJson.object(body).flatMap(members -> order(members, by));
  }

  private static Optional<BackupDesk.Order> order(Map<String, @Nullable Object> members, Actor by) {
    if (!members.keySet().equals(MEMBERS) || !(members.get("alone") instanceof Boolean alone)) {
      return Optional.empty();
    }
    return StrictJson.text(members, "dir")
        .flatMap(BackupDoor::absolute)
        .map(below -> new BackupDesk.Order(below, alone, by));
  }

  private static Optional<Path> absolute(String dir) {
    try {
      return Optional.of(Path.of(dir)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private void make(Lines lines, BackupDesk desk, BackupDesk.Order order) {
    if (!making.compareAndSet(false, true)) {
      lines.refuse(409);
      return;
    }
    try {
      lines.begin();
      String made = desk.make(order, bytes -> lines.write("{\"sealedBytes\":" + bytes + "}"));
      lines.end("{\"made\":" + made + "}");
    } catch (StoreFailure | KeyFailure e) {
      lines.end("{\"failed\":\"" + quoted(String.valueOf(e.getMessage())) + "\"}");
    } finally {
      making.set(false);
    }
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private void broken(Lines lines, Throwable failure) {
    long incident = hall.incident();
    hall.log().failure(Event.INCIDENT, failure, incident);
    lines.end(
        "{\"failed\":\"An unexpected failure; the log tells it as incident " + incident + ".\"}");
  }

  private static void refuse(HttpServerResponse response, int status) {
    Headers.protect(response)
        .putHeader("Content-Type", MediaType.JSON.contentType())
        .setStatusCode(status)
        .end("{\"status\":\"refused\"}");
  }

  /// An answer that is written line by line from another thread. What comes after its end, or after
  /// the caller went away, is dropped.
  private record Lines(Context loop, HttpServerResponse response) {
    void refuse(int status) {
      loop.runOnContext(_ -> BackupDoor.refuse(response, status));
    }

    void begin() {
      loop.runOnContext(_ ->
          Headers.protect(response)
              .putHeader("Content-Type", "application/x-ndjson; charset=utf-8")
              .setChunked(true));
    }

    void write(String line) {
      loop.runOnContext(_ -> {
        if (!response.ended() && !response.closed()) {
          response.write(line + "\n");
        }
      });
    }

    void end(String line) {
      loop.runOnContext(_ -> {
        if (!response.ended() && !response.closed()) {
          response.end(line + "\n");
        }
      });
    }
  }
}
