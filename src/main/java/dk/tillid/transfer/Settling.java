package dk.tillid.transfer;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts cases that came from elsewhere in place, each under a handle that is free here.
///
/// @param settlers the surviving case first
record Settling(List<Settler> settlers) implements Command {
  /// One case.
  ///
  /// @param file whose handle does not count
  /// @param handles newly drawn; the first that is free becomes the case's
  record Settler(
      CaseFile file, List<Handle> handles, List<ContactPage> pages, List<Referral> referrals) {}

  @Override
  public Decision decide(View view) {
    List<Change> changes = new ArrayList<>();
    Set<Handle> taken = new HashSet<>();
    for (Settler settler : settlers) {
      settler.referrals().forEach(it -> changes.add(new Change.ReferralWritten(it)));
      changes.add(new Change.CaseWritten(named(settler, freeHandle(view, settler, taken))));
      settler
          .pages()
          .forEach(it -> changes.add(new Change.ContactsWritten(it, it.contacts().size())));
    }
    CaseFile first = settlers.getFirst().file();
    return new Decision(
        new Outcome.CaseRecorded(first.id(), 0, List.of()), changes, Optional.of(first.id()));
  }

  private static Handle freeHandle(View view, Settler settler, Set<Handle> taken) {
    return settler.handles().stream()
        .filter(handle -> view.caseOf(handle).isEmpty() && taken.add(handle))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every drawn handle is in use"));
  }

  private static CaseFile named(Settler settler, Handle handle) {
    CaseCard card = settler.file().card();
    return settler
        .file()
        .with(new CaseCard(handle, card.words(), card.municipality(), card.team(), card.workers()));
  }
}
