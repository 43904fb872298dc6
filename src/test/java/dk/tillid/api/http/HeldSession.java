package dk.tillid.api.http;

import dk.tillid.log.EventLog;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One session whose server's end the test holds, so that it sees the queue of what the client has
/// not read yet.
final class HeldSession implements AutoCloseable {
  /// Given, the kernel's buffer stays as it is; else it grows to megabytes.
  private static final int SEND_BUFFER_BYTES = 8 * 1024;

  final ToyService service = new ToyService();
  private final Vertx vertx = Vertx.vertx();
  private final Hall hall;
  private final HttpServer server;
  private final CompletableFuture<Held> held = new CompletableFuture<>();

  private record Held(Context loop, ServerWebSocket socket) {}

  /// @param settings those whose tokens the session takes
  HeldSession(HttpSettings settings) {
    EventLog log = new EventLog(new StringBuilder(), TestHouse.clock());
    hall = new Hall(settings, () -> new byte[32], log, TestHouse.clock());
    hall.become(new Readiness.Ready(service, TestHouse.signIn(settings, TestHouse.clock())));
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSendBufferSize(SEND_BUFFER_BYTES)
                    .setWebSocketSubProtocols(List.of(SocketDoor.PROTOCOL)))
            .webSocketHandler(this::begin)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private void begin(ServerWebSocket socket) {
    held.complete(new Held(vertx.getOrCreateContext(), socket));
    new SocketSession(vertx, hall, socket, "127.0.0.1").begin();
  }

  int port() {
    return server.actualPort();
  }

  /// Whether the server's queue to the client is full; to be asked on the session's loop.
  boolean isFull() {
    return held.join().socket().writeQueueFull();
  }

  /// Looks at the queue, from the loop, until it is full.
  void awaitFull() throws InterruptedException, ExecutionException {
    boolean full = false;
    while (!full) {
      CompletableFuture<Boolean> seen = new CompletableFuture<>();
      held.join().loop().runOnContext(_ -> seen.complete(isFull()));
      full = seen.get();
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    hall.meters().close();
  }
}
