package dk.tillid.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.casework.Fieldwork;
import dk.tillid.casework.MergeCases;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Role;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.CaseAction;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.Code;
import dk.tillid.rules.Deadlines;
import dk.tillid.rules.DrawnRuleFile;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An action is told possible exactly where its command, sent with complete input, is accepted; and
/// told impossible for exactly the reason that the command gives.
class ActionsProperties {
  private static final int SEQUENCES = 50;
  private static final int COMMANDS = 60;
  private static final int MAX_ENTRIES = 5;
  private static final int UNDO_DAYS = 3;

  private static final List<String> SHIPPED =
      List.of(
          Fieldwork.HEDENSTED,
          Fieldwork.VORDINGBORG,
          Fieldwork.BALLERUP,
          Fieldwork.RUDERSDAL,
          Fieldwork.EXAMPLE);

  @TempDir private Path folder;

  /// A team under drawn rules, its cases, and who asks.
  private final class Team {
    final SplittableRandom random;
    final Fieldwork field;
    final List<CaseId> ids = new ArrayList<>();
    final List<Actor> actors;

    Team(SplittableRandom random) {
      this.random = random;
      boolean shipped = random.nextInt(3) > 0;
      String municipality = shipped ? pick(SHIPPED) : Fieldwork.UNSTATED;
      field = new Fieldwork(municipality);
      field.practice =
          new Practice(
              shipped ? RuleBook.shipped() : drawn(random),
              new Deadlines(),
              Practice.BACKDATING_DAYS,
              MAX_ENTRIES,
              UNDO_DAYS);
      actors =
          List.of(
              field.worker,
              field.lead,
              field.lead,
              Fieldwork.actor(Role.WORKER, municipality, "syd"),
              Fieldwork.actor(Role.AUDITOR, municipality, "nord"));
      for (int i = 0; i < 2; i++) {
        CaseId id = field.opened(field.ledger.view().today());
        ids.add(id);
        tried(id);
      }
    }

    /// Chance alone hardly ever meets the whole protocol.
    private void tried(CaseId id) {
      for (int i = random.nextInt(3); i < 2; i++) {
        field.run(field.missedVisit(id, field.ledger.view().today()));
        field.run(field.missedCall(id, field.ledger.view().today()));
      }
    }

    <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    CaseFile file() {
      return field.file(pick(ids));
    }

    List<PossibleAction> told(Actor actor, CaseFile file) {
      return Actions.of(actor, field.practice, field.ledger.view(), file);
    }

    /// An action as any other, however many choices it has.
    Optional<PossibleAction> chosen(List<PossibleAction> told) {
      List<CaseAction> actions = told.stream().map(PossibleAction::action).distinct().toList();
      if (actions.isEmpty()) {
        return Optional.empty();
      }
      CaseAction action = pick(actions);
      return Optional.of(pick(told.stream().filter(it -> it.action() == action).toList()));
    }
  }

