/// The door of the registry: GraphQL over HTTP and WebSocket, and sign-in.
///
/// This package is the line between the doors (`http`) and the operations (`graph`): a door hands
/// over a parsed request and a caller it has proved, and gets bytes back. Invariants: no answer
/// repeats a value of the request; no answer about a case leaves after a withdrawal of it was
/// answered ([Departures]); every error is one of [ErrorCode]; nothing of a case is logged.
@NullMarked
package dk.tillid.api;

import org.jspecify.annotations.NullMarked;
