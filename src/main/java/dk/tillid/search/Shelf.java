package dk.tillid.search;

import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitIndex.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// The Lucene side: documents of terms in memory, sorted by place, and pages of them.
final class Shelf implements AutoCloseable {
  /// A 128-bit identifier, of a case or an enquiry.
  record Id(long high, long low) {}

  /// The order of places: newest day first, then rank, unsigned.
  static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::openedDay)
          .reversed()
          .thenComparing(Place::rank, Long::compareUnsigned);

  private static final String ID = "id";
  private static final double BUFFER_MIB = 64; // a start's whole build in few segments
  private static final double SMALLEST_SEGMENT_MIB = 0.05; // below this all segments count alike
  private static final int SEGMENTS_A_TIER = 4;
  private static final int HITS_AT_FIRST = 16;

  /// Each file as one array: a reader's slices of it cost half of those of many buffers.
  private final ByteBuffersDirectory memory =
      new ByteBuffersDirectory(
          new SingleInstanceLockFactory(),
          ByteBuffersDataOutput::new,
          ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);

  private final IndexWriter writer;
  private final SearcherManager searchers;

  Shelf() {
    try {
      writer = new IndexWriter(memory, settings());
      searchers = new SearcherManager(writer, new Uncached());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static IndexWriterConfig settings() {
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setSegmentsPerTier(SEGMENTS_A_TIER);
    merges.setForceMergeDeletesPctAllowed(0);
    merges.setFloorSegmentMB(SMALLEST_SEGMENT_MIB);
    ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
    scheduler.setMaxMergesAndThreads(2, 1);
    scheduler.disableAutoIOThrottle();
    return new IndexWriterConfig()
        .setRAMBufferSizeMB(BUFFER_MIB)
        .setUseCompoundFile(false)
        .setMergePolicy(merges)
        .setMergeScheduler(scheduler)
        .setIndexSort(
            new Sort(
                new SortField(Columns.DAY, SortField.Type.LONG, true),
                new SortField(Columns.RANK, SortField.Type.LONG)));
  }

  /// Lucene's cache of filters costs more than it saves where every filter is a few terms.
  private static final class Uncached extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
      IndexSearcher searcher = super.newSearcher(reader, previous);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /// Writes a document, in place of an earlier one where there may be one.
  void write(Id id, String field, List<String> terms, Place place, boolean replaces) {
    Document document = new Document();
    document.add(new StringField(ID, bytes(id), Field.Store.NO));
    terms.forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
    document.add(new NumericDocValuesField(Columns.DAY, place.openedDay()));
    document.add(new NumericDocValuesField(Columns.RANK, place.rank() ^ Long.MIN_VALUE));
    document.add(new NumericDocValuesField(Columns.HIGH, id.high()));
    document.add(new NumericDocValuesField(Columns.LOW, id.low()));
    try {
      if (replaces) {
        writer.updateDocument(new Term(ID, bytes(id)), document);
      } else {
        writer.addDocument(document);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Deletes a document.
  void delete(Id id) {
    try {
      writer.deleteDocuments(new Term(ID, bytes(id)));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Joins what a build wrote into one segment, so that a search visits one instead of a dozen.
  void compact() {
    try {
      writer.forceMerge(1);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Lets what was deleted leave the memory too: until then it is only marked.
  void forgetDeleted() {
    try {
      writer.forceMergeDeletes();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Lets searches see what was written.
  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// The first `limit` documents of the query after a place, in order.
  List<Hit<Id>> page(Query query, Optional<Place> after, int limit) {
    return search(
        query,
        (weight, leaves) -> {
          List<Hit<Id>> hits = new ArrayList<>(HITS_AT_FIRST);
          for (LeafReaderContext leaf : leaves) {
            collect(weight, leaf, after, limit, hits);
          }
          if (leaves.size() > 1) {
            hits.sort(Comparator.comparing(Hit::place, ORDER));
          }
          return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
        });
  }

  /// The number of documents of the query, at most `cap`.
  int countUpTo(Query query, int cap) {
    return search(
        query,
        (weight, leaves) -> {
          int count = 0;
          for (LeafReaderContext leaf : leaves) {
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator found = matches(weight, leaf);
            while (count < cap && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
              count += live == null || live.get(found.docID()) ? 1 : 0;
            }
          }
          return count;
        });
  }

  private interface Reading<T> {
    T read(Weight weight, List<LeafReaderContext> leaves) throws IOException;
  }

  private <T> T search(Query query, Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        Query simplest = searcher.rewrite(query);
        Weight weight = searcher.createWeight(simplest, ScoreMode.COMPLETE_NO_SCORES, 1);
        return reading.read(weight, searcher.getIndexReader().leaves());
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void collect(
      Weight weight, LeafReaderContext leaf, Optional<Place> after, int limit, List<Hit<Id>> hits)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    int start = after.isPresent() ? Columns.firstAfter(leaf.reader(), after.get()) : 0;
    DocIdSetIterator found = matches(weight, leaf);
    Columns columns = new Columns(leaf.reader());
    int left = limit;
    int document = found.advance(start);
    while (left > 0 && document != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(document)) {
        hits.add(columns.hit(document));
        left--;
      }
      document = found.nextDoc();
    }
  }

  private static DocIdSetIterator matches(Weight weight, LeafReaderContext leaf)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
  }

  private static BytesRef bytes(Id id) {
    byte[] bytes = new byte[2 * Long.BYTES];
    java.nio.ByteBuffer.wrap(bytes).putLong(id.high()).putLong(id.low());
    return new BytesRef(bytes);
  }

  private static StoreFailure failure(IOException cause) {
    return new StoreFailure("search index: memory could not be read or written", cause);
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.rollback();
      memory.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
