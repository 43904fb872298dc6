package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import dk.tillid.keys.SlotLayout.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares the two copies at start. Reads everything before it lets anything be written, so that
/// an error leaves both files as they were. Rules, slot by slot: a tombstone wins over anything (of
/// two, the later; of one written anew, that under the file key in force); a live slot wins over
/// all but a tombstone; of two live ones under two file keys that hold the same key, that under the
/// one in force; two other different live ones are an error; what was never finished counts as
/// never written; anything else is an error.
final class SlotCheck {
  static final int SLOTS_PER_CHUNK = 1024;
  static final int CHUNK = SLOTS_PER_CHUNK * SlotLayout.SLOT;

  /// Bytes to write so that both copies are alike.
  static final class Repair {
    private final SlotDisk disk;
    private final long position;
    private final byte[] bytes;

    Repair(SlotDisk disk, long position, byte[] bytes) {
      this.disk = disk;
      this.position = position;
      this.bytes = bytes;
    }

    void write() throws IOException {
      disk.write(position, bytes);
    }
  }

  /// What start-up learned.
  record Findings(int end, long erasureEpoch, long length, List<Repair> repairs) {}

  private final SlotLayout layout;
  private final byte[] header;
  private final SlotDisk first;
  private final SlotDisk second;
  private final SlotMirror mirror;
  private final List<Repair> repairs = new ArrayList<>();
  private int end = SlotLayout.FIRST_CASE_SLOT;
  private long erasureEpoch;

  /// @param header the one both copies are to have
  SlotCheck(SlotLayout layout, byte[] header, SlotDisk first, SlotDisk second, SlotMirror mirror) {
    this.layout = layout;
    this.header = header;
    this.first = first;
    this.second = second;
    this.mirror = mirror;
  }

  /// Checks everything and fills the mirror.
  Findings run() throws IOException {
    var longest = Math.max(first.length(), second.length());
    if (longest < CHUNK) {
      throw truncated(first.length() <= second.length() ? first : second);
    }
    var length = (longest + CHUNK - 1) / CHUNK * CHUNK;
    for (var position = 0L; position < length; position += CHUNK) {
      checkChunk(position, longest);
    }
    return new Findings(end, erasureEpoch, length, repairs);
  }

  private void checkChunk(long position, long longest) throws IOException {
    var a = read(first, position);
    var b = read(second, position);
    requireNothingCutOff(position, longest, a, b);
    for (var i = 0; i < SLOTS_PER_CHUNK; i++) {
      var number = Math.toIntExact(position / SlotLayout.SLOT) + i;
      var from = i * SlotLayout.SLOT;
      if (SlotLayout.isZero(a, from, from + SlotLayout.SLOT)
          && SlotLayout.isZero(b, from, from + SlotLayout.SLOT)) {
        continue;
      }
      var inFirst = Arrays.copyOfRange(a, from, from + SlotLayout.SLOT);
      var inSecond = Arrays.copyOfRange(b, from, from + SlotLayout.SLOT);
      if (number == SlotLayout.HEADER_SLOT) {
        repair(first, number, inFirst, header);
        repair(second, number, inSecond, header);
      } else {
        checkSlot(number, inFirst, inSecond);
      }
    }
    extend(first, position);
    extend(second, position);
  }

  private static byte[] read(SlotDisk disk, long position) throws IOException {
    var bytes = new byte[CHUNK];
    disk.read(position, bytes);
    return bytes;
  }

  /// The files grow by whole zeroed chunks before a slot in them is used: used bytes beyond one
  /// copy's end, or in a part chunk, mean that something was cut off.
  private void requireNothingCutOff(long position, long longest, byte[] a, byte[] b)
      throws IOException {
    if (position + CHUNK > longest && !(SlotLayout.isZero(a) && SlotLayout.isZero(b))) {
      throw truncated(first.length() <= second.length() ? first : second);
    }
    requireNothingBeyond(first, position, b);
    requireNothingBeyond(second, position, a);
  }

