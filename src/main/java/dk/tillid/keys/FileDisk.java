package dk.tillid.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A copy of the slot file on a file system, locked against a second process.
final class FileDisk implements SlotDisk {
  private final Path path;
  private final FileChannel channel;

  private FileDisk(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static FileDisk open(Path path) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new KeyFailure(
          KeyFailure.Cause.SLOT_FILE_IN_USE,
          path + " is in use by another process. Stop the other Tillid first.");
    }
    return new FileDisk(path, channel);
  }

  /// Without lock, for reading beside the process that holds it.
  static FileDisk reading(Path path) throws IOException {
    return new FileDisk(path, FileChannel.open(path, StandardOpenOption.READ));
  }

  /// The lock goes with the channel.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long length() throws IOException {
    return channel.size();
  }

  @Override
  public void read(long position, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
      // a read may be short; the end of the file ends the loop
    }
  }

  @Override
  public void write(long position, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
  }

  @Override
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
