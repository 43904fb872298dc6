package dk.tillid.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads what [RecordWriter] wrote. Refuses what it could not have written.
final class RecordReader {
  private static final int LONGEST_VARINT = 63;

  private final byte[] bytes;
  private int position;

  RecordReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int octet() {
    if (position == bytes.length) {
      throw new IllegalArgumentException("a record ends too early");
    }
    return bytes[position++] & 0xFF;
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift <= LONGEST_VARINT; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number in a record is too long");
  }

  /// A number of things that each take at least one byte, or a place in a list.
  int small() {
    return Math.toIntExact(unsigned());
  }

  long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | octet();
    }
    return value;
  }

  boolean flag() {
    return switch (octet()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("a flag in a record is neither yes nor no");
    };
  }

  LocalDate day() {
    long zigzag = unsigned();
    return LocalDate.ofEpochDay((zigzag >>> 1) ^ -(zigzag & 1));
  }

  <E extends Enum<E>> E code(E[] list) {
    return at(list, small());
  }

  <E extends Enum<E>> Optional<E> maybeCode(E[] list) {
    int place = small();
    return place == 0 ? Optional.empty() : Optional.of(at(list, place - 1));
  }

  <E extends Enum<E>> Set<E> codes(Class<E> type, E[] list) {
    Set<E> codes = EnumSet.noneOf(type);
    long bits = unsigned();
    while (bits != 0) {
      codes.add(at(list, Long.numberOfTrailingZeros(bits)));
      bits &= bits - 1;
    }
    return codes;
  }

  String text() {
    return new String(chunk(), StandardCharsets.UTF_8);
  }

  byte[] chunk() {
    return raw(small());
  }

  byte[] raw(int length) {
    if (length > bytes.length - position) {
      throw new IllegalArgumentException("a record ends too early");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  <T> Optional<T> maybe(Function<RecordReader, T> read) {
    return flag() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  <T> List<T> list(Function<RecordReader, T> read) {
    int size = small();
    if (size > bytes.length - position) {
      throw new IllegalArgumentException("a list in a record is longer than the record");
    }
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(read.apply(this));
    }
    return items;
  }

  void padding() {
    int zeros = (octet() << Byte.SIZE) | octet();
    raw(zeros);
  }

  /// Refuses bytes after the last value.
  void end() {
    if (position != bytes.length) {
      throw new IllegalArgumentException("a record goes on after its end");
    }
  }

  private static <E> E at(E[] list, int place) {
    if (place >= list.length) {
      throw new IllegalArgumentException("a record names a code this program does not know");
    }
    return list[place];
  }
}
