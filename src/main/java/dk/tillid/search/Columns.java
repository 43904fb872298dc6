package dk.tillid.search;

import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitIndex.Place;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/// The four numbers of each document of one segment, read in ascending order of documents.
final class Columns {
  static final String DAY = "day";

  /// The rank with its sign bit turned, so that Lucene's signed order is the unsigned one.
  static final String RANK = "rank";

  static final String HIGH = "high";
  static final String LOW = "low";

  private final NumericDocValues day;
  private final NumericDocValues rank;
  private final NumericDocValues high;
  private final NumericDocValues low;

  Columns(LeafReader segment) throws IOException {
    day = DocValues.getNumeric(segment, DAY);
    rank = DocValues.getNumeric(segment, RANK);
    high = DocValues.getNumeric(segment, HIGH);
    low = DocValues.getNumeric(segment, LOW);
  }

  Hit<Shelf.Id> hit(int document) throws IOException {
    return new Hit<>(
        new Shelf.Id(at(high, document), at(low, document)),
        new Place(at(day, document), at(rank, document) ^ Long.MIN_VALUE));
  }

  /// The first document of the sorted segment whose place comes after `place`.
  static int firstAfter(LeafReader segment, Place place) throws IOException {
    int from = 0;
    int to = segment.maxDoc();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Shelf.ORDER.compare(new Columns(segment).place(middle), place) > 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private Place place(int document) throws IOException {
    return new Place(at(day, document), at(rank, document) ^ Long.MIN_VALUE);
  }

  private static long at(NumericDocValues values, int document) throws IOException {
    if (!values.advanceExact(document)) {
      throw new IllegalStateException("a document without its numbers");
    }
    return values.longValue();
  }
}
