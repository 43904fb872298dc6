package dk.tillid.daily;

import dk.tillid.log.Event;
import java.time.LocalDate;
import java.util.Optional;

/// What is done once every Danish day. All but [#stop] is called from one thread.
public interface Round {
  /// Its name in one word, for the thread.
  String name();

  /// What is logged where a day's work fails.
  Event failure();

  /// Does a day's work. Where it throws, it is tried again within minutes.
  ///
  /// @param due the Danish day whose work it is: today, or before the hour yesterday
  void work(LocalDate due);

  /// The Danish day of the last work that the disk knows of, so that a restart does none twice;
  /// empty where there was none or where none is kept.
  default Optional<LocalDate> last() {
    return Optional.empty();
  }

  /// Has a work under way end soon. What it left undone is done after the next start.
  default void stop() {}
}
