package dk.tillid.api;

/// An answer in bytes. Whoever gets one says when it [#left], also where nobody waits for it.
///
/// @param executed whether execution began; `false` means a parse, validation, variable or limit
///   error: the answer has no `data` key, and is status 400 under
///   `application/graphql-response+json`
/// @param json the whole body, UTF-8; handed over, not copied: the receiver alone holds it
/// @param leaving what waits for its having left
@SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
public record Answer(boolean executed, byte[] json, Runnable leaving) {
  /// An answer that nothing waits for.
  public Answer(boolean executed, byte[] json) {
    this(executed, json, () -> {});
  }

  /// The same answer, about cases: withdrawals wait for its having left.
  public Answer departing(Departures.Departure departure) {
    return new Answer(executed, json, departure::left);
  }

  /// Says that it was handed to the socket, or will never be.
  public void left() {
    leaving.run();
  }

  /// Says nothing of the answer.
  @Override
  public String toString() {
    return "Answer";
  }
}
