package dk.tillid.store;

import dk.tillid.domain.Change;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Gathers lists of changes into batches for the writer. While one is written, the next is
/// gathered.
final class Loader {
  /// Lists in a batch: the sync is spread over them, and a batch of cases with their pages stays
  /// within some 8 MB.
  private static final int LISTS = 1000;

  private final Writer writer;
  private final Asked asked;
  private CompletableFuture<Long> before = CompletableFuture.completedFuture(0L);

  Loader(Writer writer, Asked asked) {
    this.writer = writer;
    this.asked = asked;
  }

  long load(Stream<List<Change>> lists) {
    long count = 0;
    List<Change> gathered = new ArrayList<>();
    Iterator<List<Change>> each = lists.iterator();
    while (each.hasNext()) {
      gathered.addAll(each.next());
      count++;
      if (count % LISTS == 0) {
        send(gathered);
        gathered = new ArrayList<>();
      }
    }
    send(gathered);
    Writer.told(before);
    return count;
  }

  private void send(List<Change> changes) {
    Writer.told(before);
    if (!changes.isEmpty()) {
      before = new CompletableFuture<>();
      writer.submit(new Job.Load(asked, changes, before));
    }
  }
}
