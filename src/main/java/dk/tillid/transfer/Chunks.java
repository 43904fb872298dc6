package dk.tillid.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// A file in pieces of whole lines. Holds one piece at a time.
final class Chunks {
  /// The longest line in bytes: twice a case with all the contacts and entries it can have.
  static final int LONGEST = 16 << 20;

  private static final int USUAL = 256 << 10;

  /// Whole lines.
  ///
  /// @param firstLine the number of the first, from 1
  /// @param bytes of the lines with their line ends; none where the one line was too long
  record Chunk(long firstLine, Bytes bytes, boolean tooLong) {}

  /// Bytes that nobody compares.
  static final class Bytes {
    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    byte[] content() {
      return content;
    }
  }

  private final InputStream in;
  private byte[] buffer = new byte[USUAL];
  private int filled;
  private long line = 1;
  private boolean ended;

  Chunks(InputStream in) {
    this.in = in;
  }

  /// The next piece; empty at the end.
  Optional<Chunk> next() throws IOException {
    while (true) {
      fill();
      int end = ended ? filled : afterLastLineEnd();
      if (end > 0) {
        return Optional.of(take(end));
      }
      if (ended) {
        return Optional.empty();
      }
      if (buffer.length >= LONGEST) {
        return Optional.of(skip());
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  private void fill() throws IOException {
    while (!ended && filled < buffer.length) {
      int count = in.read(buffer, filled, buffer.length - filled);
      ended = count < 0;
      filled += Math.max(0, count);
    }
  }

  private int afterLastLineEnd() {
    int end = filled;
    while (end > 0 && buffer[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private Chunk take(int end) {
    Chunk chunk = new Chunk(line, new Bytes(Arrays.copyOf(buffer, end)), false);
    for (int i = 0; i < end; i++) {
      line += buffer[i] == '\n' ? 1 : 0;
    }
    keepFrom(end);
    return chunk;
  }

  /// Passes over the rest of a line that is too long.
  private Chunk skip() throws IOException {
    Chunk chunk = new Chunk(line, new Bytes(new byte[0]), true);
    int end = -1;
    while (end < 0 && !ended) {
      filled = 0;
      fill();
      end = firstLineEnd();
    }
    keepFrom(end < 0 ? filled : end + 1);
    line++;
    return chunk;
  }

  private int firstLineEnd() {
    for (int i = 0; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void keepFrom(int start) {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
  }
}
