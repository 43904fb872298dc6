package dk.tillid.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a folder as one stream and back.
final class Pack {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int BUFFER = 1 << 20;

  private Pack() {}

  /// Writes every file of a folder without subfolders.
  ///
  /// @param progress told the bytes written so far
  static void write(Path folder, OutputStream out, LongConsumer progress) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    long written = 0;
    for (Path file : files(folder)) {
      data.writeUTF(String.valueOf(file.getFileName()));
      data.writeLong(Files.size(file));
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(data);
      }
      written += Files.size(file);
      progress.accept(written);
    }
    data.writeUTF("");
    data.flush();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /// Takes what was packed.
  interface Sink {
    /// One file; the stream ends with it.
    void file(String name, InputStream content) throws IOException;
  }

  /// Reads what [#write] wrote.
  static void read(InputStream in, Sink sink) throws IOException {
    DataInputStream data = new DataInputStream(in);
    for (String name = data.readUTF(); !name.isEmpty(); name = data.readUTF()) {
      if (!NAME.matcher(name).matches()) {
        throw new IOException("a name in the backup is none of a database");
      }
      sink.file(name, new Part(data, data.readLong()));
    }
    if (data.read() >= 0) {
      throw new IOException("the backup goes on after its end");
    }
  }

  /// The next bytes of a stream.
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, offset, (int) Math.min(Math.min(length, BUFFER), left));
      if (read < 0) {
        throw new IOException("the backup ends within a file");
      }
      left -= read;
      return read;
    }
  }
}
