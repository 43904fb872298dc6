/// The registry's words: values, cases (sager), enquiries (henvendelser), changes, decisions, and
/// the ports that the outer rooms fill in ([Ledger], [View], [TraitIndex], [Commit.Listener]).
///
/// Invariants: nothing here identifies a person; the finest time is the day; no value is null;
/// records are immutable; a `toString` tells nothing of a case. A command decides purely and all
/// chance is drawn before.
@NullMarked
package dk.tillid.domain;

import org.jspecify.annotations.NullMarked;
