package dk.tillid.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Command;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Episode;
import dk.tillid.domain.MemoryView;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Any sequence of commands keeps the invariants of case work.
class CaseworkProperties {
  private static final int SEQUENCES = 60;
  private static final int COMMANDS = 150;

  @Test
  void anySequenceOfCommandsKeepsTheInvariants() {
    Set<Object> met = new HashSet<>();
    Property.holds(
        SEQUENCES,
        random -> {
          RandomYear year = new RandomYear(random);
          for (int i = 0; i < COMMANDS; i++) {
            year.field.ledger.today(year.today().plusDays(random.nextInt(2)));
            step(year, year.next(), met);
          }
        });
    if (System.getProperty("seed", "").isEmpty()) {
      assertThat(met)
          .contains(
              Outcome.ReferralRecorded.class,
              Outcome.CaseRecorded.class,
              Outcome.ConsentRecorded.class,
              Outcome.Withdrawn.class,
              Outcome.Refused.class,
              Outcome.NotFound.class,
              ClosingReason.UNREACHABLE_PROTOCOL,
              Refusal.ATTEMPT_PROTOCOL_NOT_MET,
              Refusal.CITIZEN_WAS_REACHED,
              Refusal.CASE_CLOSED,
              Refusal.CASE_OPEN,
              Refusal.REFERRAL_HAS_CASE,
              Refusal.REFERRAL_ANSWERED,
              Refusal.OUTCOME_NOT_BY_HAND,
              Refusal.CASE_MISSING,
              Refusal.CASE_NOT_APPLICABLE,
              Refusal.PHASES_NOT_IN_RULES,
              Warning.HOURS_OVER_BUDGET,
              Warning.FIRST_CONTACT_AFTER_DEADLINE);
    }
  }

