package dk.tillid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of `graphql-transport-ws` by the JDK's own WebSocket; it notes what comes and answers
/// every ping, as the JDK does by itself.
public final class TestSocket implements AutoCloseable {
  /// The one sub-protocol.
  public static final String PROTOCOL = "graphql-transport-ws";

  private static final int WAIT_SECONDS = 20;
  private static final String ACKNOWLEDGED = "{\"type\":\"connection_ack\"}";

  private final WebSocket socket;
  private final Received received;

  private TestSocket(WebSocket socket, Received received) {
    this.socket = socket;
    this.received = received;
  }

  /// A socket that nothing was sent on yet.
  ///
  /// @param graphql where it is, as `http`
  /// @param protocol the sub-protocol to offer; none where it is empty
  /// @throws java.util.concurrent.CompletionException if the handshake was refused
  public static TestSocket open(
      HttpClient client, URI graphql, String protocol, Map<String, String> headers) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (!protocol.isEmpty()) {
      builder.subprotocols(protocol);
    }
    headers.forEach(builder::header);
    URI address = URI.create(graphql.toString().replaceFirst("^http", "ws"));
    Received received = new Received();
    return new TestSocket(builder.buildAsync(address, received).join(), received);
  }

  /// Sends a text as it is.
  public TestSocket send(String message) {
    socket.sendText(message, true).join();
    return this;
  }

  /// Sends bytes as they are.
  public TestSocket send(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    return this;
  }

  /// Signs in and reads the acknowledgement.
  public TestSocket signIn(String token) {
    String answer = send(init(token)).next();
    if (!answer.equals(ACKNOWLEDGED)) {
      throw new AssertionError("not signed in: " + answer);
    }
    return this;
  }

  /// The message that signs in.
  public static String init(String token) {
    return "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
        + token
        + "\"}}";
  }

  /// The message that begins an operation.
  ///
  /// @param id as it stands in JSON
  /// @param query as it stands in JSON
  public static String subscribe(String id, String query) {
    return subscribeWith(id, "{\"query\":\"" + query + "\"}");
  }

  /// The message that begins an operation.
  ///
  /// @param payload the request, in JSON
  public static String subscribeWith(String id, String payload) {
    return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":" + payload + "}";
  }

  /// The next message.
  public String next() {
    try {
      String message = received.messages.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came");
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// What came and was not read, and what comes until the other side closes; last `{"close": code,
  /// "reason": text}`.
  public List<String> untilClosed() {
    String end = ending().toString();
    List<String> all = new ArrayList<>();
    received.messages.drainTo(all);
    all.add(end);
    return all;
  }

  /// The code the other side closes with; 1006 (RFC 6455 §7.1.5) if it goes without a word.
  public int closeCode() {
    return ending().code();
  }

  private Closing ending() {
    return received.closing.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
  }

  /// Waits for as many pings.
  public void awaitPings(int count) {
    try {
      if (!received.pings.tryAcquire(count, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("too few pings came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// Goes away without a word.
  @Override
  public void close() {
    socket.abort();
  }

  private record Closing(int code, String reason) {
    @Override
    public String toString() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("close", code)
          .put("reason", reason)
          .toString();
    }
  }

  private static final class Received implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closing> closing = new CompletableFuture<>();
    private final Semaphore pings = new Semaphore(0);
    private final StringBuilder part = new StringBuilder();

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
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      pings.release();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closing.complete(new Closing(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closing.complete(new Closing(1006, "broken"));
    }
  }
}
