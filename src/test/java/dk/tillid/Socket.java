package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of `graphql-transport-ws`, by the JDK's own WebSocket.
final class Socket implements AutoCloseable {
  /// The one sub-protocol.
  static final String PROTOCOL = "graphql-transport-ws";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final WebSocket socket;
  private final Received received;

  private Socket(HttpClient client, WebSocket socket, Received received) {
    this.client = client;
    this.socket = socket;
    this.received = received;
  }

  /// A socket that nothing was sent on yet.
  ///
  /// @throws CompletionException if the handshake was refused
  static Socket open(URI graphql, String protocol, Map<String, String> headers) {
    HttpClient client = HttpClient.newHttpClient();
    Received received = new Received();
    WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols(protocol);
    headers.forEach(builder::header);
    URI address = URI.create(graphql.toString().replaceFirst("^http", "ws"));
    try {
      return new Socket(client, builder.buildAsync(address, received).join(), received);
    } catch (CompletionException e) {
      client.close();
      throw e;
    }
  }

  /// A socket of somebody signed in.
  static Socket signedIn(URI graphql, String token) {
    Socket socket = open(graphql, PROTOCOL, Map.of());
    socket.send(
        Map.of("type", "connection_init", "payload", Map.of("authorization", "Bearer " + token)));
    JsonNode answer = socket.next();
    if (!answer.path("type").asText().equals("connection_ack")) {
      throw new AssertionError("not signed in: " + answer);
    }
    return socket;
  }

  /// Sends a message.
  void send(Map<String, ?> message) {
    sendText(JSON.valueToTree(message).toString());
  }

  /// Sends a text as it is.
  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /// Sends bytes as they are.
  void sendBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /// The next message, or `{"close": code, "reason": text}` at the end.
  JsonNode next() {
    try {
      String text = received.queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("nothing came");
      }
      return JSON.readTree(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Everything that came and was not read, and what comes until the other side closes.
  List<String> untilClosed() {
    List<String> all = new ArrayList<>();
    JsonNode message = next();
    while (!message.has("close")) {
      all.add(message.toString());
      message = next();
    }
    all.add(message.toString());
    return all;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    client.close();
  }

  private static final class Received implements WebSocket.Listener {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        queue.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      queue.add(JSON.createObjectNode().put("close", code).put("reason", reason).toString());
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      queue.add(JSON.createObjectNode().put("close", 1006).put("reason", "broken").toString());
    }
  }
}