  private static void step(RandomYear year, Command command, Set<Object> met) {
    MemoryView view = year.field.ledger.view();
    Decision foreseen = command.decide(view);
    assertThat(command.decide(view)).as("the same view, the same decision").isEqualTo(foreseen);
    Optional<CaseFile> before = foreseen.subject().flatMap(view::caseFile);
    Outcome outcome = year.field.run(command);
    met.add(outcome.getClass());
    switch (outcome) {
      case Outcome.Refused refused -> met.add(refused.reason());
      case Outcome.CaseRecorded recorded -> {
        met.addAll(recorded.warnings());
        if (command instanceof CloseCase closing) {
          met.add(closing.reason());
        }
      }
      case Outcome.ReferralRecorded _,
          Outcome.ConsentRecorded _,
          Outcome.Withdrawn _,
          Outcome.NotFound _,
          Outcome.KeyReused _ -> {}
    }
    if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NotFound) {
      assertThat(year.field.ledger.lastChanges()).isEmpty();
    }
    before
        .flatMap(it -> view.caseFile(it.id()))
        .ifPresent(after -> assertNothingDropped(before.orElseThrow(), after));
    if (command instanceof RecordContact contact && outcome instanceof Outcome.CaseRecorded it) {
      assertOverBudgetIsTold(year, contact, it);
    }
    view.caseFiles().forEach(file -> assertSound(year, file));
    view.referrals().forEach(referral -> assertSound(year, referral));
    assertErasedStaysErased(year);
  }

  private static void assertNothingDropped(CaseFile before, CaseFile after) {
    List<Attempt> known = before.course().attempts();
    assertThat(after.course().attempts().subList(0, known.size())).isEqualTo(known);
    assertThat(after.course().episodes())
        .hasSizeGreaterThanOrEqualTo(before.course().episodes().size());
    assertThat(after.contacts().count()).isGreaterThanOrEqualTo(before.contacts().count());
    assertThat(after.consents()).hasSizeGreaterThanOrEqualTo(before.consents().size());
    assertThat(after.codes()).containsAll(before.codes());
    assertThat(after.card().handle()).isEqualTo(before.card().handle());
  }

  private static void assertOverBudgetIsTold(
      RandomYear year, RecordContact contact, Outcome.CaseRecorded outcome) {
    MemoryView view = year.field.ledger.view();
    CaseFile file = year.field.file(contact.caseId());
    LocalDate on = contact.contact().on();
    LocalDate monday = on.minusDays(on.getDayOfWeek().getValue() - 1L);
    int minutes =
        view.contacts(file).stream()
            .filter(it -> !it.on().isBefore(monday) && it.on().isBefore(monday.plusDays(7)))
            .mapToInt(Contact::minutes)
            .sum();
    boolean limited =
        Set.of(Fieldwork.HEDENSTED, Fieldwork.EXAMPLE).contains(file.card().municipality().code());
    assertThat(outcome.warnings().contains(Warning.HOURS_OVER_BUDGET))
        .isEqualTo(limited && minutes > 120);
    assertThat(view.contacts(file)).last().isEqualTo(contact.contact());
  }

  private static void assertSound(RandomYear year, CaseFile file) {
    List<Contact> contacts = year.field.ledger.view().contacts(file);
    assertThat(contacts).hasSize(file.contacts().count());
    List<Episode> episodes = file.course().episodes();
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      assertThat(episode.open()).isEqualTo(episode.closure().isEmpty());
      if (i + 1 < episodes.size()) {
        LocalDate closed = episode.closure().map(Closure::on).orElseThrow();
        assertThat(closed).isBetween(episode.openedOn(), episodes.get(i + 1).openedOn());
      }
      assertClosedByTheRules(file, i);
    }
    assertThat(contacts).allSatisfy(it -> assertThat(within(file, it.on())).isTrue());
    assertThat(file.course().attempts())
        .allSatisfy(it -> {
          Episode episode = episodes.get(it.episode());
          assertThat(it.on()).isAfterOrEqualTo(episode.openedOn());
          episode.closure().ifPresent(end -> assertThat(it.on()).isBeforeOrEqualTo(end.on()));
        });
    if (!file.card().municipality().code().equals(Fieldwork.EXAMPLE)) {
      assertThat(file.course().phases()).isEmpty();
    }
  }

  private static boolean within(CaseFile file, LocalDate day) {
    return file.course().episodes().stream()
        .anyMatch(it ->
            !day.isBefore(it.openedOn())
                && it.closure().map(end -> !day.isAfter(end.on())).orElse(true));
  }

  private static void assertClosedByTheRules(CaseFile file, int index) {
    Episode episode = file.course().episodes().get(index);
    if (episode.closure().map(Closure::reason).orElse(ClosingReason.MOVED_AWAY)
        != ClosingReason.UNREACHABLE_PROTOCOL) {
      return;
    }
    assertThat(file.card().municipality().code()).isIn(Fieldwork.HEDENSTED, Fieldwork.EXAMPLE);
    assertThat(episode.firstContactOn()).isEmpty();
    List<Attempt> attempts =
        file.course().attempts().stream().filter(it -> it.episode() == index).toList();
    assertThat(attempts).allMatch(it -> it.result() == AttemptResult.NOT_REACHED);
    assertThat(attempts)
        .filteredOn(it -> it.kind() == AttemptKind.VISIT && it.noteLeft())
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(attempts)
        .filteredOn(it -> it.kind() == AttemptKind.CALL)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  private static void assertSound(RandomYear year, Referral referral) {
    referral
        .openedCase()
        .ifPresent(id -> assertThat(year.field.file(id).enquiries()).contains(referral.id()));
  }

  private static void assertErasedStaysErased(RandomYear year) {
    MemoryView view = year.field.ledger.view();
    for (CaseId id : year.erased) {
      assertThat(view.caseFile(id)).isEmpty();
      assertThat(view.contacts(id, 0)).isEmpty();
      assertThat(year.codes).noneMatch(code -> view.caseOf(code).equals(Optional.of(id)));
    }
  }
}
