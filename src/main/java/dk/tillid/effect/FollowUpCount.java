package dk.tillid.effect;

import dk.tillid.domain.Closure;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.code.Answer;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;

/// Counts the follow-ups of the episodes closed in one period, one after the other.
final class FollowUpCount {
  /// When the latest follow-up of an episode was made.
  private enum Made {
    BY_CLOSING,
    LATER,
    NEVER
  }

  private final Period period;
  private final Counter<Made> made = new Counter<>(Made.values());
  private final IntStream.Builder days = IntStream.builder();
  private final Counter<Answer> newService = new Counter<>(Answer.values());
  private final Counter<Answer> society = new Counter<>(Answer.values());
  private final Counter<Answer> isolation = new Counter<>(Answer.values());

  FollowUpCount(Period period) {
    this.period = period;
  }

  void add(Spell spell) {
    spell.closedIn(period).ifPresent(end -> add(spell, end));
  }

  private void add(Spell spell, Closure end) {
    if (spell.later().isPresent()) {
      made.add(Made.LATER);
      addLater(spell.effects(), end, spell.later().get());
    } else {
      made.add(spell.effects().followUp().isPresent() ? Made.BY_CLOSING : Made.NEVER);
    }
  }

  private void addLater(Effects effects, Closure end, Measurement followUp) {
    days.add((int) ChronoUnit.DAYS.between(end.on(), followUp.on()));
    effects.usesNewService().ifPresent(newService::add);
    effects.usesSociety().ifPresent(society::add);
    effects.isolationBroken().ifPresent(isolation::add);
  }

  Movement.FollowUps counted() {
    int[] sorted = days.build().sorted().toArray();
    return new Movement.FollowUps(
        made.of(Made.BY_CLOSING),
        made.of(Made.LATER),
        made.of(Made.NEVER),
        sorted.length == 0 ? Optional.empty() : Optional.of(after(sorted)),
        answers(newService),
        answers(society),
        answers(isolation));
  }

  private Movement.Answers answers(Counter<Answer> given) {
    int yes = given.of(Answer.YES);
    int no = given.of(Answer.NO);
    int unknown = given.of(Answer.UNKNOWN);
    return new Movement.Answers(yes, no, unknown, made.of(Made.LATER) - yes - no - unknown);
  }

  private static Movement.DaysAfter after(int[] sorted) {
    return new Movement.DaysAfter(
        sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
  }
}