  private static void requireNothingBeyond(SlotDisk disk, long position, byte[] other)
      throws IOException {
    var from = Math.clamp(disk.length() - position, 0, CHUNK);
    if (!SlotLayout.isZero(Arrays.copyOfRange(other, from, CHUNK))) {
      throw truncated(disk);
    }
  }

  private void extend(SlotDisk disk, long position) throws IOException {
    var has = disk.length() - position;
    if (has < CHUNK) {
      var from = Math.max(0, has);
      repairs.add(new Repair(disk, position + from, new byte[(int) (CHUNK - from)]));
    }
  }

  private void checkSlot(int number, byte[] a, byte[] b) {
    var winner = winner(number, a, b);
    repair(first, number, a, winner);
    repair(second, number, b, winner);
    note(number, winner);
  }

  private byte[] winner(int number, byte[] a, byte[] b) {
    var stateA = layout.stateOf(number, a);
    var stateB = Arrays.equals(a, b) ? stateA : layout.stateOf(number, b);
    if (stateA == State.DESTROYED || stateB == State.DESTROYED) {
      return laterTombstone(stateA, a, stateB, b);
    }
    if (stateA == State.LIVE && stateB == State.LIVE) {
      return Arrays.equals(a, b) ? a : newerOf(number, a, b);
    }
    if (stateA == State.LIVE || stateB == State.LIVE) {
      return stateA == State.LIVE ? a : b;
    }
    if (stateA == State.BAD || stateB == State.BAD) {
      throw damaged(number);
    }
    return new byte[SlotLayout.SLOT];
  }

  private byte[] newerOf(int number, byte[] a, byte[] b) {
    if (SlotLayout.keyEpoch(a) == SlotLayout.keyEpoch(b) || !layout.holdSameKey(number, a, b)) {
      throw differ(number);
    }
    return SlotLayout.keyEpoch(a) == layout.epoch() ? a : b;
  }

  private byte[] laterTombstone(State stateA, byte[] a, State stateB, byte[] b) {
    if (stateA != State.DESTROYED) {
      return b;
    }
    if (stateB != State.DESTROYED) {
      return a;
    }
    if (SlotLayout.erasureEpoch(a) != SlotLayout.erasureEpoch(b)) {
      return SlotLayout.erasureEpoch(a) > SlotLayout.erasureEpoch(b) ? a : b;
    }
    return SlotLayout.keyEpoch(a) == layout.epoch() ? a : b;
  }

  private void repair(SlotDisk disk, int number, byte[] has, byte[] winner) {
    if (!Arrays.equals(has, winner)) {
      repairs.add(new Repair(disk, (long) number * SlotLayout.SLOT, winner));
    }
  }

  private void note(int number, byte[] winner) {
    switch (layout.stateOf(number, winner)) {
      case LIVE -> {
        mirror.makeRoomFor(number);
        mirror.live(number, winner);
        end = Math.max(end, number + 1);
      }
      case DESTROYED -> {
        mirror.makeRoomFor(number);
        mirror.destroyed(number);
        erasureEpoch = Math.max(erasureEpoch, SlotLayout.erasureEpoch(winner));
        end = Math.max(end, number + 1);
      }
      case NEVER, TORN, BAD -> {}
    }
  }

  private static KeyFailure truncated(SlotDisk disk) {
    return new KeyFailure(
        Cause.SLOT_FILE_TRUNCATED,
        disk.name()
            + " ends before slots that are in use. With Tillid stopped, put the other copy's bytes in its place, or restore both copies from the key backup.");
  }

  private KeyFailure differ(int number) {
    return new KeyFailure(
        Cause.SLOT_FILES_DIFFER,
        first.name()
            + " and "
            + second.name()
            + " hold different keys in slot "
            + number
            + ": they are not copies of each other. Restore both from the same key backup.");
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
            + ". Check both disks and restore both copies from the key backup.");
  }
}
