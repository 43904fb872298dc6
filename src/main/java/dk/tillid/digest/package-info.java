/// The daily message (daglig besked) that tells a team by e-mail that work waits in the registry.
///
/// Invariants: a message carries three numbers and no content of any case: no handle, no words, no
/// code, no day. It goes out encrypted, except to a mail server on this very machine. A mail server
/// that cannot be reached delays a message and nothing else. Every message made is in the audit
/// trail, since cases were counted for it.
@NullMarked
package dk.tillid.digest;

import org.jspecify.annotations.NullMarked;
