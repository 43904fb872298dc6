package dk.tillid.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The slot file of a backup in which every withdrawal was carried out that the journal in custody
/// knows beyond it. That is done in memory: no key of a withdrawn case comes to the disk. Closing
/// wipes it. Hides itself in `toString`.
public final class RestoredSlots implements AutoCloseable {
  private final byte[] bytes;
  private final int withdrawals;

  RestoredSlots(byte[] bytes, int withdrawals) {
    this.bytes = bytes;
    this.withdrawals = withdrawals;
  }

  /// How many withdrawals were carried out.
  public int withdrawals() {
    return withdrawals;
  }

  /// Writes one copy where there is none; it is on disk when this returns.
  ///
  /// @throws IOException if the disk refuses, or something is there
  public void write(Path file) throws IOException {
    KeyFiles.folderOf(file);
    KeyFiles.create(file, bytes);
    KeyFiles.syncFolder(file);
  }

  /// Overwrites and removes a copy that an interrupted writing left, if there is one.
  ///
  /// @throws IOException if the disk refuses
  public static void remove(Path file) throws IOException {
    if (Files.exists(file)) {
      KeyFiles.overwrite(file, new byte[Math.toIntExact(Files.size(file))]);
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "RestoredSlots[hidden]";
  }
}
