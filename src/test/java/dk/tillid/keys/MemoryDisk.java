package dk.tillid.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A copy of the slot file in memory that remembers every write and sync, and can answer what a
/// disk might hold after a crash at any point of that log.
final class MemoryDisk implements SlotDisk {
  private static final int SECTOR = 512;

  /// One entry of the log both copies share, in the order things happened.
  sealed interface Step {
    MemoryDisk disk();
  }

  record Write(MemoryDisk disk, long position, ByteBuffer bytes) implements Step {}

  record Force(MemoryDisk disk) implements Step {}

  private final String name;
  private final List<Step> log;
  private byte[] content;

  MemoryDisk(String name, byte[] content, List<Step> log) {
    this.name = name;
    this.content = content.clone();
    this.log = log;
  }

  /// A new slot file whose copies nobody looks at.
  static SlotFile slotFile(EpochKeys fileKeys, byte[] keystoreId, Entropy entropy)
      throws IOException {
    var bytes = SlotFile.newFile(fileKeys, keystoreId, entropy);
    var log = new ArrayList<Step>();
    var first = new MemoryDisk("a", bytes, log);
    return SlotFile.open(fileKeys, keystoreId, first, new MemoryDisk("b", bytes, log), entropy);
  }

  byte[] content() {
    return content.clone();
  }

  /// The same copy as somebody uses it who never waits for the disk.
  SlotDisk hasty() {
    return new Hasty(this);
  }

  private record Hasty(MemoryDisk disk) implements SlotDisk {
    @Override
    public String name() {
      return disk.name();
    }

    @Override
    public long length() {
      return disk.length();
    }

    @Override
    public void read(long position, byte[] bytes) {
      disk.read(position, bytes);
    }

    @Override
    public void write(long position, byte[] bytes) {
      disk.write(position, bytes);
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
  }

  @Override
  public String name() {
    return name;
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
    log.add(new Write(this, position, ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer()));
    put(position, bytes, bytes.length);
  }

  @Override
  public void force() {
    log.add(new Force(this));
  }

  @Override
  public void close() {}

  private void put(long position, byte[] bytes, int length) {
    var at = (int) position;
    if (content.length < at + length) {
      content = Arrays.copyOf(content, at + length);
    }
    System.arraycopy(bytes, 0, content, at, length);
  }

  /// This copy after a crash when `steps` steps had happened: what was synced is there; of the rest
  /// each sector may be there or not, and the last write may end at any byte.
  MemoryDisk crashed(byte[] start, int steps, SplittableRandom chance, List<Step> nextLog) {
    var after = new MemoryDisk(name, start, nextLog);
    var synced = lastForce(steps);
    for (var i = 0; i < steps; i++) {
      if (log.get(i) instanceof Write(var disk, var position, var bytes) && disk == this) {
        if (i < synced) {
          after.put(position, copy(bytes), bytes.capacity());
        } else {
          after.putSome(position, copy(bytes), chance);
        }
      }
    }
    return after;
  }

  private int lastForce(int steps) {
    for (var i = steps - 1; i >= 0; i--) {
      if (log.get(i) instanceof Force(var disk) && disk == this) {
        return i;
      }
    }
    return 0;
  }

  private void putSome(long position, byte[] bytes, SplittableRandom chance) {
    switch (chance.nextInt(4)) {
      case 0 -> {}
      case 1 -> put(position, bytes, bytes.length);
      case 2 -> put(position, bytes, chance.nextInt(bytes.length + 1));
      default -> putSectors(position, bytes, chance);
    }
  }

  private void putSectors(long position, byte[] bytes, SplittableRandom chance) {
    for (var from = 0; from < bytes.length; ) {
      var to = (int) Math.min(bytes.length, from + SECTOR - (position + from) % SECTOR);
      if (chance.nextBoolean()) {
        put(position + from, Arrays.copyOfRange(bytes, from, to), to - from);
      }
      from = to;
    }
  }

  private static byte[] copy(ByteBuffer bytes) {
    var copy = new byte[bytes.capacity()];
    bytes.get(0, copy);
    return copy;
  }
}
