package dk.tillid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One HTTP connection. An answer is the whole of it, head included.
final class HttpWire extends Wire {
  private final InputStream in;
  private final String head;

  /// @param token empty for a citizen
  HttpWire(URI graphql, String token) {
    this(graphql, token.isEmpty() ? List.of() : List.of("Authorization: Bearer " + token));
  }

  /// @param headers those beside host, type and length
  HttpWire(URI graphql, List<String> headers) {
    super(graphql);
    this.head =
        "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + headers.stream().map(it -> it + "\r\n").collect(Collectors.joining());
    try {
      this.in = socket().getInputStream();
    } catch (IOException e) {
      throw new AssertionError("no connection", e);
    }
  }

  @Override
  void ask(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] top =
        (head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream all = new ByteArrayOutputStream(top.length + bytes.length);
    all.writeBytes(top);
    all.writeBytes(bytes);
    socket().getOutputStream().write(all.toByteArray());
  }

  @Override
  String answer() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(1024);
    all.write(next());
    arriving();
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
}
