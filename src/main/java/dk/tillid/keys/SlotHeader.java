package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.util.Arrays;

/// Reads the headers of both copies and decides whether they belong together and to this keystore.
final class SlotHeader {
  private SlotHeader() {}

  /// The header both copies have; of two that differ in the epoch of the file key alone, as a
  /// change of that key leaves them, the one under the key in force.
  static byte[] check(EpochKeys fileKeys, byte[] keystoreId, SlotDisk first, SlotDisk second)
      throws IOException {
    var header = read(fileKeys, keystoreId, first);
    var other = read(fileKeys, keystoreId, second);
    if (!Arrays.equals(SlotLayout.fileId(header), SlotLayout.fileId(other))) {
      throw new KeyFailure(
          Cause.SLOT_FILE_FOREIGN,
          first.name()
              + " and "
              + second.name()
              + " belong to different stores. Put back the copy that belongs to this store.");
    }
    return SlotLayout.headerEpoch(header) == fileKeys.epoch() ? header : other;
  }

  /// The header of one copy, if it belongs to this keystore.
  static byte[] read(EpochKeys fileKeys, byte[] keystoreId, SlotDisk disk) throws IOException {
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
    try (var layout = new SlotLayout(SlotLayout.fileId(header), fileKeys)) {
      if (!layout.isHeader(header)) {
        throw foreign(disk, "has a header this keystore did not write");
      }
    }
    return header;
  }

  private static KeyFailure foreign(SlotDisk disk, String what) {
    return new KeyFailure(
        Cause.SLOT_FILE_FOREIGN,
        disk.name() + " " + what + ". Use keys folder and slot files that belong together.");
  }
}
