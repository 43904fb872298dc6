package dk.tillid.keys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Memory outside the heap for keys that live long: no collector copies them, no heap dump holds
/// them. Closing refuses whoever still asks for one of its keys, then wipes them, then gives the
/// memory back: in this order, so that nobody ever works with a key that was wiped.
///
/// What it cannot help: while a key is at work, the JDK's ciphers hold its expanded schedule on the
/// heap, and for the time of a call a copy of it. A cipher that is idle is let go at the next
/// collection ([Pool]); the bytes it leaves are free memory until they are used for something else.
final class Vault implements AutoCloseable {
  private final Arena memory;
  private final Arena door = Arena.ofShared();
  private final List<Prf> prfs = new ArrayList<>();

  Vault() {
    this(Arena.ofShared());
  }

  /// @param memory where the keys lie; closed with this
  Vault(Arena memory) {
    this.memory = memory;
  }

  /// Moves a key here: the array is wiped.
  @SuppressWarnings("restricted") // the same bytes under a second lifetime, which ends first
  RawKey keep(byte[] bytes, String algorithm) {
    var kept = memory.allocate(bytes.length).reinterpret(door, wiped -> wiped.fill((byte) 0));
    MemorySegment.copy(bytes, 0, kept, ValueLayout.JAVA_BYTE, 0, bytes.length);
    Arrays.fill(bytes, (byte) 0);
    return new RawKey(kept, algorithm);
  }

  RawKey keepAes(byte[] bytes) {
    return keep(RawKey.requireAes(bytes), RawKey.AES);
  }

  Prf keepPrf(byte[] bytes) {
    var prf = new Prf(keep(bytes, RawKey.HMAC));
    prfs.add(prf);
    return prf;
  }

  @Override
  public void close() {
    if (door.scope().isAlive()) {
      door.close();
      prfs.forEach(Prf::close);
      memory.close();
    }
  }
}
