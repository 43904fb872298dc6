/// The closed code lists (kodelister) of §99 work, each with a stable identifier and a Danish and
/// English label.
///
/// Invariant: codes are stored by their place in the list. A code is added last and never removed
/// or moved.
@NullMarked
package dk.tillid.domain.code;

import org.jspecify.annotations.NullMarked;
