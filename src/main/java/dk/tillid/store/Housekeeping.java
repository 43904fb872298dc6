package dk.tillid.store;

import dk.tillid.domain.Denmark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Lets the ciphertext of what was erased leave the files too. Nobody can read it any more, since
/// its key is destroyed; this is tidiness, not the erasure.
///
/// RocksDB deletes by writing that something is deleted: the old bytes stay in log and files until
/// they are compacted, and the lowest and highest row key of a file stay in the manifest until that
/// is written anew. Therefore: answers that are too old deleted; everything in memory to files, so
/// that the log goes; everything compacted down to the last level; then one write more, which turns
/// the manifest over.
///
/// **Why everything, every time.** Row keys are spread by chance, so that the rows of a few erased
/// cases lie in most of the files: with 100,000 cases and a million contacts on two cores the
/// places of 20 cases took 5.1 s and everything 5.5 s, while writers went on (p99 33 ms). And there
/// is no day on which nothing goes, be it answers of a week ago. So nobody has to remember which
/// places were touched, over a restart neither, and nothing that was deleted can be forgotten.
final class Housekeeping {
  /// The trail is only ever added to: no row of it goes.
  private static final Set<Family> CLEANED = EnumSet.complementOf(EnumSet.of(Family.AUDIT));

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
  private final Sweeper sweeper;
  private volatile State state;
  private volatile boolean stopping;

  Housekeeping(Disk disk, Clock clock, Writer writer) {
    this.disk = disk;
    this.clock = clock;
    this.writer = writer;
    this.sweeper = new Sweeper(disk, clock, writer);
    this.state =
        disk.rocks()
            .get(Family.META, key())
            .map(record -> State.CODEC.decode(Trail.opened(disk, Family.META, key(), record)))
            .orElse(State.NONE);
  }

  static byte[] key() {
    return "housekeeping".getBytes(StandardCharsets.US_ASCII);
  }

  /// The Danish day of the last work; empty if there was none.
  Optional<LocalDate> day() {
    return Optional.of(state.day()).filter(LocalDate.EPOCH::isBefore);
  }

  /// How many acts of destruction may have left ciphertext in the files.
  long outstanding() {
    return disk.slots().erasureEpoch() - state.erasureEpoch();
  }

  /// Forgets answered requests older than seven days.
  ///
  /// @return how many were forgotten
  long sweep() {
    return sweeper.sweep();
  }

  /// Cleans the files. Reading and writing go on meanwhile.
  ///
  /// @return how many acts of destruction left the files; 0 where it was stopped
  synchronized long work() {
    sweeper.sweep();
    long before = state.erasureEpoch();
    long erased = writer.erasedUpTo();
    if (stopping) {
      return 0;
    }
    disk.rocks().flush();
    CLEANED.forEach(disk.rocks()::compact);
    if (stopping) {
      return 0;
    }
    note(new State(Denmark.today(clock), erased));
    disk.rocks().flush();
    return erased - before;
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
    sweeper.close();
    awaitWork();
  }

  /// Whoever holds the lock works.
  private synchronized void awaitWork() {}
}
