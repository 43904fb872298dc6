package dk.tillid.api;

/// An answer in bytes.
///
/// @param executed whether execution began; `false` means a parse, validation, variable or limit
///   error: the answer has no `data` key, and is status 400 under
///   `application/graphql-response+json`
/// @param json the whole body, UTF-8; handed over, not copied: the receiver alone holds it
@SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
public record Answer(boolean executed, byte[] json) {
  /// Says nothing of the answer.
  @Override
  public String toString() {
    return "Answer";
  }
}
