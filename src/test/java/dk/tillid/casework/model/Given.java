package dk.tillid.casework.model;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Consent;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A consent as the citizen gave it, and the cases it was given for.
final class Given {
  final ConsentScope scope;
  final Optional<RecipientKind> recipient;
  final LocalDate on;
  final Optional<LocalDate> lastDay;
  final Set<CaseId> covers = new HashSet<>();
  Optional<LocalDate> withdrawn = Optional.empty();

  Given(
      ConsentScope scope,
      Optional<RecipientKind> recipient,
      LocalDate on,
      Optional<LocalDate> lastDay) {
    this.scope = scope;
    this.recipient = recipient;
    this.on = on;
    this.lastDay = lastDay;
  }

  /// As it must be held.
  Consent held() {
    return new Consent(scope, recipient, on, lastDay, withdrawn);
  }
}
