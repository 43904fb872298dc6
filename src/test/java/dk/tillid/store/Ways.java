package dk.tillid.store;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Digest;
import dk.tillid.domain.IdempotencyKey;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Small commands and requests for tests of the store: what the features decide, without their
/// rules.
final class Ways {
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  static final Clock CLOCK =
      Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  static final Actor WORKER = actor("anna", Role.WORKER);
  static final Actor CITIZEN = actor("citizen", Role.CITIZEN);

  private Ways() {}

  static Actor actor(String name, Role role) {
    return actor(name, role, "0766");
  }

  static Actor actor(String name, Role role, String municipality) {
    return new Actor(
        new WorkerId(name), role, new Municipality(municipality), Set.of(new TeamId("skp")));
  }

  static Request request(Operation operation) {
    return Request.read(WORKER, operation, Purpose.CASE_WORK);
  }

  static Request request(Operation operation, String key, long input) {
    return new Request(
        WORKER,
        operation,
        Purpose.CASE_WORK,
        Optional.of(new Request.Idempotency(new IdempotencyKey(key), new Digest(input, input))));
  }

  static Request withdrawal() {
    return Request.read(CITIZEN, Operation.REVOKE_CONSENT, Purpose.CITIZEN_REQUEST);
  }

  static Command register(Referral referral) {
    return _ ->
        Decision.of(
            new Outcome.ReferralRecorded(referral.id()), new Change.ReferralWritten(referral));
  }

  static Command open(CaseFile file) {
    return _ ->
        Decision.of(
            file.id(),
            new Outcome.CaseRecorded(file.id(), 0, List.of()),
            new Change.CaseWritten(file));
  }

  static Command contact(CaseId id, Contact contact) {
    return view -> {
      Optional<CaseFile> found = view.caseFile(id);
      if (found.isEmpty()) {
        return Decision.notFound();
      }
      CaseFile file = found.get();
      int number = file.contacts().nextPage();
      ContactPage page =
          view.contacts(id, number).orElseGet(() -> ContactPage.empty(id, number)).with(contact);
      return Decision.of(
          id,
          new Outcome.CaseRecorded(id, file.contacts().count(), List.of()),
          new Change.CaseWritten(file.with(file.contacts().with(contact.on()))),
          new Change.ContactsWritten(page, 1));
    };
  }

  static Command consent(CaseId id, CodeTag code) {
    return view ->
        Decision.of(
            id,
            new Outcome.CodeIssued(id, 0, "printed code"),
            new Change.CaseWritten(view.caseFile(id).orElseThrow().with(code)),
            new Change.CodeIssued(code, id));
  }

  /// Ends every code of a case and issues one.
  static Command replace(CaseId id, CodeTag code) {
    return view -> {
      CaseFile file = view.caseFile(id).orElseThrow();
      List<Change> changes = new ArrayList<>();
      changes.add(new Change.CaseWritten(file.withoutCodes().with(code)));
      file.codes().forEach(it -> changes.add(new Change.CodeEnded(it)));
      changes.add(new Change.CodeIssued(code, id));
      return new Decision(new Outcome.CodeIssued(id, 0, "printed code"), changes, Optional.of(id));
    };
  }

  static Command withdraw(CodeTag code) {
    return view ->
        view.caseOf(code)
            .map(id -> Decision.of(id, new Outcome.Withdrawn(0), new Change.CaseErased(id)))
            .orElseGet(() -> Decision.of(new Outcome.Withdrawn(0)))
            .on(code);
  }

  /// Every contact of a case in order.
  static List<Contact> contacts(dk.tillid.domain.View view, CaseFile file) {
    List<Contact> all = new ArrayList<>();
    for (int number = 0; number < file.contacts().pages().size(); number++) {
      all.addAll(view.contacts(file.id(), number).orElseThrow().contacts());
    }
    return all;
  }
}
