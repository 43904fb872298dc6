package dk.tillid.store;

import java.util.ArrayList;
import java.util.List;

/// Where rows of erased things and of ended codes were deleted since the last housekeeping, in
/// memory alone, for these are names of rows. Safe to share.
final class Touched {
  /// More places than this are no less work than everything.
  static final int MOST_PLACES = 4_096;

  /// Some places, or everything.
  ///
  /// @param erasureEpoch up to which the rows were deleted
  /// @param additions how often places were added until then
  record Places(boolean everything, List<Row> rows, long erasureEpoch, long additions) {
    Places {
      rows = List.copyOf(rows);
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private boolean everything;
  private long erasureEpoch;
  private long additions;

  /// At start: nobody knows the places.
  ///
  /// @param erasureEpoch up to which all rows were deleted
  Touched(long erasureEpoch) {
    this.erasureEpoch = erasureEpoch;
    this.everything = true;
  }

  /// Adds the places of one erasure or of codes that were ended, after the rows were deleted.
  synchronized void add(List<Row> deleted, long epoch) {
    erasureEpoch = epoch;
    additions++;
    everything |= rows.size() + deleted.size() > MOST_PLACES;
    if (everything) {
      rows.clear();
    } else {
      rows.addAll(deleted);
    }
  }

  /// The places so far. They stay until they are [#forget]-ten.
  synchronized Places places() {
    return new Places(everything, rows, erasureEpoch, additions);
  }

  /// Forgets places that are clean; those added since stay.
  synchronized void forget(Places clean) {
    if (additions == clean.additions()) {
      everything = false;
      rows.clear();
    } else if (!clean.everything() && !everything) {
      rows.subList(0, clean.rows().size()).clear();
    }
  }
}
