package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records a contact (kontakt). Time over the week's aim is a warning, and so is a missing reason
/// for it; the contact is always kept.
public record RecordContact(Actor actor, Practice practice, CaseId caseId, Contact contact)
    implements Command {
  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, contact.on(), this::decide);
  }

  private Decision decide(Guard guard) {
    ContactBook book = guard.file().contacts();
    boolean needsPage = book.nextPage() == book.pages().size();
    return guard
        .open()
        .dated()
        .unless(
            contact.phase().map(guard.rules().frame().phases()::contains).orElse(true),
            Refusal.PHASES_NOT_IN_RULES,
            RuleKey.PHASES)
        .unless(!needsPage || !practice.full(book.pages()), Refusal.TOO_MANY_ENTRIES)
        .then(() -> recorded(guard, book));
  }

  private Decision recorded(Guard guard, ContactBook book) {
    CaseFile file = guard.file();
    int number = book.nextPage();
    ContactPage page =
        guard
            .view()
            .contacts(caseId, number)
            .orElseGet(() -> ContactPage.empty(caseId, number))
            .with(contact);
    CaseFile moved =
        file.with(book.with(contact.on()))
            .with(file.course().withEpisode(file.course().episode().reachedOn(contact.on())));
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, book.count(), warnings(guard)),
        new Change.CaseWritten(moved),
        new Change.ContactsWritten(page, 1));
  }

  private List<Warning> warnings(Guard guard) {
    boolean over =
        WeekBudget.of(guard.rules(), guard.view(), guard.file(), contact.on())
            .plus(contact.minutes())
            .over();
    return Stream.of(
            when(over, Warning.HOURS_OVER_BUDGET),
            when(over && contact.overrideReason().isEmpty(), Warning.OVERRIDE_REASON_MISSING),
            Warnings.lateFirstContact(practice, guard.file(), contact.on()),
            Warnings.outsideServiceHours(practice, guard.rules(), contact.on()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Warning> when(boolean holds, Warning warning) {
    return holds ? Optional.of(warning) : Optional.empty();
  }
}
