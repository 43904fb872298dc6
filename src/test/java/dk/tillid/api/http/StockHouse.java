package dk.tillid.api.http;

import graphql.GraphQL;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.graphql.GraphQLHandler;
import io.vertx.ext.web.handler.graphql.GraphQLHandlerOptions;
import io.vertx.ext.web.handler.graphql.instrumentation.JsonObjectAdapter;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import java.net.URI;

/// The stock handlers over the same schema, as the manual shows them: what a probe must open.
final class StockHouse implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  StockHouse() {
    GraphQL engine =
        GraphQL.newGraphQL(ToyService.schema(new ToyService()))
            .instrumentation(new JsonObjectAdapter())
            .build();
    Router router = Router.router(vertx);
    router.route("/graphql").handler(GraphQLWSHandler.create(engine));
    router.route("/graphql").handler(BodyHandler.create(false));
    router
        .route("/graphql")
        .handler(
            GraphQLHandler.create(
                engine, new GraphQLHandlerOptions().setRequestBatchingEnabled(true)));
    server =
        vertx
            .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol(SocketDoor.PROTOCOL))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
