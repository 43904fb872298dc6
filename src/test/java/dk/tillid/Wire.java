package dk.tillid;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/// One connection, kept open, by hand: it knows of every answer whether it had begun to arrive at a
/// moment that another thread chooses.
///
/// Reading tells little about that, since a thread may sleep between arrival and reading. What has
/// arrived and was not read yet is asked of the system.
abstract class Wire implements AutoCloseable {
  private static final int WAIT_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean begun;

  Wire(URI graphql) {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(WAIT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), graphql.getPort()));
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new AssertionError("no connection", e);
    }
  }

  /// Sends a request.
  abstract void ask(String body) throws IOException;

  /// Reads the whole answer, and calls [#arriving] as soon as there is something of it.
  abstract String answer() throws IOException;

  final Socket socket() {
    return socket;
  }

  final void arriving() {
    begun = true;
  }

  /// Sends a request and waits for its whole answer.
  final String exchange(String body) {
    try {
      numbers.incrementAndGet();
      begun = false;
      ask(body);
      return answer();
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /// The number of the answer that the last [#exchange] gave, from 1.
  final long number() {
    return numbers.get();
  }

  /// The number of the last answer that may have begun to arrive by now; all above it begin later.
  /// From any thread.
  final long arrived() {
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

  @Override
  public final void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError("not closed", e);
    }
  }
}
