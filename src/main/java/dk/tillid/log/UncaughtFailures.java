package dk.tillid.log;

/// Takes the word from threads that die: the JVM would print the failure with its message, which
/// may hold what a request held.
public final class UncaughtFailures {
  private UncaughtFailures() {}

  /// Has every failure that no thread catches logged by its classes and frames.
  public static void into(EventLog log) {
    Thread.setDefaultUncaughtExceptionHandler(
        (_, failure) -> log.failure(Event.UNCAUGHT_FAILURE, failure));
  }
}
