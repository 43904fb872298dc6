package dk.tillid.log;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The only way to log: one JSON object a line with time (UTC, seconds), event and numbers.
///
/// A failure is logged with the classes and frames of its causes and never with their messages,
/// since a message may hold input.
public final class EventLog {
  private static final int FRAMES = 12;
  private static final int CAUSES = 4;

  private final Appendable out;
  private final Clock clock;

  /// A log that writes whole lines to `out`.
  public EventLog(Appendable out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /// Logs an event with its numbers.
  public void write(Event event, long... numbers) {
    append(event, numbers, "");
  }

  /// Logs an event with the classes and frames of a failure.
  public void failure(Event event, Throwable failure, long... numbers) {
    append(event, numbers, ",\"failure\":[" + trace(failure) + "]");
  }

  private void append(Event event, long[] numbers, String tail) {
    String list = LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(","));
    String line =
        String.format(
            Locale.ROOT,
            "{\"time\":\"%s\",\"event\":\"%s\",\"numbers\":[%s]%s}%n",
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            event,
            list,
            tail);
    synchronized (out) {
      try {
        out.append(line);
      } catch (IOException e) {
        // A log that cannot be written must not fail the request it speaks of.
        return;
      }
    }
  }

  private static String trace(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .flatMap(EventLog::frames)
        .map(frame -> '"' + frame + '"')
        .collect(Collectors.joining(","));
  }

  private static Stream<String> frames(Throwable failure) {
    return Stream.concat(
        Stream.of(failure.getClass().getName()),
        Stream.of(failure.getStackTrace())
            .limit(FRAMES)
            .map(f -> f.getClassName() + "." + f.getMethodName() + ":" + f.getLineNumber()));
  }
}
