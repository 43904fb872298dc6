/// What is done once every Danish day by itself: [Daily] knows when, a [Round] what.
///
/// Invariants: a day's work is done from its hour on; one that was missed is made up for at the
/// next start; one that failed is tried again within minutes and told once a day; none runs on a
/// thread that answers requests; whoever closes waits for the end of what is under way, so that
/// nothing is closed beneath it.
@NullMarked
package dk.tillid.daily;

import org.jspecify.annotations.NullMarked;
