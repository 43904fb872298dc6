package dk.tillid;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One WebSocket by hand (RFC 6455), on which queries are asked one after the other. The server
/// here sends no parts of frames.
final class SocketWire extends Wire {
  private static final int TEXT = 1;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private final DataInputStream in;

  private static final class Frame {
    private final int opcode;
    private final byte[] payload;

    Frame(int opcode, byte[] payload) {
      this.opcode = opcode;
      this.payload = payload.clone();
    }

    int opcode() {
      return opcode;
    }

    byte[] payload() {
      return payload.clone();
    }
  }

  /// Signs in.
  SocketWire(URI graphql, String token) {
    super(graphql);
    try {
      in = new DataInputStream(socket().getInputStream());
      handshake(socket());
      send(TEXT, TestSocket.init(token).getBytes(StandardCharsets.UTF_8));
      if (!text(frame()).contains("connection_ack")) {
        throw new AssertionError("not signed in");
      }
    } catch (IOException e) {
      throw new AssertionError("no socket", e);
    }
  }

  private void handshake(Socket socket) throws IOException {
    String asked =
        "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Protocol: "
            + TestSocket.PROTOCOL
            + "\r\n\r\n";
    socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
  }

  @Override
  void ask(String body) throws IOException {
    String message = TestSocket.subscribeWith(Long.toString(number()), body);
    send(TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  /// Everything said about the operation until it ends.
  @Override
  String answer() throws IOException {
    StringBuilder all = new StringBuilder();
    while (true) {
      Frame frame = frame();
      if (frame.opcode() == PING) {
        send(PONG, frame.payload());
        continue;
      }
      String message = text(frame);
      all.append(message);
      if (message.startsWith("{\"type\":\"complete\"")
          || message.startsWith("{\"type\":\"error\"")) {
        return all.toString();
      }
    }
  }

  private static String text(Frame frame) {
    return new String(frame.payload(), StandardCharsets.UTF_8);
  }

  /// Under a mask of zeros (§5.3).
  private void send(int opcode, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
    frame.write(FINAL | opcode);
    if (payload.length < TWO_BYTES) {
      frame.write(MASKED | payload.length);
    } else {
      frame.write(MASKED | TWO_BYTES);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    socket().getOutputStream().write(frame.toByteArray());
  }

  private Frame frame() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    arriving(); // while the rest of the frame is still there to be seen
    int length = in.readUnsignedByte();
    byte[] payload =
        new byte
            [length == EIGHT_BYTES
                ? Math.toIntExact(in.readLong())
                : length == TWO_BYTES ? in.readUnsignedShort() : length];
    in.readFully(payload);
    return new Frame(opcode, payload);
  }
}
