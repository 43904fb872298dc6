/// Consent (samtykke): giving, the citizen's withdrawal (tilbagekaldelse) by paper code, and a new
/// code for one that was lost.
///
/// Invariants: [dk.tillid.domain.Consents#status] alone says whether a consent holds. History is
/// kept: a withdrawal marks, it does not remove, unless everything is to be erased. An unknown code
/// changes nothing and is answered as a known one. Nobody but the citizen comes by a second code
/// while the first still opens anything.
@NullMarked
package dk.tillid.consent;

import org.jspecify.annotations.NullMarked;
