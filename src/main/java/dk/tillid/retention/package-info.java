/// The end of what is kept (opbevaring): once a Danish day, everything that has lapsed by the
/// municipality's rules is withdrawn, by the way of a citizen's withdrawal.
///
/// Invariants: decided anew by the ledger's writer, so that nothing open is touched; every erasure
/// is one entry of the audit trail (`retentionErasure`, operator); counts alone are logged; a day
/// withdraws no more than some hundreds, and the rest waits for the next; a day on which the
/// process did not run is caught up with at its next start; nothing is withdrawn on the word of a
/// clock that the days of the trail do not bear out.
@NullMarked
package dk.tillid.retention;

import org.jspecify.annotations.NullMarked;
