package dk.tillid.consent;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records one consent and issues a fresh paper code for it. Codes issued before stay good. A
/// consent can be given on a closed case too. Given on a case that absorbed others, it covers them.
///
/// @param recipient the kind of recipient; needed for sharing, none for statistics
/// @param expiresOn the last day; empty for an open-ended consent
/// @param code the keyed hash of the newly drawn code
/// @param printed the same code in its printed form, told once
public record GiveConsent(
    Actor actor,
    Practice practice,
    CaseId caseId,
    ConsentScope scope,
    Optional<RecipientKind> recipient,
    LocalDate givenOn,
    Optional<LocalDate> expiresOn,
    CodeTag code,
    String printed)
    implements Command {
  @Override
  public Decision decide(View view) {
    return view.caseFile(caseId)
        .filter(actor::reaches)
        .map(file ->
            refusal(view, file)
                .map(reason -> Decision.refused(caseId, reason))
                .orElseGet(() -> given(file)))
        .orElseGet(Decision::notFound);
  }

  private Optional<Refusal> refusal(View view, CaseFile file) {
    return when(file.merged(), Refusal.CASE_MERGED)
        .or(() -> practice.refusal(view.today(), givenOn))
        .or(() -> when(givenOn.isBefore(firstDay(file)), Refusal.DATE_BEFORE_OPENING))
        .or(() -> when(withdrawnSince(Person.of(view, file)), Refusal.DATE_TOO_OLD))
        .or(this::recipientRefusal)
        .or(() ->
            when(expiresOn.filter(givenOn::isAfter).isPresent(), Refusal.EXPIRY_BEFORE_CONSENT))
        .or(() ->
            when(
                practice.full(file.consents()) || practice.full(file.codes()),
                Refusal.TOO_MANY_ENTRIES));
  }

  private Optional<Refusal> recipientRefusal() {
    return switch (scope) {
      case SHARING -> when(recipient.isEmpty(), Refusal.RECIPIENT_MISSING);
      case STATISTICS -> when(recipient.isPresent(), Refusal.RECIPIENT_NOT_APPLICABLE);
    };
  }

  /// A consent recorded late must not undo a withdrawal that came after it was given.
  private boolean withdrawnSince(Person person) {
    return person.all(CaseFile::consents).stream()
        .filter(it -> it.scope() == scope)
        .flatMap(it -> it.revokedOn().stream())
        .anyMatch(givenOn::isBefore);
  }

  private static LocalDate firstDay(CaseFile file) {
    return file.course().episodes().getFirst().openedOn();
  }

  private static Optional<Refusal> when(boolean broken, Refusal refusal) {
    return broken ? Optional.of(refusal) : Optional.empty();
  }

  private Decision given(CaseFile file) {
    List<Consent> consents = new ArrayList<>(file.consents());
    consents.add(new Consent(scope, recipient, givenOn, expiresOn, Optional.empty()));
    return Decision.of(
        caseId,
        new Outcome.CodeIssued(caseId, file.consents().size(), printed),
        new Change.CaseWritten(file.withConsents(consents).with(code)),
        new Change.CodeIssued(code, caseId));
  }

  /// Hides the code.
  @Override
  public String toString() {
    return "GiveConsent";
  }
}
