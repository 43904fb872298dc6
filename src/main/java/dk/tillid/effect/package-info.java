/// Effect (effekt), the annual status report (statusrapport), the movements (bevægelser) over
/// quarters and years, and completeness (datakvalitet): what the records of one municipality say,
/// exactly.
///
/// Everything here is pure: the same cases, year and day give the same report, and nothing is kept.
/// The figures are exact, so that they are for the own team lead only and not for publication;
/// small cells are shown. The report has the tables of Rudersdal's "Statusrapport for 2010".
///
/// Invariants: a person counts once a year, however many episodes and merged cases there are; what
/// is not recorded is counted as not recorded and never as "no"; every percentage is of the year's
/// citizens, whole, rounded half up; an event after the report's last day changes no figure, except
/// that a follow-up measured later completes the effect of a course that ended in the year.
@NullMarked
package dk.tillid.effect;

import org.jspecify.annotations.NullMarked;
