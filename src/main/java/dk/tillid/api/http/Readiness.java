package dk.tillid.api.http;

import dk.tillid.api.GraphqlService;

/// How far the registry is on its way to answering.
public sealed interface Readiness {
  /// It waits for its passphrase; only health is told.
  record Sealed() implements Readiness {}

  /// The keys are open and the index is being rebuilt.
  ///
  /// @param records how many records were read so far
  record Loading(long records) implements Readiness {}

  /// Requests are answered.
  record Ready(GraphqlService service, SignIn signIn) implements Readiness {}

  /// The one word that health tells: `sealed`, `loading` or `ready`.
  default String status() {
    return switch (this) {
      case Sealed _ -> "sealed";
      case Loading _ -> "loading";
      case Ready _ -> "ready";
    };
  }

  /// The body that health tells.
  default String json() {
    return switch (this) {
      case Loading(long records) -> "{\"status\":\"loading\",\"records\":" + records + "}";
      case Sealed _, Ready _ -> "{\"status\":\"" + status() + "\"}";
    };
  }
}
