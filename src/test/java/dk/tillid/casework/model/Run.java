package dk.tillid.casework.model;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.MemoryLedger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.View;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.rules.Deadlines;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A ledger and the model side by side, command by command.
final class Run {
  private static final Practice PRACTICE =
      new Practice(
          RuleBook.shipped(),
          new Deadlines(),
          Registry.BACKDATING_DAYS,
          Registry.MOST,
          Registry.UNDO_DAYS);
  private static final Request REQUEST =
      Request.read(
          new Actor(new WorkerId("run"), Role.TEAMLEAD, new Municipality("0766"), Set.of()),
          Operation.RECORD_CONTACT,
          Purpose.CASE_WORK);

  /// Steps between two comparisons of everything.
  private static final int APART = 500;

  /// More than the longest time that anything is kept.
  private static final int PAUSE_MONTHS = 61;

  private final Registry registry;
  private final Chance chance;
  private final Drawn drawn;
  private final Foreseeing foreseeing;
  private final Consumer<LocalDate> calendar;
  private final Met met;
  private Ledger ledger;

  /// Where a run takes place.
  ///
  /// @param calendar sets the ledger's day
  /// @param first the day on which it begins
  record Place(Ledger ledger, Consumer<LocalDate> calendar, LocalDate first) {}

  Run(SplittableRandom random, Wrong wrong, Place place, Met met) {
    registry = new Registry(wrong, place.first());
    chance = new Chance(random, registry);
    drawn = new Drawn(chance, PRACTICE);
    foreseeing = Foreseeing.in(registry);
    ledger = place.ledger();
    calendar = place.calendar();
    this.met = met;
  }

  /// A run against the ledger without a disk.
  static Run inMemory(SplittableRandom random, Wrong wrong, Met met) {
    LocalDate first = first(random);
    MemoryLedger ledger = new MemoryLedger(first);
    return new Run(random, wrong, new Place(ledger, ledger::today, first), met);
  }

  /// Any day of the years with rules, often shortly before days on which nobody works.
  private static LocalDate first(SplittableRandom random) {
    int year = random.nextInt(2021, 2028);
    return switch (random.nextInt(6)) {
      case 0, 1 -> Almanac.easter(year).plusDays(16);
      case 2 -> LocalDate.of(year, 5, 28);
      case 3 -> LocalDate.of(year, 12, 17);
      default -> LocalDate.ofYearDay(random.nextInt(2016, 2028), random.nextInt(1, 366));
    };
  }

  /// Goes on with the ledger opened anew, which must hold what it held.
  void reopened(Ledger again) {
    ledger = again;
    compared();
  }

  /// Draws and compares so many commands, and everything at the end.
  void go(int commands) {
    for (int i = 1; i <= commands; i++) {
      passTime();
      step();
      if (i % APART == 0) compared();
    }
    compared();
  }

  private void compared() {
    new Comparison(registry, PRACTICE, ledger.view()).all();
  }

  private void passTime() {
    if (chance.oneIn(6)) {
      boolean weeks = chance.oneIn(25);
      boolean years = chance.oneIn(150);
      registry.today =
          years
              ? registry.today.plusMonths(PAUSE_MONTHS)
              : registry.today.plusDays(weeks ? chance.random.nextInt(10, 50) : 1);
      calendar.accept(registry.today);
    }
  }

  private void step() {
    Command command = drawn.next();
    Foresight foreseen = foreseeing.of(command);
    View view = ledger.view();
    Decision decision = command.decide(view);
    Outcome outcome = ledger.transact(REQUEST, command);
    met.take(command, decision);
    String name = "command " + met.commands + ", " + command.getClass().getSimpleName();
    if (!(outcome instanceof Outcome.Withdrawn)) {
      assertThat(outcome).as("decided alike twice: %s", name).isEqualTo(decision.outcome());
    }
    switch (foreseen) {
      case Foresight.Absent _ -> {
        assertThat(outcome).as(name).isEqualTo(new Outcome.NotFound());
        assertThat(decision.changes()).as(name).isEmpty();
        assertThat(decision.subjects()).as(name).isEmpty();
      }
      case Foresight.Refused(Set<Outcome.Refused> reasons) -> {
        assertThat(outcome).as(name).isInstanceOf(Outcome.Refused.class).isIn(reasons);
        assertThat(decision.changes()).as(name).isEmpty();
      }
      case Foresight.Accepted it -> accepted(name, it, outcome, decision);
    }
  }

  private void accepted(
      String name, Foresight.Accepted foreseen, Outcome outcome, Decision decision) {
    switch (outcome) {
      case Outcome.CaseRecorded(CaseId id, int index, var warnings) -> {
        assertThat(new Outcome.CaseRecorded(id, index, List.of()))
            .as(name)
            .isEqualTo(foreseen.outcome());
        assertThat(warnings).as(name).containsExactlyInAnyOrderElementsOf(foreseen.warnings());
        assertThat(decision.subjects()).as("accounted for: %s", name).contains(id);
      }
      // The number of erasures is the store's own.
      case Outcome.Withdrawn _ ->
          assertThat(foreseen.outcome()).as(name).isInstanceOf(Outcome.Withdrawn.class);
      case Outcome.ReferralRecorded _,
          Outcome.CodeIssued _,
          Outcome.Refused _,
          Outcome.NotFound _,
          Outcome.KeyReused _ ->
          assertThat(outcome).as(name).isEqualTo(foreseen.outcome());
    }
    foreseen.becomes().run();
    Comparison comparison = new Comparison(registry, PRACTICE, ledger.view());
    decision.subjects().stream()
        .flatMap(id -> Optional.ofNullable(registry.folders.get(id)).stream())
        .flatMap(it -> it.person().stream())
        .distinct()
        .forEach(comparison::folder);
  }
}
