package dk.tillid.casework.model;

import dk.tillid.domain.Command;
import dk.tillid.rules.Practice;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/// The next command: of a story begun, or any.
final class Drawn {
  private final Chance chance;
  private final Stories stories;
  private final List<Supplier<Command>> all;
  private final Queue<Supplier<Command>> begun = new ArrayDeque<>();

  Drawn(Chance chance, Practice practice) {
    this.chance = chance;
    DrawnWork work = new DrawnWork(chance, practice);
    DrawnProceedings proceedings = new DrawnProceedings(chance, practice);
    stories = new Stories(chance, work, proceedings);
    all =
        List.of(
            work::enquiry,
            work::enquiry,
            work::answer,
            work::answer,
            work::opening,
            work::reopening,
            work::attempt,
            work::contact,
            work::contact,
            work::observation,
            work::goal,
            work::bridge,
            work::measurement,
            work::closing,
            work::closing,
            proceedings::review,
            proceedings::handover,
            proceedings::complaint,
            proceedings::safetyEvent,
            proceedings::disclosure,
            proceedings::decision,
            proceedings::correction,
            proceedings::note,
            proceedings::assignment,
            proceedings::merger,
            proceedings::undoing,
            proceedings::consent,
            proceedings::newCode,
            proceedings::withdrawal,
            proceedings::lapse);
  }

  Command next() {
    if (!begun.isEmpty() && !chance.oneIn(6)) {
      return begun.remove().get();
    }
    if (begun.isEmpty() && chance.oneIn(9)) {
      begun.addAll(stories.next());
    }
    return chance.pick(all).get();
  }
}
