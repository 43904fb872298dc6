package dk.tillid.casework;

import static dk.tillid.casework.Fieldwork.HEDENSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Decision;
import dk.tillid.domain.MemoryView;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Any sequence of mergers, undoings, work and withdrawals, against a model that keeps a copy of
/// every case as it was when it was absorbed.
class MergeProperties {
  private static final int SEQUENCES = 80;
  private static final int COMMANDS = 120;
  private static final int CASES = 7;

  /// What the model knows: where an absorbed case lies, since when, and as it was.
  private record Laid(CaseId in, LocalDate on, CaseFile before) {}

  private static final class Team {
    final SplittableRandom random;
    final Fieldwork field = new Fieldwork(HEDENSTED);
    final List<CaseId> ids = new ArrayList<>();
    final List<CodeTag> codes = new ArrayList<>();
    final Map<CaseId, Boolean> wishes = new HashMap<>();
    final Map<CaseId, Laid> laid = new HashMap<>();
    final Set<CaseId> erased = new HashSet<>();

    Team(SplittableRandom random) {
      this.random = random;
      codes.add(new CodeTag(-1, -1));
      for (int i = 0; i < CASES; i++) {
        CaseId id = field.opened(today().minusDays(30));
        boolean wish = random.nextInt(3) == 0;
        CaseFile file = field.file(id);
        field.ledger.given(new Change.CaseWritten(file.with(file.traits().withAnonymity(wish))));
        ids.add(id);
        wishes.put(id, wish);
      }
    }

    LocalDate today() {
      return field.ledger.view().today();
    }

    <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    Command drawn() {
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> new MergeCases(field.lead, field.practice, pick(ids), pick(ids));
        case 3, 4 -> new UndoMerge(field.lead, field.practice, pick(ids));
        case 5, 6, 7 -> field.contact(pick(ids), today(), random.nextInt(200));
        case 8 -> consent();
        default -> new RevokeConsent(pick(codes), scope());
      };
    }

    /// Everything is erased rarely, so that something is left to merge.
    private WithdrawalScope scope() {
      return random.nextInt(5) == 0
          ? WithdrawalScope.EVERYTHING
          : pick(List.of(WithdrawalScope.SHARING, WithdrawalScope.STATISTICS));
    }

    private Command consent() {
      CodeTag code = new CodeTag(random.nextLong(), random.nextLong());
      codes.add(code);
      return new GiveConsent(
          field.worker,
          field.practice,
          pick(ids),
          ConsentScope.SHARING,
          Optional.of(RecipientKind.RELATIVES),
          today(),
          Optional.empty(),
          code,
          "printed");
    }

    CaseId top(CaseId id) {
      return laid.containsKey(id) ? top(laid.get(id).in()) : id;
    }

