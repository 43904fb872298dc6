/// What the process tells of itself: events of a closed list with numbers, never text.
///
/// Invariant: no string of a request, a record or an exception reaches the log.
@NullMarked
package dk.tillid.log;

import org.jspecify.annotations.NullMarked;
