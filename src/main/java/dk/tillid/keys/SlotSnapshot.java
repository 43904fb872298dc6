package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// One whole copy of the slot file out of the two. They were alike at the start; where they are not
/// any more, one disk has lost what was written to it, and each slot is taken from the copy that
/// still has it: a backup with a damaged slot could not be put back at all.
final class SlotSnapshot {
  private final SlotLayout layout;
  private final SlotDisk first;
  private final SlotDisk second;
  private final SlotMirror mirror;

  SlotSnapshot(SlotLayout layout, SlotDisk first, SlotDisk second, SlotMirror mirror) {
    this.layout = layout;
    this.first = first;
    this.second = second;
    this.mirror = mirror;
  }

  /// @param length of both copies
  void write(OutputStream out, long length) throws IOException {
    for (var position = 0L; position < length; position += SlotCheck.CHUNK) {
      var chunk = new byte[SlotCheck.CHUNK];
      var other = new byte[SlotCheck.CHUNK];
      first.read(position, chunk);
      second.read(position, other);
      if (!Arrays.equals(chunk, other)) {
        mend(chunk, other, Math.toIntExact(position / SlotLayout.SLOT));
      }
      out.write(chunk);
    }
  }

  private void mend(byte[] chunk, byte[] other, int firstNumber) {
    for (var i = 0; i < SlotCheck.SLOTS_PER_CHUNK; i++) {
      var number = firstNumber + i;
      var from = i * SlotLayout.SLOT;
      var to = from + SlotLayout.SLOT;
      if (Arrays.equals(chunk, from, to, other, from, to)
          || isSound(number, Arrays.copyOfRange(chunk, from, to))) {
        continue;
      }
      if (!isSound(number, Arrays.copyOfRange(other, from, to))) {
        throw damaged(number);
      }
      System.arraycopy(other, from, chunk, from, SlotLayout.SLOT);
    }
  }

  private boolean isSound(int number, byte[] slot) {
    if (number == SlotLayout.HEADER_SLOT) {
      return layout.isHeader(slot);
    }
    var state = layout.stateOf(number, slot);
    if (number < SlotLayout.FIRST_CASE_SLOT) {
      return state == SlotLayout.State.DESTROYED;
    }
    return switch (mirror.look(number)) {
      case LIVE -> state == SlotLayout.State.LIVE;
      case DESTROYED -> state == SlotLayout.State.DESTROYED;
      case NEVER -> state == SlotLayout.State.NEVER;
    };
  }

  private KeyFailure damaged(int number) {
    return new KeyFailure(
        Cause.SLOT_DAMAGED,
        "Slot "
            + number
            + " is damaged in both "
            + first.name()
            + " and "
            + second.name()
            + ". Check both disks and keep the backups there are.");
  }
}
