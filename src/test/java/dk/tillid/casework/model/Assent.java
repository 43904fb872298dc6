package dk.tillid.casework.model;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.RecipientKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the citizen has agreed to, in all cases together.
///
/// What was agreed to under one pseudonym was not agreed to under another: a person agrees only
/// where every case is covered by a consent that holds, and a withdrawal in one case ends what was
/// given before it in the others.
record Assent(Wrong wrong, Folder folder) {
  /// Whether this kind of recipient may be told on a day.
  boolean toTell(RecipientKind recipient, LocalDate day) {
    return to(ConsentScope.SHARING, Optional.of(recipient), day);
  }

  /// Whether the citizen agrees on a day.
  boolean to(ConsentScope scope, Optional<RecipientKind> recipient, LocalDate day) {
    List<Folder> person = folder.person();
    List<Given> holding =
        person.stream()
            .flatMap(it -> it.consents.stream().filter(one -> fits(one, scope, recipient)))
            .filter(it -> holds(it, person, day))
            .toList();
    boolean one = holding.stream().findAny().isPresent();
    boolean all = person.stream().allMatch(it -> covered(it.id, holding));
    return wrong == Wrong.MERGED_CONSENTS_ON_THE_LENIENT_SIDE ? one : all;
  }

  private static boolean covered(CaseId id, List<Given> holding) {
    return holding.stream().anyMatch(it -> it.covers.contains(id));
  }

  private boolean fits(Given it, ConsentScope scope, Optional<RecipientKind> recipient) {
    return (it.scope == scope || wrong == Wrong.CONSENT_OF_EVERY_SCOPE)
        && (it.recipient.equals(recipient)
            || (wrong == Wrong.CONSENT_FOR_EVERY_RECIPIENT && recipient.isPresent())
            || (wrong == Wrong.CONSENT_OF_EVERY_SCOPE && it.recipient.isEmpty()));
  }

  private boolean holds(Given it, List<Folder> person, LocalDate day) {
    boolean begun = !it.on.isAfter(day) || wrong == Wrong.CONSENT_BEFORE_IT_WAS_GIVEN;
    boolean over =
        it.lastDay.filter(day::isAfter).isPresent() && wrong != Wrong.CONSENT_AFTER_ITS_LAST_DAY;
    boolean ended =
        it.withdrawn.filter(end -> !end.isAfter(day)).isPresent()
            && wrong != Wrong.CONSENT_AFTER_ITS_WITHDRAWAL;
    return begun && !over && !ended && !endedElsewhere(it, person, day);
  }

  /// Whether a withdrawal of the scope, since it was given, in a case that it does not cover has
  /// come by the day.
  private boolean endedElsewhere(Given it, List<Folder> person, LocalDate day) {
    return wrong != Wrong.MERGED_WITHDRAWALS_APART
        && person.stream()
            .filter(other -> !it.covers.contains(other.id))
            .flatMap(other -> other.consents.stream())
            .filter(other -> other.scope == it.scope)
            .flatMap(other -> other.withdrawn.stream())
            .anyMatch(end -> !end.isBefore(it.on) && !end.isAfter(day));
  }
}
