package dk.tillid.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// New slots that wait to be put on disk. They are wiped once they are there: what stayed behind in
/// memory would be a wrapped key that no withdrawal reaches.
final class WaitingSlots {
  private final List<byte[]> slots = new ArrayList<>();

  /// Takes over the array: the caller must not keep it.
  void add(byte[] slot) {
    slots.add(slot);
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /// All of them one after the other, in an array of their own.
  byte[] together() {
    var bytes = new byte[slots.size() * SlotLayout.SLOT];
    for (var i = 0; i < slots.size(); i++) {
      System.arraycopy(slots.get(i), 0, bytes, i * SlotLayout.SLOT, SlotLayout.SLOT);
    }
    return bytes;
  }

  /// Wipes them, and the array that was made of them.
  void wipe(byte[] together) {
    Arrays.fill(together, (byte) 0);
    slots.forEach(slot -> Arrays.fill(slot, (byte) 0));
    slots.clear();
  }
}
