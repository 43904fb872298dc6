package dk.tillid.api.graph;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Consents;
import dk.tillid.domain.Person;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The consents (samtykker) as the citizen reads them: one line a scope and recipient, over all
/// cases of the person, with everything that was ever given.
final class CitizenConsents {
  private static final Comparator<Consent> NEWEST_FIRST =
      Comparator.comparing(Consent::givenOn).reversed();

  private record Asked(ConsentScope scope, Optional<RecipientKind> recipient) {}

  private record MyConsent(Person person, Asked asked, LocalDate today, Language language) {
    private ConsentStatus status() {
      return Consents.status(person, asked.scope(), asked.recipient(), today);
    }

    private Optional<LocalDate> expiresOn() {
      return Consents.lastDay(person, asked.scope(), asked.recipient(), today);
    }

    private List<CaseFields.DatedConsent> history() {
      return person.all(CaseFile::consents).stream()
          .filter(it -> asked.equals(new Asked(it.scope(), it.recipient())))
          .sorted(NEWEST_FIRST)
          .map(it -> new CaseFields.DatedConsent(it, person, today))
          .toList();
    }

    private String text() {
      return CitizenTexts.consent(
          asked.scope(), asked.recipient(), status(), expiresOn(), language);
    }
  }

  private CitizenConsents() {}

  static void wire(Wiring wiring) {
    wiring
        .type("MyConsent", MyConsent.class)
        .field("scope", it -> it.asked().scope())
        .field("recipient", it -> it.asked().recipient())
        .field("status", MyConsent::status)
        .field("expiresOn", MyConsent::expiresOn)
        .field("history", MyConsent::history)
        .field("text", MyConsent::text);
  }

  /// Those of a person, in the order they were first given; statistics is always among them, since
  /// one can object to it unasked.
  static List<?> of(Person person, LocalDate today, Language language) {
    Set<Asked> asked = new LinkedHashSet<>();
    for (Consent consent : person.all(CaseFile::consents)) {
      asked.add(new Asked(consent.scope(), consent.recipient()));
    }
    asked.add(new Asked(ConsentScope.STATISTICS, Optional.empty()));
    return asked.stream().map(it -> new MyConsent(person, it, today, language)).toList();
  }
}
