package dk.tillid.domain;

import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The consents of one scope of a person with several cases, united on the strict side.
///
/// What was told to a citizen under one pseudonym was never agreed to for the other: whoever
/// consented in one case did not know that the other would be told of too. Hence consent holds for
/// a person only where it holds for every one of the person's cases, and a withdrawal in any case
/// ends, in all, what was given before it or on the same day. A consent given after a merger was
/// given by the whole person: it covers the cases absorbed by then, and their earlier withdrawals
/// do not touch it.
final class PersonConsents {
  /// A consent, the case it was given in, and the cases it covers.
  private record Told(Consent consent, CaseId in, Set<CaseId> covers) {}

  /// What ends a consent weighs more than its absence: an objection in one case excludes the
  /// person.
  private static final Comparator<ConsentStatus> STRICTNESS =
      Comparator.comparing(status ->
          switch (status) {
            case VALID -> 0;
            case NONE -> 1;
            case EXPIRED -> 2;
            case REVOKED -> 3;
          });

  private final Person person;
  private final ConsentScope scope;
  private final List<Told> told = new ArrayList<>();

  PersonConsents(Person person, ConsentScope scope) {
    this.person = person;
    this.scope = scope;
    person.files().forEach(this::read);
  }

  private void read(CaseFile file) {
    for (int place = 0; place < file.consents().size(); place++) {
      Consent consent = file.consents().get(place);
      if (consent.scope() == scope) {
        told.add(new Told(consent, file.id(), covered(file, place, consent.givenOn())));
      }
    }
  }

  /// A consent recorded after a merger but given before it covers its own case only.
  private Set<CaseId> covered(CaseFile file, int place, LocalDate givenOn) {
    Set<CaseId> covered = new HashSet<>(Set.of(file.id()));
    for (Merger.Absorbed below : file.merger().absorbed()) {
      if (place >= below.consentsBefore() && !givenOn.isBefore(below.on())) {
        addWithAllBelow(below.caseId(), covered);
      }
    }
    return covered;
  }

  private void addWithAllBelow(CaseId id, Set<CaseId> covered) {
    covered.add(id);
    person.files().stream()
        .filter(file -> file.id().equals(id))
        .flatMap(file -> file.merger().absorbed().stream())
        .forEach(below -> addWithAllBelow(below.caseId(), covered));
  }

  /// The strictest of what it is in each case.
  ConsentStatus status(Optional<RecipientKind> recipient, LocalDate day) {
    return person.files().stream()
        .map(file -> Consents.status(holding(file.id()), scope, recipient, day))
        .max(STRICTNESS)
        .orElseThrow();
  }

  private List<Consent> holding(CaseId id) {
    return told.stream().filter(it -> it.covers().contains(id)).map(this::ended).toList();
  }

  /// The consent, ended by the first withdrawal since, also of another recipient: a citizen
  /// withdraws a scope whole.
  private Consent ended(Told it) {
    LocalDate givenOn = it.consent().givenOn();
    return told.stream()
        .filter(other -> !it.covers().contains(other.in()))
        .flatMap(other -> other.consent().revokedOn().stream())
        .filter(day -> !day.isBefore(givenOn))
        .min(Comparator.naturalOrder())
        .map(day -> it.consent().endedOn(day))
        .orElse(it.consent());
  }
}
