package dk.tillid.domain;

import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The one place where the validity of a consent (samtykke) is decided; [PersonConsents] unites
/// what several cases of one person hold.
public final class Consents {
  private Consents() {}

  /// Where consent for this scope and recipient stands on a day.
  ///
  /// A consent holds from the day it was given, through its last day where it has one, and up to
  /// but without the day it was withdrawn. One that holds is enough, whatever became of others:
  /// thus a consent given anew after a withdrawal holds, also on the same day. Where none holds,
  /// the latest tells why: withdrawn, also if it had expired before, or else expired.
  ///
  /// @param recipient the kind of recipient asked about, empty for statistics; a consent naming one
  ///   recipient never holds for another
  public static ConsentStatus status(
      List<Consent> consents,
      ConsentScope scope,
      Optional<RecipientKind> recipient,
      LocalDate day) {
    List<Consent> given =
        consents.stream()
            .filter(it -> it.scope() == scope && it.recipient().equals(recipient))
            .filter(it -> !it.givenOn().isAfter(day))
            .toList();
    if (given.isEmpty()) {
      return ConsentStatus.NONE;
    }
    if (given.stream().anyMatch(it -> !withdrawn(it, day) && !expired(it, day))) {
      return ConsentStatus.VALID;
    }
    return withdrawn(given.getLast(), day) ? ConsentStatus.REVOKED : ConsentStatus.EXPIRED;
  }

  /// Where consent for this scope and recipient stands on a day for a person, over all cases.
  public static ConsentStatus status(
      Person person, ConsentScope scope, Optional<RecipientKind> recipient, LocalDate day) {
    return person.absorbed().isEmpty()
        ? status(person.surviving().consents(), scope, recipient, day)
        : new PersonConsents(person, scope).status(recipient, day);
  }

  /// Where one consent of a person's stands on a day: it holds only where the person's does.
  public static ConsentStatus status(Person person, Consent consent, LocalDate day) {
    ConsentStatus alone = status(List.of(consent), consent.scope(), consent.recipient(), day);
    return alone == ConsentStatus.VALID
        ? status(person, consent.scope(), consent.recipient(), day)
        : alone;
  }

  /// The last day through which a person's consent goes on to hold as things stand, where it holds
  /// on a day.
  ///
  /// @return empty where none holds on that day, or one that is open-ended
  public static Optional<LocalDate> lastDay(
      Person person, ConsentScope scope, Optional<RecipientKind> recipient, LocalDate day) {
    if (status(person, scope, recipient, day) != ConsentStatus.VALID) {
      return Optional.empty();
    }
    return person.all(CaseFile::consents).stream()
        .flatMap(it -> it.expiresOn().stream())
        .filter(last -> !last.isBefore(day))
        .sorted()
        .filter(last -> status(person, scope, recipient, last.plusDays(1)) != ConsentStatus.VALID)
        .findFirst();
  }

  private static boolean withdrawn(Consent consent, LocalDate day) {
    return consent.revokedOn().filter(it -> !it.isAfter(day)).isPresent();
  }

  private static boolean expired(Consent consent, LocalDate day) {
    return consent.expiresOn().filter(day::isAfter).isPresent();
  }
}
