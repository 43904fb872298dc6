package dk.tillid.api;

/// A running subscription, as the door holds it.
public interface Subscription {
  /// Receives the events. Calls come one at a time, from a virtual thread, and may block it.
  interface Sink {
    /// One event: a whole execution result. At most one comes for each [Subscription#request()].
    void next(Answer event);

    /// The subscription did not start: an answer with errors and no `data`. The last call.
    void error(Answer refusal);

    /// The subscription ended. The last call.
    void complete();
  }

  /// Says that the door can take one event more. What changes meanwhile is told by one event, so
  /// that a slow reader costs no memory.
  void request();

  /// Ends it. May be called more than once and from any thread.
  void cancel();
}
