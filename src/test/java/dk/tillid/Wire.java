package dk.tillid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// One HTTP connection, kept open, by hand: it knows of every answer whether it had begun to arrive
/// at a moment that another thread chooses.
///
/// Reading tells little about that, since a thread may sleep between arrival and reading. What has
/// arrived and was not read yet is asked of the system.
final class Wire implements AutoCloseable {
  private static final int WAIT_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final String head;
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean begun;

  /// @param token empty for a citizen
  Wire(URI graphql, String token) {
    this(graphql, token.isEmpty() ? List.of() : List.of("Authorization: Bearer " + token));
  }

  /// @param headers those beside host, type and length
  Wire(URI graphql, List<String> headers) {
    this.head =
        "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + headers.stream().map(it -> it + "\r\n").collect(Collectors.joining());
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(WAIT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), graphql.getPort()));
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new AssertionError("no connection", e);
    }
  }

  /// Sends a request and waits for its whole answer, head included.
  String exchange(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] top =
        (head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    try {
      numbers.incrementAndGet();
      begun = false;
      ByteArrayOutputStream all = new ByteArrayOutputStream(top.length + bytes.length);
      all.writeBytes(top);
      all.writeBytes(bytes);
      socket.getOutputStream().write(all.toByteArray());
      return answer();
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /// The number of the answer that the last [#exchange] gave, from 1.
  long number() {
    return numbers.get();
  }

  /// The number of the last answer that may have begun to arrive by now; all above it begin later.
  /// From any thread.
  long arrived() {
    long before = numbers.get();
    boolean there = there() || begun;
    return there || numbers.get() != before ? before : before - 1;
  }

  private boolean there() {
    try {
      return in.available() > 0;
    } catch (IOException e) {
      throw new AssertionError("the connection ended", e);
    }
  }

  private String answer() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(1024);
    all.write(next());
    begun = true;
    while (!endsHead(all)) {
      all.write(next());
    }
    String top = all.toString(StandardCharsets.US_ASCII);
    int at = top.toLowerCase(Locale.ROOT).indexOf("content-length: ") + 16;
    int length = Integer.parseInt(top.substring(at, top.indexOf('\r', at)));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the answer is cut");
    }
    return top + new String(body, StandardCharsets.UTF_8);
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new IOException("the connection ended");
    }
    return next;
  }

  private static boolean endsHead(ByteArrayOutputStream all) {
    byte[] bytes = all.toByteArray();
    int n = bytes.length;
    return n > 3
        && bytes[n - 4] == '\r'
        && bytes[n - 3] == '\n'
        && bytes[n - 2] == '\r'
        && bytes[n - 1] == '\n';
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError("not closed", e);
    }
  }
}
