package dk.tillid.api.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.graphql.GraphiQLHandler;
import io.vertx.ext.web.handler.graphql.GraphiQLHandlerOptions;

/// GraphiQL at `/graphiql`, in development only. It comes whole out of the jar, needs inline
/// scripts, and is given no token: the person at the keyboard enters one.
final class DevelopmentPage {
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:;"
          + " style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:;"
          + " connect-src 'self' ws://127.0.0.1:* ws://localhost:*; frame-ancestors 'none'";

  private DevelopmentPage() {}

  /// Stands at `/graphiql`.
  static void mount(Vertx vertx, Router router) {
    GraphiQLHandlerOptions options =
        new GraphiQLHandlerOptions().setEnabled(true).setGraphWSQLUri("/graphql");
    router
        .route("/graphiql*")
        .handler(c -> {
          Headers.protect(c.response()).putHeader("Content-Security-Policy", POLICY);
          c.next();
        });
    router.route("/graphiql*").subRouter(GraphiQLHandler.create(vertx, options).router());
  }
}
