/// Case work (sagsarbejde): one record a command, from the enquiry (henvendelse) to the closing
/// (afslutning), what is done about a case besides (sagsgange), and the questions a working day
/// asks: what is due, how far is the protocol, how much of the week is left.
///
/// Invariants: a command is pure and total: it reads the view it is given and nothing else. Out of
/// reach and missing give one and the same answer. Aims warn and never block; a rule that is not
/// stated is not enforced. An attempt or a contact lies within its episode. Nothing already
/// recorded is dropped. Nothing is told outside the team without consent or danger.
@NullMarked
package dk.tillid.casework;

import org.jspecify.annotations.NullMarked;
