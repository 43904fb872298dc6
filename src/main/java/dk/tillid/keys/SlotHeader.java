package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.util.Arrays;

/// Reads the headers of both copies and decides whether they belong together and to this keystore.
final class SlotHeader {
  private SlotHeader() {}

  /// The header both copies are to have. A change of the file key writes it anew, first in one
  /// copy, then in the other: of two whole ones that under the key in force counts, and a torn one
  /// is mended from the other.
  static byte[] check(EpochKeys fileKeys, byte[] keystoreId, SlotDisk first, SlotDisk second)
      throws IOException {
    var one = bytes(keystoreId, first);
    var other = bytes(keystoreId, second);
    if (!Arrays.equals(SlotLayout.fileId(one), SlotLayout.fileId(other))) {
      throw new KeyFailure(
          Cause.SLOT_FILE_FOREIGN,
          first.name()
              + " and "
              + second.name()
              + " belong to different stores. Put back the copy that belongs to this store.");
    }
    try (var layout = new SlotLayout(SlotLayout.fileId(one), fileKeys)) {
      if (!layout.isHeader(one) && !layout.isHeader(other)) {
        throw unwritten(first);
      }
      return winner(layout, one, other);
    }
  }

  private static byte[] winner(SlotLayout layout, byte[] one, byte[] other) {
    if (!layout.isHeader(one)) {
      return other;
    }
    var isNewer = layout.isHeader(other) && SlotLayout.headerEpoch(other) == layout.epoch();
    return isNewer ? other : one;
  }

  /// The header of one copy, if it belongs to this keystore.
  static byte[] read(EpochKeys fileKeys, byte[] keystoreId, SlotDisk disk) throws IOException {
    var header = bytes(keystoreId, disk);
    try (var layout = new SlotLayout(SlotLayout.fileId(header), fileKeys)) {
      if (!layout.isHeader(header)) {
        throw unwritten(disk);
      }
    }
    return header;
  }

  private static byte[] bytes(byte[] keystoreId, SlotDisk disk) throws IOException {
    if (disk.length() < SlotLayout.SLOT) {
      throw new KeyFailure(
          Cause.SLOT_FILE_TRUNCATED,
          disk.name()
              + " is cut off. With Tillid stopped, put the other copy's bytes in its place, or restore both copies from the key backup.");
    }
    var header = new byte[SlotLayout.SLOT];
    disk.read(0, header);
    if (!SlotLayout.hasMagic(header)) {
      throw foreign(disk, "is not a slot file");
    }
    if (SlotLayout.format(header) != SlotLayout.FORMAT) {
      throw new KeyFailure(
          Cause.UNKNOWN_FORMAT,
          disk.name()
              + " has a format version this program does not know. Start the version of Tillid that wrote it, or a newer one.");
    }
    if (!Arrays.equals(SlotLayout.keystoreId(header), keystoreId)) {
      throw foreign(disk, "was made with another keystore");
    }
    return header;
  }

  private static KeyFailure unwritten(SlotDisk disk) {
    return foreign(disk, "has a header this keystore did not write");
  }

  private static KeyFailure foreign(SlotDisk disk, String what) {
    return new KeyFailure(
        Cause.SLOT_FILE_FOREIGN,
        disk.name() + " " + what + ". Use keys folder and slot files that belong together.");
  }
}
