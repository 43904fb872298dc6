package dk.tillid.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A client that opens a socket by hand and does not read until told.
final class SlowReader implements AutoCloseable {
  private final Socket socket = new Socket();

  SlowReader(TestHouse house) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), house.door.port()));
    String handshake =
        String.join(
            "\r\n",
            "GET /graphql HTTP/1.1",
            "Host: 127.0.0.1",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: graphql-transport-ws",
            "",
            "");
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    readUntil("\r\n\r\n");
  }

  private void readUntil(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      read.append((char) socket.getInputStream().read());
    }
  }

  /// Sends a text frame (RFC 6455 §5.2) under a mask of zeros and reads up to the acknowledgement.
  void send(String text) throws IOException {
    String padded = text + " ".repeat(126); // so that the length needs its two bytes
    byte[] bytes = padded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(8 + bytes.length);
    frame.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) bytes.length).putInt(0);
    socket.getOutputStream().write(frame.put(bytes).array());
    if (text.contains("connection_init")) {
      readUntil("connection_ack\"}");
    }
  }

  /// Waits until no event has been told for half a second; the number told.
  int awaitStandstill(ToyService service) throws InterruptedException {
    int before = -1;
    while (true) {
      int now = service.running.isEmpty() ? -1 : service.running.getFirst().told.get();
      if (now > 0 && now == before) {
        return now;
      }
      before = now;
      Thread.sleep(500);
    }
  }

  /// Reads until more has been told; the number told.
  int drainUntilMoreThan(ToyService service, int told) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[64 * 1024];
    while (service.running.getFirst().told.get() <= told) {
      if (in.read(buffer) < 0) {
        break;
      }
    }
    return service.running.getFirst().told.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
