package dk.tillid.api;

import dk.tillid.domain.Actor;
import java.time.Instant;

/// Who calls, as the door has proved it.
public sealed interface Caller {
  /// Somebody with a valid token.
  ///
  /// @param expires when the token ends; a subscription ends with it
  record SignedIn(Actor actor, Instant expires) implements Caller {}

  /// Nobody known: a citizen (borger) with a paper code, or anybody else.
  record Anonymous() implements Caller {}
}
