package dk.tillid.api.http;

import dk.tillid.api.GraphqlService;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// How far the registry is on its way to answering.
public sealed interface Readiness {
  /// It waits for its passphrase; only health is told.
  record Sealed() implements Readiness {}

  /// The keys are open and the index is being rebuilt.
  ///
  /// @param records how many records were read so far
  record Loading(long records) implements Readiness {}

  /// A part that can stop by a failure while the process lives, for good until the next start.
  enum Part {
    /// Nothing is written any more, and so nothing of a case is read either.
    STORE("store"),
    /// Nothing is found any more; citizens' codes and known cases still open.
    INDEX("index");

    private final String word;

    Part(String word) {
      this.word = word;
    }
  }

  /// Requests are answered.
  ///
  /// @param stopped what no longer works; health tells it, so that a supervisor starts the process
  ///   anew, and whatever does not need it is answered until then
  record Ready(GraphqlService service, SignIn signIn, Set<Part> stopped) implements Readiness {
    /// Copies the set.
    public Ready {
      stopped = Set.copyOf(stopped);
    }

    /// Everything works.
    public Ready(GraphqlService service, SignIn signIn) {
      this(service, signIn, Set.of());
    }

    /// The same without a part.
    Ready without(Part part) {
      EnumSet<Part> parts = EnumSet.of(part);
      parts.addAll(stopped);
      return new Ready(service, signIn, parts);
    }
  }

  /// The process ends; what runs is answered, nothing more is begun.
  record Stopping() implements Readiness {}

  /// The one word that health tells: `sealed`, `loading`, `ready`, `failed` or `stopping`.
  default String status() {
    return switch (this) {
      case Sealed _ -> "sealed";
      case Loading _ -> "loading";
      case Ready ready -> ready.stopped().isEmpty() ? "ready" : "failed";
      case Stopping _ -> "stopping";
    };
  }

  /// Whether all requests are answered.
  default boolean isSound() {
    return this instanceof Ready ready && ready.stopped().isEmpty();
  }

  /// The body that health tells.
  default String json() {
    return switch (this) {
      case Loading(long records) -> "{\"status\":\"loading\",\"records\":" + records + "}";
      case Ready ready when !ready.isSound() ->
          "{\"status\":\"" + status() + "\",\"stopped\":[" + words(ready.stopped()) + "]}";
      case Sealed _, Ready _, Stopping _ -> "{\"status\":\"" + status() + "\"}";
    };
  }

  private static String words(Set<Part> parts) {
    return parts.stream()
        .sorted()
        .map(part -> '"' + part.word + '"')
        .collect(Collectors.joining(","));
  }
}
