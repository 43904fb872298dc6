package dk.tillid.consent;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.WithdrawalScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The citizen's withdrawal (tilbagekaldelse) by paper code. The code is the whole authority: no
/// account, no role. Unknown, repeated and fresh withdrawals are answered alike; the ledger fills
/// in the number of erasures.
///
/// Withdrawing from statistics is an objection, also where no consent was ever recorded: it is then
/// kept as a consent that was given and withdrawn on the same day and so never held. Releases leave
/// out every case whose status for statistics is `REVOKED`.
///
/// A code opens the whole person: what is withdrawn with the code of one case is withdrawn in all
/// cases merged with it.
///
/// Withdrawing everything erases the cases and every enquiry that belongs to them: they tell of the
/// same person.
public record RevokeConsent(CodeTag code, WithdrawalScope scope) implements Command {
  private static final Outcome WITHDRAWN = new Outcome.Withdrawn(0);

  @Override
  public Decision decide(View view) {
    return view.caseOf(code)
        .flatMap(view::caseFile)
        .map(file -> decide(view, file))
        .orElseGet(() -> Decision.of(WITHDRAWN))
        .on(code);
  }

  private Decision decide(View view, CaseFile file) {
    Person person = Person.of(view, file);
    List<Change> changes =
        switch (scope) {
          case SHARING -> withdrawn(person, it -> revoked(it, ConsentScope.SHARING, view.today()));
          case STATISTICS -> withdrawn(person, it -> objected(it, view.today()));
          case EVERYTHING -> person.erasure();
        };
    return new Decision(WITHDRAWN, changes, Optional.of(file.id()));
  }

  private static List<Consent> revoked(CaseFile file, ConsentScope ended, LocalDate today) {
    return file.consents().stream()
        .map(it -> it.scope() == ended ? it.revoked(today) : it)
        .toList();
  }

  private static List<Consent> objected(CaseFile file, LocalDate today) {
    List<Consent> consents = new ArrayList<>(revoked(file, ConsentScope.STATISTICS, today));
    if (consents.stream().noneMatch(it -> it.scope() == ConsentScope.STATISTICS)) {
      consents.add(
          new Consent(
              ConsentScope.STATISTICS,
              Optional.empty(),
              today,
              Optional.empty(),
              Optional.of(today)));
    }
    return consents;
  }

  private static List<Change> withdrawn(Person person, Function<CaseFile, List<Consent>> changed) {
    List<Change> changes = new ArrayList<>();
    for (CaseFile file : person.files()) {
      List<Consent> consents = changed.apply(file);
      if (!consents.equals(file.consents())) {
        changes.add(new Change.CaseWritten(file.withConsents(consents)));
      }
    }
    return changes;
  }
}
