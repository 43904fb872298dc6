/// Consent (samtykke): giving, and the citizen's withdrawal (tilbagekaldelse) by paper code.
///
/// Invariants: [dk.tillid.domain.Consents#status] alone says whether a consent holds. History is
/// kept: a withdrawal marks, it does not remove, unless everything is to be erased. An unknown code
/// changes nothing and is answered as a known one.
@NullMarked
package dk.tillid.consent;

import org.jspecify.annotations.NullMarked;
