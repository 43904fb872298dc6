package dk.tillid.keys;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Writes the slots of both copies anew under the file key in force, in their place, so that their
/// wrapping under the key before is overwritten. Chunk by chunk, each on disk in the first copy
/// before the second is touched: a crash can tear one of them, never both. The header comes last.
final class SlotRenewal {
  private final SlotLayout layout;
  private final SlotDisk first;
  private final SlotDisk second;
  private final SlotMirror mirror;
  private final Entropy entropy;
  private int count;

  SlotRenewal(
      SlotLayout layout, SlotDisk first, SlotDisk second, SlotMirror mirror, Entropy entropy) {
    this.layout = layout;
    this.first = first;
    this.second = second;
    this.mirror = mirror;
    this.entropy = entropy;
  }

  /// Writes every slot anew, then the header.
  ///
  /// @param length of both copies, which are alike
  /// @return the header there is now
  byte[] run(byte[] header, long length, IntConsumer progress) throws IOException {
    for (var position = 0L; position < length; position += SlotCheck.CHUNK) {
      var chunk = new byte[SlotCheck.CHUNK];
      first.read(position, chunk);
      var before = count;
      renew(chunk, Math.toIntExact(position / SlotLayout.SLOT));
      if (count > before) {
        write(position, chunk);
      }
      progress.accept(Math.toIntExact((position + SlotCheck.CHUNK) / SlotLayout.SLOT));
    }
    if (SlotLayout.headerEpoch(header) == layout.epoch()) {
      return header;
    }
    var renewed = layout.header(SlotLayout.keystoreId(header));
    write(0, renewed);
    return renewed;
  }

  private void renew(byte[] chunk, int firstNumber) {
    for (var i = 0; i < SlotCheck.SLOTS_PER_CHUNK; i++) {
      var number = firstNumber + i;
      var at = i * SlotLayout.SLOT;
      var slot = Arrays.copyOfRange(chunk, at, at + SlotLayout.SLOT);
      if (number == SlotLayout.HEADER_SLOT
          || SlotLayout.isZero(slot)
          || SlotLayout.keyEpoch(slot) == layout.epoch()) {
        continue;
      }
      var renewed = layout.renewed(number, slot, entropy.bytes(Aead.NONCE));
      System.arraycopy(renewed, 0, chunk, at, SlotLayout.SLOT);
      if (!SlotLayout.isMarkedDestroyed(renewed)) {
        mirror.live(number, renewed);
      }
      count++;
    }
  }

  private void write(long position, byte[] bytes) throws IOException {
    first.write(position, bytes);
    first.force();
    second.write(position, bytes);
    second.force();
  }

  int count() {
    return count;
  }
}
