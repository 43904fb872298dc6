package dk.tillid.transfer;

import dk.tillid.casework.Admittance;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.keys.Randomness;
import dk.tillid.keys.Tags;
import dk.tillid.transfer.Arrivals.Made;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Brings a file of lines in (import). Lines are read by several threads and admitted in their
/// order by one, in batches of about a megabyte; while one batch is written the next is read.
public final class Import {
  /// A batch is handed over once it holds so many bytes of lines.
  private static final int BATCH_BYTES = 1 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// How far an import came.
  ///
  /// @param read lines but blank ones and the header
  /// @param added new cases and enquiries
  /// @param unchanged known before with the same content, or erased since
  /// @param bytes of the file so far
  public record Tally(long read, long added, long unchanged, long refused, long bytes) {
    private static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    private Tally with(Tally more) {
      return new Tally(
          read + more.read,
          added + more.added,
          unchanged + more.unchanged,
          refused + more.refused,
          bytes + more.bytes);
    }
  }

  /// Who is told what.
  ///
  /// @param problem every refused line, in order within a batch
  /// @param progress after every batch
  public record Listener(Consumer<Problem> problem, Consumer<Tally> progress) {}

  /// A line as read.
  private sealed interface Outcome {
    record Came(long line, Arrival arrival) implements Outcome {}

    record Failed(Problem problem) implements Outcome {}
  }

  private record Piece(List<Outcome> outcomes, long bytes) {}

  private record Sent(
      List<Outcome> outcomes, long bytes, CompletableFuture<List<Admission>> answer) {}

  private final Arrivals arrivals;
  private final Intake intake;
  private final Listener listener;
  private final List<Outcome> gathered = new ArrayList<>();
  private long gatheredBytes;
  private Optional<Sent> before = Optional.empty();
  private Tally tally = Tally.NOTHING;

  /// @param admittance what is asked of each case
  public Import(
      Tags tags, Randomness chance, Admittance admittance, Intake intake, Listener listener) {
    this.arrivals = new Arrivals(tags, chance, admittance);
    this.intake = intake;
    this.listener = listener;
  }

  /// Brings all lines in. What was admitted stays, whatever comes after it; bringing the same file
  /// again goes on where an interrupted import ended.
  ///
  /// @throws IOException if the file cannot be read on
  public Tally run(InputStream file) throws IOException {
    Chunks chunks = new Chunks(file);
    int threads = Runtime.getRuntime().availableProcessors();
    Queue<CompletableFuture<Piece>> reading = new ArrayDeque<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(threads)) {
      for (Optional<Chunks.Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
        Chunks.Chunk chunk = next.get();
        reading.add(CompletableFuture.supplyAsync(() -> read(chunk), readers));
        if (reading.size() > 2 * threads) {
          gather(told(reading.remove()));
        }
      }
      while (!reading.isEmpty()) {
        gather(told(reading.remove()));
      }
    }
    send();
    settle();
    return tally;
  }

  private Piece read(Chunks.Chunk chunk) {
    byte[] bytes = chunk.bytes().content();
    List<Outcome> outcomes = new ArrayList<>();
    if (chunk.tooLong()) {
      outcomes.add(new Outcome.Failed(Problem.of(chunk.firstLine(), Fault.TOO_LONG)));
    }
    long line = chunk.firstLine();
    for (int from = 0; from < bytes.length; line++) {
      int end = lineEnd(bytes, from);
      int start = line == 1 ? afterMark(bytes) : from;
      read(line, bytes, start, end).ifPresent(outcomes::add);
      from = end + 1;
    }
    return new Piece(outcomes, bytes.length);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int afterMark(byte[] bytes) {
    boolean marked =
        bytes.length >= BYTE_ORDER_MARK.length && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    return marked ? BYTE_ORDER_MARK.length : 0;
  }

  private Optional<Outcome> read(long line, byte[] bytes, int start, int end) {
    if (blank(bytes, start, end)) {
      return Optional.empty();
    }
    try {
      return switch (LineFormat.read(bytes, start, end - start)) {
        case Line.Header _ when line > 1 -> throw new Malformed(Fault.HEADER_NOT_FIRST);
        case Line.Header _ -> Optional.empty();
        case Line.OfEnquiry enquiry -> Optional.of(outcome(line, arrivals.of(enquiry)));
        case Line.OfCase file -> Optional.of(outcome(line, arrivals.of(file)));
      };
    } catch (Malformed e) {
      return Optional.of(new Outcome.Failed(Problem.of(line, e)));
    }
  }

  private static boolean blank(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at == end;
  }

  private static Outcome outcome(long line, Made made) {
    return switch (made) {
      case Made.Ready(Arrival arrival) -> new Outcome.Came(line, arrival);
      case Made.Refused(var flaw) -> new Outcome.Failed(Problem.of(line, flaw));
    };
  }

  private void gather(Piece piece) {
    gathered.addAll(piece.outcomes());
    gatheredBytes += piece.bytes();
    if (gatheredBytes >= BATCH_BYTES) {
      send();
    }
  }

  /// Hands over what is gathered once the batch before it is durable.
  private void send() {
    settle();
    List<Outcome> outcomes = List.copyOf(gathered);
    List<Arrival> coming =
        outcomes.stream()
            .flatMap(it ->
                it instanceof Outcome.Came(var _, var arrival) ? Stream.of(arrival) : Stream.of())
            .toList();
    before = Optional.of(new Sent(outcomes, gatheredBytes, intake.admit(coming)));
    gathered.clear();
    gatheredBytes = 0;
  }

  private void settle() {
    if (before.isEmpty()) {
      return;
    }
    Sent sent = before.get();
    before = Optional.empty();
    Iterator<Admission> admissions = told(sent.answer()).iterator();
    tally = tally.with(new Tally(0, 0, 0, 0, sent.bytes()));
    for (Outcome outcome : sent.outcomes()) {
      tally =
          tally.with(
              switch (outcome) {
                case Outcome.Failed(Problem problem) -> refused(problem);
                case Outcome.Came(long line, var _) -> admitted(line, admissions.next());
              });
    }
    listener.progress().accept(tally);
  }

  private Tally admitted(long line, Admission admission) {
    return switch (admission) {
      case NEW -> new Tally(1, 1, 0, 0, 0);
      case KNOWN -> new Tally(1, 0, 1, 0, 0);
      case OTHER_CONTENT -> refused(Problem.of(line, Fault.OTHER_CONTENT));
    };
  }

  private Tally refused(Problem problem) {
    listener.problem().accept(problem);
    return new Tally(1, 0, 0, 1, 0);
  }

  private static <T> T told(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// The JSON Schema of a line (draft 2020-12).
  public static String schema() {
    return LineFormat.schema().toPrettyString() + "\n";
  }
}
