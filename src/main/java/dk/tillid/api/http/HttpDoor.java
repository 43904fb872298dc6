package dk.tillid.api.http;

import dk.tillid.log.EventLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The server: `/graphql` (POST and socket), `/health`, `/screening`, GraphiQL in development, and
/// the operator's page on a port of its own. It opens sealed; [#become] tells it how far the
/// registry is.
public final class HttpDoor implements AutoCloseable {
  private static final int IDLE_SECONDS = 60;
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /// How long answers under way may take at the end, and how long what nobody waits for any more:
  /// together with the rest of the end less than the five seconds after which people press again.
  private static final Duration LAST_ANSWERS = Duration.ofMillis(1_500);

  private static final Duration CUT_OFF = Duration.ofSeconds(1);

  private final Hall hall;
  private final Vertx vertx;
  private final HttpServer front;
  private final HttpServer management;

  private HttpDoor(Hall hall, Vertx vertx, HttpServer front, HttpServer management) {
    this.hall = hall;
    this.vertx = vertx;
    this.front = front;
    this.management = management;
  }

  /// Opens both ports.
  ///
  /// @param freshKey gives 32 random bytes, for the hourly key of the rate limits
  /// @throws IllegalArgumentException if development is on and others could reach it
  /// @throws java.io.UncheckedIOException if a port is taken
  public static HttpDoor open(
      HttpSettings settings, Supplier<byte[]> freshKey, EventLog log, Clock clock) {
    if (settings.exposesDevelopment()) {
      throw new IllegalArgumentException("development needs a loopback bindAddress");
    }
    Hall hall = new Hall(settings, freshKey, log, clock);
    Vertx vertx = vertx(settings);
    try {
      HttpServer front =
          vertx
              .createHttpServer(options(settings).setHost(settings.bindAddress()))
              .requestHandler(front(vertx, hall));
      HttpServer management =
          vertx
              .createHttpServer(options(settings).setHost("127.0.0.1"))
              .requestHandler(management(vertx, hall));
      await(front.listen(settings.port()));
      await(management.listen(settings.managementPort()));
      return new HttpDoor(hall, vertx, front, management);
    } catch (CompletionException e) {
      vertx.close();
      throw new java.io.UncheckedIOException(
          "port or managementPort cannot be opened: take a free one",
          new java.io.IOException(e.getCause()));
    }
  }

  private static Vertx vertx(HttpSettings settings) {
    // Only GraphiQL reads files of the class path; the cache would be a directory in /tmp.
    FileSystemOptions files =
        new FileSystemOptions()
            .setClassPathResolvingEnabled(settings.development())
            .setFileCachingEnabled(settings.development());
    return Vertx.vertx(
        new VertxOptions().setPreferNativeTransport(true).setFileSystemOptions(files));
  }

  private static HttpServerOptions options(HttpSettings settings) {
    int message = settings.sockets().maxMessageBytes();
    return new HttpServerOptions()
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setHttp2ClearTextEnabled(false) // HTTP/1.1 behind a proxy; HTTP/2 would only add floods
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(message)
        .setMaxWebSocketMessageSize(message)
        .setWebSocketSubProtocols(List.of(SocketDoor.PROTOCOL))
        .setHandle100ContinueAutomatically(false);
  }

  private static Router front(Vertx vertx, Hall hall) {
    Router router = Router.router(vertx);
    router.get("/health").handler(c -> ManagementDoor.health(c.request(), hall));
    ScreeningFiles.mount(router);
    new SocketDoor(vertx, hall).mount(router);
    new PostDoor(vertx, hall).mount(router);
    if (hall.settings().development()) {
      DevelopmentPage.mount(vertx, router);
    }
    router
        .route()
        .handler(c ->
            new Exchange(vertx, c.request(), hall.meters(), "other").refuse(Refusal.NOT_FOUND));
    return router;
  }

  private static Router management(Vertx vertx, Hall hall) {
    Router router = Router.router(vertx);
    new BackupDoor(vertx, hall).mount(router);
    new ManagementDoor(hall).mount(router);
    return router;
  }

  /// Tells the doors how far the registry is.
  public void become(Readiness readiness) {
    hall.become(readiness);
  }

  /// Has the operator's page tell how the registry is kept up.
  public void watch(Supplier<Upkeep> upkeep) {
    hall.watch(upkeep);
  }

  /// Has the operator's port take orders of backups.
  public void offer(BackupDesk desk) {
    hall.offer(desk);
  }

  /// Tells the doors that a part works no longer.
  public void lose(Readiness.Part part) {
    hall.lose(part);
  }

  /// The port of the public door.
  public int port() {
    return front.actualPort();
  }

  /// The port of the operator's page.
  public int managementPort() {
    return management.actualPort();
  }

  /// Begins no more requests, waits at most 1.5 seconds for the answers under way, then closes
  /// connections and sockets, which tells what still runs that nobody waits for it, and waits at
  /// most a second for that. What runs longer than this reads from a store that refuses it.
  @Override
  public void close() {
    Duration answers = Duration.ofSeconds(hall.settings().limits().requestTimeoutSeconds());
    hall.close();
    hall.awaitIdle(Collections.min(List.of(answers, LAST_ANSWERS)));
    try {
      closeConnections();
      hall.awaitIdle(CUT_OFF);
    } finally {
      hall.meters().close();
    }
  }

  private void closeConnections() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(CUT_OFF.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
