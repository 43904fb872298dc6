/// The demonstration year (demonstrationsår): invented cases of the fictive municipality 0999
/// Eksempelkøbing, calibrated to the figures Rudersdal printed for 2010, and as many more in 26
/// further fictive municipalities as a load test needs.
///
/// Invariants: the same settings give the same changes; every round of 55 citizens has the printed
/// margins, drawn independently of each other, so that no cross table means anything; identifiers
/// come from the seed and are therefore **known to everybody who knows the seed**: good for
/// demonstrations only, never for a registry that holds people.
@NullMarked
package dk.tillid.demo;

import org.jspecify.annotations.NullMarked;
