package dk.tillid.keys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/// The wrapped keys outside the heap, 64 bytes a slot, for reading without locks. Being outside,
/// they are never moved by the collector, so that wiping leaves no older copy. The state of a live
/// slot is the epoch of the file key it is wrapped under, 1 to 65,535.
final class SlotMirror implements AutoCloseable {
  private static final int ENTRY = 64;
  private static final int PER_CHUNK = SlotCheck.SLOTS_PER_CHUNK;
  private static final VarHandle STATE = ValueLayout.JAVA_INT.varHandle();
  private static final int NEVER = 0;
  private static final int DESTROYED = -1;

  /// What a reader sees of a slot.
  enum Look {
    NEVER,
    LIVE,
    DESTROYED
  }

  private final Arena arena = Arena.ofShared();
  private volatile List<MemorySegment> chunks = List.of();

  /// Called by the one writer only, as are the other changing methods.
  void makeRoomFor(int slot) {
    if (slot / PER_CHUNK < chunks.size()) {
      return;
    }
    var more = new ArrayList<>(chunks);
    while (slot / PER_CHUNK >= more.size()) {
      more.add(arena.allocate((long) PER_CHUNK * ENTRY, ENTRY));
    }
    chunks = List.copyOf(more);
  }

  void live(int slot, byte[] slotBytes) {
    var chunk = chunks.get(slot / PER_CHUNK);
    var at = at(slot);
    MemorySegment.copy(
        slotBytes, SlotLayout.WRAPPED_AT, chunk, ValueLayout.JAVA_BYTE, at + 4, SlotLayout.WRAPPED);
    STATE.setVolatile(chunk, at, SlotLayout.keyEpoch(slotBytes));
  }

  /// First the state, then the bytes: a reader that loses the race sees the state when its tag
  /// fails.
  void destroyed(int slot) {
    var chunk = chunks.get(slot / PER_CHUNK);
    STATE.setVolatile(chunk, at(slot), DESTROYED);
    chunk.asSlice(at(slot) + 4, SlotLayout.WRAPPED).fill((byte) 0);
    VarHandle.fullFence();
  }

  Look look(int slot) {
    var all = chunks;
    if (slot < 0 || slot / PER_CHUNK >= all.size()) {
      return Look.NEVER;
    }
    return switch ((int) STATE.getVolatile(all.get(slot / PER_CHUNK), at(slot))) {
      case DESTROYED -> Look.DESTROYED;
      case NEVER -> Look.NEVER;
      default -> Look.LIVE;
    };
  }

  /// Copies nonce, ciphertext and tag; only of use after [#look(int)] said live, and to be looked
  /// at again if they do not fit.
  ///
  /// @return the epoch of the file key they are wrapped under; none a key has if they are gone
  int wrapped(int slot, byte[] into) {
    var chunk = chunks.get(slot / PER_CHUNK);
    MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, at(slot) + 4, into, 0, SlotLayout.WRAPPED);
    return (int) STATE.getVolatile(chunk, at(slot));
  }

  private static long at(int slot) {
    return (long) (slot % PER_CHUNK) * ENTRY;
  }

  @Override
  public void close() {
    chunks.forEach(chunk -> chunk.fill((byte) 0));
    arena.close();
  }
}
