package dk.tillid.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Writes the bytes of a record; the package page says how each kind of value looks.
final class RecordWriter {
  private static final int BITS = 64;

  private byte[] bytes = new byte[256];
  private int length;

  RecordWriter octet(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    bytes[length++] = (byte) value;
    return this;
  }

  RecordWriter unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    return octet((int) rest);
  }

  RecordWriter fixed(long value) {
    for (int shift = BITS - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      octet((int) (value >>> shift));
    }
    return this;
  }

  RecordWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  /// Zigzag, so that days before 1970 are short too.
  RecordWriter day(LocalDate day) {
    long days = day.toEpochDay();
    return unsigned((days << 1) ^ (days >> (BITS - 1)));
  }

  RecordWriter code(Enum<?> code) {
    return unsigned(code.ordinal());
  }

  RecordWriter maybeCode(Optional<? extends Enum<?>> code) {
    return unsigned(code.map(known -> known.ordinal() + 1).orElse(0));
  }

  RecordWriter codes(Set<? extends Enum<?>> codes) {
    long bits = 0;
    for (Enum<?> code : codes) {
      if (code.ordinal() >= BITS) {
        throw new IllegalArgumentException("a set of codes holds at most 64 codes");
      }
      bits |= 1L << code.ordinal();
    }
    return unsigned(bits);
  }

  RecordWriter text(String text) {
    return chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  RecordWriter chunk(byte[] content) {
    unsigned(content.length);
    return raw(content);
  }

  RecordWriter raw(byte[] content) {
    int needed = length + content.length;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
    System.arraycopy(content, 0, bytes, length, content.length);
    length = needed;
    return this;
  }

  <T> RecordWriter maybe(Optional<T> value, BiConsumer<RecordWriter, T> write) {
    flag(value.isPresent());
    value.ifPresent(present -> write.accept(this, present));
    return this;
  }

  <T> RecordWriter list(List<T> items, BiConsumer<RecordWriter, T> write) {
    unsigned(items.size());
    items.forEach(item -> write.accept(this, item));
    return this;
  }

  /// Zero bytes, after their number in two bytes.
  RecordWriter padding(int zeros) {
    return octet(zeros >>> Byte.SIZE).octet(zeros).raw(new byte[zeros]);
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }
}
