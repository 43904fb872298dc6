package dk.tillid.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Shows how far a long work is: nothing in its first two seconds, then a line every two.
final class Pace {
  private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

  private final Screen screen;
  private long last = System.nanoTime();

  Pace(Screen screen) {
    this.screen = screen;
  }

  /// Shows the line if it is time for one.
  void tell(Supplier<String> line) {
    if (System.nanoTime() - last >= EVERY) {
      screen.progress(line.get());
      last = System.nanoTime();
    }
  }
}