  private RuleBook drawn(SplittableRandom random) {
    try {
      Files.writeString(
          folder.resolve("0727.json"),
          DrawnRuleFile.valid(random).put("municipality", "0727").without("validUntil").toString(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RuleBook.withDirectory(folder);
  }

  /// Everything in which what was told differs from what the commands decide.
  private static List<String> wrong(
      Team team, Actor actor, CaseFile file, List<PossibleAction> told) {
    List<String> wrong = new ArrayList<>();
    CompleteInputs inputs = new CompleteInputs(team.random, team.field, actor, file);
    for (PossibleAction action : told) {
      List<Outcome> outcomes =
          inputs.of(action.action(), action.choice()).stream()
              .map(it -> it.decide(team.field.ledger.view()).outcome())
              .toList();
      if (!agrees(action, outcomes)) {
        wrong.add(action.action() + " " + action.choice() + ": told " + action.outcome());
      }
    }
    for (CaseAction action : CaseAction.values()) {
      boolean offered = told.stream().anyMatch(it -> it.action() == action);
      if (offered != reached(actor, file, action)) {
        wrong.add(action + (offered ? " is offered" : " is missing"));
      }
    }
    return wrong;
  }

  /// Staff of the case's team and the team leads; an action is the operation of its name.
  private static boolean reached(Actor actor, CaseFile file, CaseAction action) {
    return actor.reaches(file) && Operation.valueOf(action.name()).permits(actor.role());
  }

  private static boolean agrees(PossibleAction told, List<Outcome> outcomes) {
    boolean accepted = outcomes.stream().anyMatch(it -> !(it instanceof Outcome.Refused));
    boolean found = outcomes.stream().noneMatch(Outcome.NotFound.class::isInstance);
    return found
        && told.possible() == accepted
        && (accepted ? pointsOut(told, outcomes) : told.outcome().equals(outcomes.getFirst()));
  }

  /// Where the answer hangs on the choice alone, the warnings do too.
  private static boolean pointsOut(PossibleAction told, List<Outcome> outcomes) {
    Set<Warning> seen = new HashSet<>();
    outcomes.stream()
        .filter(Outcome.CaseRecorded.class::isInstance)
        .map(Outcome.CaseRecorded.class::cast)
        .forEach(it -> seen.addAll(it.warnings()));
    boolean fixed = told.choice().isPresent() || told.action() == CaseAction.RECORD_TEAM_REVIEW;
    return fixed
        ? seen.equals(Set.copyOf(told.warnings()))
        : told.action() == CaseAction.RECORD_COMPLAINT || seen.containsAll(told.warnings());
  }

  @Test
  void actionIsToldPossibleExactlyWhereItsCommandIsAccepted() {
    Set<Object> met = new HashSet<>();
    Property.holds(
        SEQUENCES,
        random -> {
          Team team = new Team(random);
          for (int i = 0; i < COMMANDS; i++) {
            team.field.ledger.today(team.field.ledger.view().today().plusDays(random.nextInt(3)));
            step(team, met);
          }
        });
    if (System.getProperty("seed", "").isEmpty()) {
      assertEnoughWasMet(met);
    }
  }

  private static void step(Team team, Set<Object> met) {
    Actor actor = team.pick(team.actors);
    CaseFile file = team.file();
    List<PossibleAction> told = team.told(actor, file);
    assertThat(wrong(team, actor, file, told)).isEmpty();
    told.forEach(
        it -> met.add(it.refused().<Object>map(Outcome.Refused::reason).orElse(it.action())));
    told.stream()
        .filter(PossibleAction::possible)
        .flatMap(it -> it.choice().stream())
        .forEach(met::add);
    team.chosen(told).ifPresent(it -> send(team, actor, file, it));
  }

  /// Sends it in truth. A way that is refused changes nothing, so that the next can be tried.
  private static void send(Team team, Actor actor, CaseFile file, PossibleAction told) {
    List<Command> ways =
        new CompleteInputs(team.random, team.field, actor, file).of(told.action(), told.choice());
    if (!told.possible()) {
      assertThat(team.field.run(ways.getFirst())).isEqualTo(told.outcome());
      assertThat(team.field.ledger.lastChanges()).isEmpty();
      return;
    }
    for (Command way : ways) {
      if (!(team.field.run(way) instanceof Outcome.Refused)) {
        assertThat(team.field.ledger.lastChanges()).isNotEmpty();
        if (way instanceof MergeCases merge) {
          team.ids.add(merge.absorbed());
        }
        return;
      }
    }
    throw new AssertionError(told.action() + " was told possible");
  }

  private static void assertEnoughWasMet(Set<Object> met) {
    assertThat(met).contains((Object[]) CaseAction.values());
    assertThat(met).contains((Object[]) ClosingReason.values());
    assertThat(met)
        .contains(
            Refusal.CASE_CLOSED,
            Refusal.CASE_OPEN,
            Refusal.CLOSING_REASON_NOT_IN_RULES,
            Refusal.ATTEMPT_PROTOCOL_NOT_MET,
            Refusal.CITIZEN_WAS_REACHED,
            Refusal.PHASES_NOT_IN_RULES,
            Refusal.BASELINE_EXISTS,
            Refusal.TOO_MANY_ENTRIES,
            Refusal.CONSENT_MISSING,
            Refusal.COMPLAINT_NOT_POSSIBLE,
            Refusal.INTERVENER_NOT_IN_RULES,
            Refusal.DECISION_NOT_ISSUED,
            Refusal.NOTE_NOT_IN_RULES,
            Refusal.CASE_MERGED,
            Refusal.CASE_NOT_MERGED,
            Refusal.UNDO_PERIOD_OVER);
  }

  /// The check above notices any one answer turned round, refused for another reason, or left out.
  @Test
  void wrongAnswerIsNoticed() {
    Property.holds(
        6,
        random -> {
          Team team = new Team(random);
          for (int i = 0; i < COMMANDS; i++) {
            step(team, new HashSet<>());
          }
          CaseFile file = team.file();
          List<PossibleAction> told = team.told(team.field.lead, file);
          for (int place = 0; place < told.size(); place++) {
            List<PossibleAction> turned = new ArrayList<>(told);
            turned.set(place, turned(told.get(place)));
            assertThat(wrong(team, team.field.lead, file, turned)).hasSize(1);
          }
          for (CaseAction action : CaseAction.values()) {
            List<PossibleAction> fewer = told.stream().filter(it -> it.action() != action).toList();
            assertThat(wrong(team, team.field.lead, file, fewer))
                .containsExactly(action + " is missing");
          }
        });
  }

  private static PossibleAction turned(PossibleAction told) {
    Optional<Code> choice = told.choice();
    Outcome another =
        told.refused()
            .filter(it -> it.rule().isPresent())
            .<Outcome>map(it -> Outcome.Refused.because(it.reason()))
            .orElseGet(() ->
                told.possible()
                    ? Outcome.Refused.because(Refusal.CASE_CLOSED)
                    : Fieldwork.recorded(new CaseId(0, 0), 0));
    return new PossibleAction(told.action(), choice, another);
  }

  @Test
  void actionsAreNamedAsTheirOperations() {
    assertThat(Arrays.stream(CaseAction.values()).map(it -> Operation.valueOf(it.name())))
        .allMatch(it -> it.permits(Role.TEAMLEAD));
  }
}
