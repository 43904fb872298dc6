package dk.tillid.keys;

import java.io.IOException;

/// One copy of the slot file as bytes. Behind an interface so that a test can replay every prefix
/// of the write log.
interface SlotDisk extends AutoCloseable {
  /// What to call this copy in a message.
  String name();

  long length() throws IOException;

  /// Reads up to `bytes.length` bytes; what lies beyond the end stays zero.
  void read(long position, byte[] bytes) throws IOException;

  void write(long position, byte[] bytes) throws IOException;

  /// Returns when everything written is on the disk.
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
