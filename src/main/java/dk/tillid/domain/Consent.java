package dk.tillid.domain;

import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.Optional;

/// One consent (samtykke) as it was given, kept also after it ended.
///
/// @param recipient the kind of recipient; present with `SHARING`, empty with `STATISTICS`
/// @param expiresOn the last day it holds; empty for an open-ended consent
/// @param revokedOn the day it was withdrawn; it does not hold on that day
public record Consent(
    ConsentScope scope,
    Optional<RecipientKind> recipient,
    LocalDate givenOn,
    Optional<LocalDate> expiresOn,
    Optional<LocalDate> revokedOn) {
  /// The same consent, withdrawn; an earlier withdrawal stands.
  public Consent revoked(LocalDate day) {
    return revokedOn.isPresent()
        ? this
        : new Consent(scope, recipient, givenOn, expiresOn, Optional.of(day));
  }

  /// The same consent, withdrawn on that day at the latest.
  public Consent endedOn(LocalDate day) {
    LocalDate first = revokedOn.filter(known -> known.isBefore(day)).orElse(day);
    return new Consent(scope, recipient, givenOn, expiresOn, Optional.of(first));
  }
}
