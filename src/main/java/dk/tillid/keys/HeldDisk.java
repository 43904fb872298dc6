package dk.tillid.keys;

import java.util.Arrays;

/// A copy of the slot file in memory alone. Closing wipes it.
final class HeldDisk implements SlotDisk {
  private byte[] content;

  HeldDisk(byte[] content) {
    this.content = content.clone();
  }

  /// Everything in it.
  byte[] content() {
    return content.clone();
  }

  @Override
  public String name() {
    return "the backup's slot file";
  }

  @Override
  public long length() {
    return content.length;
  }

  @Override
  public void read(long position, byte[] bytes) {
    var at = (int) Math.min(position, content.length);
    System.arraycopy(content, at, bytes, 0, Math.min(bytes.length, content.length - at));
  }

  @Override
  public void write(long position, byte[] bytes) {
    var needed = Math.toIntExact(position + bytes.length);
    if (content.length < needed) {
      var longer = Arrays.copyOf(content, needed);
      Arrays.fill(content, (byte) 0);
      content = longer;
    }
    System.arraycopy(bytes, 0, content, (int) position, bytes.length);
  }

  @Override
  public void force() {
    // there is no disk to wait for
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }
}
