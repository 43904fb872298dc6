package dk.tillid.api.http;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A client that speaks WebSocket by hand (RFC 6455): it reads a frame only when told, so that it
/// can be slow, and answers no ping.
final class RawSocket implements AutoCloseable {
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;

  private static final int WAIT_MILLIS = 20_000;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /// One frame, whole: the server here sends no parts.
  record Frame(int opcode, ByteBuffer payload) {
    String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }
  }

  RawSocket(int port) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(WAIT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
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
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
  }

  /// Sends a text frame (§5.2) under a mask of zeros.
  void send(String text) throws IOException {
    String padded = text + " ".repeat(TWO_BYTES); // so that the length needs its two bytes
    byte[] bytes = padded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(8 + bytes.length);
    frame.put((byte) (0x80 | TEXT)).put((byte) (MASKED | TWO_BYTES));
    frame.putShort((short) bytes.length).putInt(0).put(bytes);
    socket.getOutputStream().write(frame.array());
  }

  /// Reads the next frame, of fewer than 65,536 bytes.
  Frame next() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    int length = in.readUnsignedByte();
    byte[] payload = new byte[length < TWO_BYTES ? length : in.readUnsignedShort()];
    in.readFully(payload);
    return new Frame(opcode, ByteBuffer.wrap(payload));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
