package dk.tillid.api.http;

import dk.tillid.api.GraphqlService;

/// How far the registry is on its way to answering.
public sealed interface Readiness {
  /// It waits for its passphrase; only health is told.
  record Sealed() implements Readiness {}

  /// The keys are open and the index is being rebuilt.
  ///
  /// @param percent how much of it, 0–100
  record Loading(int percent) implements Readiness {}

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
      case Loading(int percent) -> "{\"status\":\"loading\",\"percent\":" + percent + "}";
      case Sealed _, Ready _ -> "{\"status\":\"" + status() + "\"}";
    };
  }
}
