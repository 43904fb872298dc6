package dk.tillid.casework.model;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.casework.Pending;
import dk.tillid.casework.Protocol;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Consents;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Person;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.effect.StatusReport;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Whether the registry is as the model says.
record Comparison(Registry registry, Practice practice, View view) {
  /// Everything that was ever recorded.
  void all() {
    registry
        .folders
        .values()
        .forEach(it -> {
          folder(it);
          assertThat(view.caseOf(it.card.handle())).contains(it.id);
        });
    registry.enquiries.forEach((id, it) -> assertThat(view.referral(id)).contains(it));
    registry.erasedEnquiries.forEach(id -> assertThat(view.referral(id)).isEmpty());
    registry.erased.forEach(id -> {
      assertThat(view.caseFile(id)).isEmpty();
      assertThat(view.contacts(id, 0)).isEmpty();
    });
    registry.codes.forEach((code, id) -> assertThat(view.caseOf(code)).contains(id));
    registry.endedCodes.forEach(code -> assertThat(view.caseOf(code)).isEmpty());
    Chance.MUNICIPALITIES.stream().distinct().forEach(this::counted);
  }

  /// One case in all that is known of it.
  void folder(Folder it) {
    CaseFile file = view.caseFile(it.id).orElseThrow(() -> new AssertionError("a case is gone"));
    assertThat(file.card()).isEqualTo(it.card);
    assertThat(file.traits()).isEqualTo(it.traits.withAnonymity(it.anonymous(registry.wrong)));
    assertThat(file.anonymousOfItsOwn()).isEqualTo(it.traits.anonymousInDialogue());
    assertThat(file.note()).isEqualTo(it.note);
    course(file, it);
    proceedings(file.proceedings(), it);
    assertThat(file.consents()).isEqualTo(it.consents.stream().map(Given::held).toList());
    assertThat(file.codes()).isEqualTo(it.codes);
    merger(file, it);
    assent(file, it);
    pending(file, it);
  }

  private void course(CaseFile file, Folder it) {
    assertThat(file.open()).isEqualTo(it.open());
    assertThat(file.course().episodes()).isEqualTo(it.episodes);
    assertThat(file.course().attempts()).isEqualTo(it.attempts);
    assertThat(file.course().observations()).isEqualTo(it.observations);
    assertThat(file.course().phases()).isEqualTo(it.phases);
    assertThat(file.course().goals()).isEqualTo(it.goals);
    assertThat(file.course().bridges()).isEqualTo(it.bridges);
    assertThat(file.course().measurements()).isEqualTo(it.measurements);
    List<Contact> contacts = new ArrayList<>();
    for (int page = 0; page < file.contacts().pages().size(); page++) {
      contacts.addAll(view.contacts(it.id, page).map(ContactPage::contacts).orElse(List.of()));
    }
    assertThat(contacts).isEqualTo(it.contacts);
    assertThat(file.contacts().count()).isEqualTo(it.contacts.size());
  }

  private static void proceedings(Proceedings held, Folder it) {
    assertThat(held.teamReviews()).isEqualTo(it.reviews);
    assertThat(held.handovers()).isEqualTo(it.handovers);
    assertThat(held.complaints()).isEqualTo(it.complaints);
    assertThat(held.safetyEvents()).isEqualTo(it.dangers);
    assertThat(held.disclosures()).isEqualTo(it.disclosures);
    assertThat(held.formalDecisions()).isEqualTo(it.decisions);
    assertThat(held.enquiries()).isEqualTo(it.furtherEnquiries);
  }

  private static void merger(CaseFile file, Folder it) {
    assertThat(file.merged()).isEqualTo(it.in.isPresent());
    if (file.merger() instanceof Merger.Within within) {
      assertThat(within.surviving()).isEqualTo(it.in.orElseThrow().id);
      assertThat(within.on()).isEqualTo(it.in.orElseThrow().absorbed.get(it));
    }
    assertThat(file.merger().absorbed())
        .extracting(Merger.Absorbed::caseId)
        .containsExactlyElementsOf(it.absorbed.keySet().stream().map(below -> below.id).toList());
    assertThat(file.merger().absorbed())
        .extracting(Merger.Absorbed::on)
        .containsExactlyElementsOf(it.absorbed.values());
  }

  private void assent(CaseFile file, Folder it) {
    Person person = Person.of(view, file);
    Assent assent = new Assent(registry.wrong, it);
    for (RecipientKind recipient : RecipientKind.values()) {
      assertThat(holds(person, ConsentScope.SHARING, Optional.of(recipient)))
          .isEqualTo(assent.toTell(recipient, registry.today));
    }
    assertThat(holds(person, ConsentScope.STATISTICS, Optional.empty()))
        .isEqualTo(assent.to(ConsentScope.STATISTICS, Optional.empty(), registry.today));
  }

  private boolean holds(Person person, ConsentScope scope, Optional<RecipientKind> recipient) {
    return Consents.status(person, scope, recipient, registry.today) == ConsentStatus.VALID;
  }

  private void pending(CaseFile file, Folder it) {
    boolean waits = it.open() && it.in.isEmpty() && !it.reached();
    Pending pending = Pending.of(practice, registry.today, file);
    assertThat(pending.due()).isEqualTo(waits ? registry.due(it) : Optional.empty());
    boolean asked = waits && registry.says(it, registry.today, Says.VISITS_AND_CALLS);
    CourseForeseen course = new CourseForeseen(registry);
    assertThat(pending.protocol())
        .isEqualTo(
            asked
                ? Optional.of(new Protocol((int) course.visits(it), 2, (int) course.calls(it), 2))
                : Optional.empty());
  }

  /// A person counts once in a year, also with several cases; the episodes each for itself.
  private void counted(String municipality) {
    List<Folder> here =
        registry.folders.values().stream()
            .filter(it -> it.municipality().equals(municipality))
            .toList();
    List<Person> persons = new ArrayList<>();
    for (Folder it : here) {
      CaseFile file = view.caseFile(it.id).orElseThrow();
      if (!file.merged()) persons.add(Person.of(view, file));
    }
    StatusReport report =
        StatusReport.of(
            registry.today.getYear(), OptionalInt.empty(), registry.today, persons.stream());
    assertThat(report.courses().episodes()).isEqualTo(episodes(here));
    assertThat(report.citizens().population().total()).isEqualTo(persons(here));
  }

  private int episodes(List<Folder> folders) {
    return folders.stream()
        .mapToInt(it -> (int) it.episodes.stream().filter(this::ofThisYear).count())
        .sum();
  }

  private int persons(List<Folder> folders) {
    if (registry.is(Wrong.REOPENED_IS_ANOTHER_PERSON)) return episodes(folders);
    boolean apart = registry.is(Wrong.MERGED_ARE_TWO_PERSONS);
    return (int)
        folders.stream()
            .filter(it -> apart || it.in.isEmpty())
            .map(it -> apart ? List.of(it) : it.person())
            .filter(it -> episodes(it) > 0)
            .count();
  }

  /// Reached, be it only to decline, and not over before the year.
  private boolean ofThisYear(Episode it) {
    LocalDate first = registry.today.withDayOfYear(1);
    boolean declined =
        it.closure()
            .filter(end -> end.reason() == ClosingReason.DECLINED_FIRST_CONTACT)
            .isPresent();
    return (it.firstContactOn().isPresent() || declined)
        && it.closure().filter(end -> end.on().isBefore(first)).isEmpty();
  }
}
