package dk.tillid.api.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of `graphql-transport-ws` that notes what comes.
final class TestSocket implements WebSocket.Listener {
  private static final int WAIT_SECONDS = 15;

  final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  final CompletableFuture<Boolean> pinged = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  TestSocket(HttpClient client, URI http, String protocol, @Nullable String origin) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (!protocol.isEmpty()) {
      builder.subprotocols(protocol);
    }
    if (origin != null) {
      builder.header("Origin", origin);
    }
    socket = builder.buildAsync(URI.create(http.toString().replace("http", "ws")), this).join();
  }

  TestSocket(TestHouse house) {
    this(house.client, house.uri("/graphql"), SocketDoor.PROTOCOL, null);
  }

  TestSocket send(String message) {
    socket.sendText(message, true).join();
    return this;
  }

  TestSocket sendBinary() {
    socket.sendBinary(java.nio.ByteBuffer.wrap(new byte[] {1}), true).join();
    return this;
  }

  /// Signs in and reads the acknowledgement.
  TestSocket signIn(String token) throws InterruptedException {
    send(init(token));
    String answer = next();
    if (!answer.equals("{\"type\":\"connection_ack\"}")) {
      throw new AssertionError(answer);
    }
    return this;
  }

  static String init(String token) {
    return "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
        + token
        + "\"}}";
  }

  static String subscribe(String id, String query) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\""
        + query
        + "\"}}";
  }

  static String ticks(String id, int to) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription($to:Int){ticks(to:$to)}\","
        + "\"variables\":{\"to\":"
        + to
        + "}}}";
  }

  String next() throws InterruptedException {
    String message = messages.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    return message == null ? "nothing came" : message;
  }

  int closeCode() {
    return closed.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
  }

  /// The client goes away without a word.
  void abort() {
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      messages.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, java.nio.ByteBuffer message) {
    pinged.complete(true);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(-1);
  }
}
