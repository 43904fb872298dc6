package dk.tillid.store;

import dk.tillid.domain.Rejected;
import dk.tillid.domain.StoreFailure;
import java.time.DateTimeException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// How one kind of record becomes bytes: a version, then its values.
///
/// @param name what the record is, for messages
/// @param version the version it is written in; another one is refused
record Codec<V>(
    String name, int version, BiConsumer<RecordWriter, V> write, Function<RecordReader, V> read) {

  byte[] encode(V value) {
    RecordWriter out = new RecordWriter().octet(version);
    write.accept(out, value);
    return out.bytes();
  }

  /// @throws StoreFailure if this program did not write these bytes
  V decode(byte[] bytes) {
    RecordReader in = new RecordReader(bytes);
    try {
      requireKnown(in.octet());
      V value = read.apply(in);
      in.end();
      return value;
    } catch (Rejected | IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new StoreFailure(
          "A record of kind '"
              + name
              + "' does not read. Restore data folder and keys folder from the same backup.",
          e);
    }
  }

  private void requireKnown(int found) {
    if (found != version) {
      throw new StoreFailure(
          "A record of kind '"
              + name
              + "' has version "
              + found
              + ", and this program knows version "
              + version
              + ". Start the version of Tillid that wrote it, or a newer one.");
    }
  }
}