    Set<CaseId> personOf(CaseId id) {
      return ids.stream()
          .filter(it -> !erased.contains(it) && top(it).equals(top(id)))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void anySequenceKeepsAbsorbedCasesAsTheyWereAndCountsPersonsOnce() {
    Set<Object> met = new HashSet<>();
    Property.holds(
        SEQUENCES,
        random -> {
          Team team = new Team(random);
          for (int i = 0; i < COMMANDS; i++) {
            team.field.ledger.today(team.today().plusDays(random.nextInt(4) == 0 ? 9 : 0));
            step(team, team.drawn(), met);
          }
        });
    Property.together(
        "every kind of merger and refusal is met",
        () ->
            assertThat(met)
                .contains(
                    MergeCases.class,
                    UndoMerge.class,
                    Refusal.CASE_MERGED,
                    Refusal.CASE_NOT_MERGED,
                    Refusal.SAME_CASE,
                    Refusal.UNDO_PERIOD_OVER,
                    "a withdrawal in an absorbed case",
                    "a person of four cases",
                    "an erasure of several cases"));
  }

  private static void step(Team team, Command command, Set<Object> met) {
    MemoryView view = team.field.ledger.view();
    Decision foreseen = command.decide(view);
    Optional<CaseFile> part =
        command instanceof MergeCases merge ? view.caseFile(merge.absorbed()) : Optional.empty();
    if (command instanceof RevokeConsent withdrawal) {
      withdraw(team, withdrawal, met);
    }
    Outcome outcome = team.field.run(command);
    assertThat(foreseen.outcome().getClass()).isEqualTo(outcome.getClass());
    if (outcome instanceof Outcome.Refused refused) {
      met.add(refused.reason());
      assertThat(team.field.ledger.lastChanges()).isEmpty();
    }
    if (outcome instanceof Outcome.CaseRecorded) {
      met.add(command.getClass());
      recorded(team, command, part);
    }
    assertSound(team, met);
  }

  private static void recorded(Team team, Command command, Optional<CaseFile> part) {
    if (command instanceof MergeCases merge) {
      Laid laid = new Laid(merge.surviving(), team.today(), part.orElseThrow());
      assertThat(team.laid.put(merge.absorbed(), laid)).isNull();
    }
    if (command instanceof UndoMerge undo) {
      Laid laid = team.laid.remove(undo.absorbed());
      assertThat(laid).isNotNull();
      assertThat(team.today()).isBeforeOrEqualTo(laid.on().plusDays(Practice.UNDO_MERGE_DAYS));
      assertThat(team.field.file(undo.absorbed())).isEqualTo(laid.before());
    }
    if (command instanceof RecordContact contact) {
      assertThat(team.laid).doesNotContainKey(contact.caseId());
    }
  }

  /// A withdrawal reaches every case of the person, and the copies of those absorbed.
  private static void withdraw(Team team, RevokeConsent withdrawal, Set<Object> met) {
    Optional<CaseId> opened = team.field.ledger.view().caseOf(withdrawal.code());
    if (opened.isEmpty()) {
      return;
    }
    Set<CaseId> person = team.personOf(opened.get());
    if (withdrawal.scope() == WithdrawalScope.EVERYTHING) {
      person.forEach(team.laid::remove);
      team.erased.addAll(person);
      met.add(person.size() > 1 ? "an erasure of several cases" : "an erasure of one");
      return;
    }
    ConsentScope scope = ConsentScope.valueOf(withdrawal.scope().name());
    for (CaseId id : person) {
      if (team.laid.computeIfPresent(id, (_, it) -> withdrawn(it, scope, team.today())) != null) {
        met.add("a withdrawal in an absorbed case");
      }
    }
  }

  private static Laid withdrawn(Laid laid, ConsentScope scope, LocalDate today) {
    List<Consent> consents = new ArrayList<>();
    boolean known = false;
    for (Consent it : laid.before().consents()) {
      known |= it.scope() == scope;
      consents.add(it.scope() == scope ? it.revoked(today) : it);
    }
    if (scope == ConsentScope.STATISTICS && !known) {
      consents.add(
          new Consent(scope, Optional.empty(), today, Optional.empty(), Optional.of(today)));
    }
    return new Laid(laid.in(), laid.on(), laid.before().withConsents(consents));
  }

  private static void assertSound(Team team, Set<Object> met) {
    MemoryView view = team.field.ledger.view();
    Set<Set<CaseId>> persons = new HashSet<>();
    int counted = 0;
    for (CaseId id : team.ids) {
      if (team.erased.contains(id)) {
        assertThat(view.caseFile(id)).isEmpty();
        continue;
      }
      CaseFile file = team.field.file(id);
      Person person = Person.of(view, file);
      Set<CaseId> model = team.personOf(id);
      assertThat(person.files())
          .extracting(CaseFile::id)
          .hasSameElementsAs(model)
          .hasSize(model.size());
      assertThat(person.surviving().id()).isEqualTo(team.top(id));
      counted += persons.add(model) ? model.size() : 0;
      met.add(model.size() > 3 ? "a person of four cases" : "a person of fewer");
      assertThat(person.surviving().traits().anonymousInDialogue())
          .isEqualTo(model.stream().anyMatch(team.wishes::get));
      Optional.ofNullable(team.laid.get(id))
          .ifPresent(
              laid -> assertThat(file.with(laid.before().merger())).isEqualTo(laid.before()));
    }
    assertThat(counted).isEqualTo(team.ids.size() - team.erased.size());
    assertThat(view.caseFiles().stream().filter(it -> !it.merged())).hasSameSizeAs(persons);
    assertNothingNamesTheErased(team);
  }

  private static void assertNothingNamesTheErased(Team team) {
    Set<CaseId> named = new HashSet<>();
    for (CaseFile file : team.field.ledger.view().caseFiles()) {
      file.merger().absorbed().forEach(it -> named.add(it.caseId()));
      if (file.merger() instanceof Merger.Within within) {
        named.add(within.surviving());
      }
    }
    assertThat(named).noneMatch(team.erased::contains);
  }
}
