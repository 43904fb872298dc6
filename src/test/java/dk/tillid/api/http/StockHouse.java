package dk.tillid.api.http;

import graphql.ExperimentalApi;
import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.graphql.GraphQLHandler;
import io.vertx.ext.web.handler.graphql.GraphQLHandlerOptions;
import io.vertx.ext.web.handler.graphql.GraphiQLHandler;
import io.vertx.ext.web.handler.graphql.GraphiQLHandlerOptions;
import io.vertx.ext.web.handler.graphql.instrumentation.JsonObjectAdapter;
import io.vertx.ext.web.handler.graphql.instrumentation.VertxFutureAdapter;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import java.net.URI;
import java.util.Map;

/// The stock handlers over the same schema, as the manual shows them: what a probe must open.
final class StockHouse implements AutoCloseable {
  final ToyService service = new ToyService();
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  StockHouse() {
    GraphQL engine =
        GraphQL.newGraphQL(ToyService.schema(service))
            .instrumentation(
                new ChainedInstrumentation(
                    VertxFutureAdapter.create(), new JsonObjectAdapter(), service.wraps))
            .build();
    Router router = Router.router(vertx);
    router.route("/graphql").handler(GraphQLWSHandler.create(engine));
    router.route("/graphql").handler(BodyHandler.create(false));
    router.route("/graphql").handler(queries(engine));
    router.route("/graphiql*").subRouter(page().router());
    server =
        vertx
            .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol(SocketDoor.PROTOCOL))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private static GraphQLHandler queries(GraphQL engine) {
    return GraphQLHandler.builder(engine)
        .with(new GraphQLHandlerOptions().setRequestBatchingEnabled(true))
        .beforeExecute(input ->
            input
                .builder()
                .graphQLContext(Map.of(ExperimentalApi.ENABLE_INCREMENTAL_SUPPORT, true)))
        .build();
  }

  /// The page of somebody signed in.
  private GraphiQLHandler page() {
    return GraphiQLHandler.builder(vertx)
        .with(new GraphiQLHandlerOptions().setEnabled(true))
        .addingHeaders(context ->
            MultiMap.caseInsensitiveMultiMap()
                .add("Authorization", context.request().getHeader("Authorization")))
        .build();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  @Override
  public void close() {
    service.slowMayEnd.countDown();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
