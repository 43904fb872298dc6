package dk.tillid.proof;

import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.Needle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Looks for needles at every offset of a stream, hundreds of megabytes a second.
///
/// A window of eight bytes slides over the data; its hash is looked up in a table of bits that fits
/// into the processor's cache and lets one place in a hundred through. Only where it does, and the
/// rest of the hash is a needle's too, all of the needle's bytes are digested and compared. Not
/// safe to share.
public final class Search {
  private static final int BUFFER = 1 << 20;

  /// Of the hash's upper bits; 128 KiB of bits.
  private static final int FILTER_BITS = 20;

  private static final int FILTER_SHIFT = Integer.SIZE - FILTER_BITS;

  private final Fingerprints fingerprints;
  private final Map<Integer, List<Needle>> byBeginning = new HashMap<>();
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private final byte[] buffer = new byte[BUFFER + Fingerprints.LONGEST];

  /// A needle where it was found.
  ///
  /// @param offset of its first byte, from 0
  public record Sighting(Needle needle, long offset) {}

  /// What came of a stream.
  ///
  /// @param bytes how many were read
  public record Outcome(long bytes, List<Sighting> sightings) {}

  /// A search for needles whose fingerprints were made by `fingerprints`.
  public Search(Fingerprints fingerprints, List<Needle> needles) {
    this.fingerprints = fingerprints;
    for (Needle needle : needles) {
      int beginning = needle.fingerprint().beginning();
      byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(needle);
      int bit = beginning >>> FILTER_SHIFT;
      filter[bit >>> 6] |= 1L << bit;
    }
  }

  /// How many needles are looked for.
  public int size() {
    return byBeginning.values().stream().mapToInt(List::size).sum();
  }

  /// Reads a stream to its end.
  ///
  /// @param progress told after each mebibyte how many bytes were read so far
  /// @throws IOException if it cannot be read to its end
  public Outcome in(InputStream data, LongConsumer progress) throws IOException {
    List<Sighting> sightings = new ArrayList<>();
    long start = 0;
    int filled = 0;
    boolean ended = false;
    while (!ended) {
      int read = data.readNBytes(buffer, filled, buffer.length - filled);
      filled += read;
      ended = filled < buffer.length;
      // A needle that may go on beyond the buffer is left for the next round, with all after it.
      int places = ended ? filled : filled - Fingerprints.LONGEST + 1;
      look(places, filled, start, sightings);
      start += places;
      filled -= places;
      System.arraycopy(buffer, places, buffer, 0, filled);
      progress.accept(start + filled);
    }
    return new Outcome(start, sightings);
  }

  /// Looks at the places 0 to `places` − 1, where a needle may begin.
  private void look(int places, int filled, long start, List<Sighting> sightings) {
    int last = Math.min(filled, places + Long.BYTES - 1);
    long window = 0;
    for (int i = 0; i < last; i++) {
      window = (window << 8) | (buffer[i] & 0xff);
      int hash = fingerprints.beginning(window);
      int bit = hash >>> FILTER_SHIFT;
      if ((filter[bit >>> 6] & (1L << bit)) != 0 && i >= Long.BYTES - 1) {
        compare(hash, i - Long.BYTES + 1, filled, start, sightings);
      }
    }
  }

  private void compare(int hash, int from, int filled, long start, List<Sighting> sightings) {
    for (Needle needle : byBeginning.getOrDefault(hash, List.of())) {
      if (fingerprints.fits(needle.fingerprint(), buffer, from, filled)) {
        sightings.add(new Sighting(needle, start + from));
      }
    }
  }
}
