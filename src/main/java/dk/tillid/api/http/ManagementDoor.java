package dk.tillid.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;

/// The operator's page, on a port of this machine only: `/live`, `/ready`, `/metrics`, `/upkeep`;
/// `/backup` is [BackupDoor]'s. It tells nothing of a case, a code or a caller.
final class ManagementDoor {
  private final Hall hall;

  ManagementDoor(Hall hall) {
    this.hall = hall;
  }

  /// Stands at its paths. What tells of the upkeep reads the backups' folder, which may be slow or
  /// hang, and so does not stand on the event loop.
  void mount(Router router) {
    router.get("/live").handler(c -> json(c.response(), 200, "{\"status\":\"live\"}"));
    router.get("/ready").handler(c -> health(c.request(), hall));
    router.get("/metrics").blockingHandler(c -> metrics(c.response()));
    router.get("/upkeep").blockingHandler(c -> upkeep(c.response()));
    router.route().handler(c -> json(c.response(), 404, "{\"status\":\"unknown\"}"));
  }

  /// Tells the state: 200 when everything works, else 503.
  static void health(HttpServerRequest request, Hall hall) {
    Readiness readiness = hall.readiness();
    int status = readiness.isSound() ? 200 : 503;
    json(request.response(), status, readiness.json());
  }

  private void upkeep(HttpServerResponse response) {
    hall.upkeep()
        .ifPresentOrElse(
            upkeep -> json(response, 200, upkeep.get().json()),
            () -> json(response, 503, "{\"status\":\"" + hall.readiness().status() + "\"}"));
  }

  private void metrics(HttpServerResponse response) {
    Headers.protect(response)
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(hall.meters().page());
  }

  private static void json(HttpServerResponse response, int status, String body) {
    Headers.protect(response)
        .putHeader("Content-Type", MediaType.JSON.contentType())
        .setStatusCode(status)
        .end(body);
  }
}
