package dk.tillid.store;

import dk.tillid.domain.Denmark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;

/// Lets the ciphertext of what was erased leave the files too. Nobody can read it any more, since
/// its key is destroyed; this is tidiness, not the erasure.
///
/// RocksDB deletes by writing that something is deleted: the old bytes stay in log and files until
/// they are compacted, and the lowest and highest row key of a file stay in the manifest until that
/// is written anew. Therefore: everything in memory to files, so that the log goes; the touched
/// places compacted down to the last level; then one write more, which turns the manifest over.
/// After a restart with something outstanding nobody knows the places, and everything is compacted.
///
/// Answers that were remembered for repetitions stay, unreadable, until they are seven days old.
final class Housekeeping {
  /// What is known of the files.
  ///
  /// @param day the Danish day of the last work; 1970-01-01 if there was none
  /// @param erasureEpoch up to which nothing of what was erased is left in the files
  record State(LocalDate day, long erasureEpoch) {
    static final State NONE = new State(LocalDate.EPOCH, 0);
    static final Codec<State> CODEC = new Codec<>("housekeeping", 1, State::write, State::read);

    private static void write(RecordWriter out, State state) {
      out.day(state.day).fixed(state.erasureEpoch);
    }

    private static State read(RecordReader in) {
      return new State(in.day(), in.fixed());
    }
  }

  private final Disk disk;
  private final Clock clock;
  private final Writer writer;
  private volatile State state;
  private volatile boolean stopping;

  Housekeeping(Disk disk, Clock clock, Writer writer) {
    this.disk = disk;
    this.clock = clock;
    this.writer = writer;
    this.state =
        disk.rocks()
            .get(Family.META, key())
            .map(record -> State.CODEC.decode(Trail.opened(disk, Family.META, key(), record)))
            .orElse(State.NONE);
  }

  static byte[] key() {
    return "housekeeping".getBytes(StandardCharsets.US_ASCII);
  }

  State state() {
    return state;
  }

  /// How many acts of destruction may have left ciphertext in the files.
  long outstanding() {
    return disk.slots().erasureEpoch() - state.erasureEpoch();
  }

  /// Cleans the files. Reading and writing go on meanwhile.
  ///
  /// @return how many acts of destruction left the files
  synchronized long work() {
    Touched.Places places = writer.touched().places();
    long before = state.erasureEpoch();
    if (places.erasureEpoch() == before || stopping) {
      return 0;
    }
    disk.rocks().flush();
    if (places.everything()) {
      disk.rocks().compactEverything();
    } else {
      places.rows().forEach(row -> disk.rocks().compact(row));
      disk.rocks().compact(Family.INTENTS);
    }
    if (stopping) {
      return 0;
    }
    note(new State(Denmark.today(clock), places.erasureEpoch()));
    disk.rocks().flush();
    writer.touched().forget(places);
    return places.erasureEpoch() - before;
  }

  private void note(State done) {
    CompletableFuture<Long> promise = new CompletableFuture<>();
    writer.await(new Job.Note(done, promise), promise);
    state = done;
  }

  /// Ends a work under way soon and begins no other; the next start takes it up.
  void close() {
    stopping = true;
    disk.rocks().cancelCompaction();
    awaitWork();
  }

  /// Whoever holds the lock works.
  private synchronized void awaitWork() {}
}
