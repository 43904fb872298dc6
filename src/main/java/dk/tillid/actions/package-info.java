/// What may be done now in a case (mulige handlinger), told before it is done.
///
/// Invariants: there is no rule here. Each action is tried by the decision of its own command, with
/// complete input and today's date, on the state that is shown; the decision is dropped, so that
/// nothing is written. What the command would answer as not found is not offered at all.
@NullMarked
package dk.tillid.actions;

import org.jspecify.annotations.NullMarked;
