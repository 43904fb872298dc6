package dk.tillid.effect;

import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.Service;
import dk.tillid.effect.Happening.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Five years of a municipality, drawn by chance: people who are reached, missed, decline, come
/// back after weeks or years, are helped twice under two cases, and are asked again long after.
///
/// @param diary of each case in the order it happened
record Population(List<Happening> diary, List<Enquiry> enquiries) {
  /// The registry's day: within the first quarter of the sixth year.
  static final LocalDate TODAY = LocalDate.of(2024, 2, 14);

  static final LocalDate FROM = LocalDate.of(2019, 1, 1);
  private static final int DAYS = 5 * 365;

  /// An enquiry and what became of it.
  record Enquiry(LocalDate on, ReferralOutcome outcome) {}

  static Population drawn(SplittableRandom chance) {
    List<Happening> diary = new ArrayList<>();
    int people = chance.nextInt(30);
    for (int person = 0; person < people; person++) {
      int files = chance.nextInt(7) == 0 ? 2 : 1;
      for (int file = 0; file < files; file++) {
        new Life(chance, person, file, diary).live();
      }
    }
    List<Enquiry> enquiries = new ArrayList<>();
    for (int i = chance.nextInt(40); i > 0; i--) {
      enquiries.add(new Enquiry(day(chance), any(chance, ReferralOutcome.values())));
    }
    return new Population(List.copyOf(diary), List.copyOf(enquiries));
  }

  private static LocalDate day(SplittableRandom chance) {
    return FROM.plusDays(chance.nextInt(DAYS));
  }

  private static <T> T any(SplittableRandom chance, T[] values) {
    return values[chance.nextInt(values.length)];
  }

  /// The life of one case.
  private static final class Life {
    private static final int MOST_EPISODES = 4;

    private final SplittableRandom chance;
    private final int person;
    private final int file;
    private final List<Happening> diary;
    private LocalDate on;

    Life(SplittableRandom chance, int person, int file, List<Happening> diary) {
      this.chance = chance;
      this.person = person;
      this.file = file;
      this.diary = diary;
      this.on = day(chance);
    }

    void live() {
      boolean again = true;
      for (int episode = 0; again && episode < MOST_EPISODES; episode++) {
        open();
        run();
        again = close() && chance.nextInt(5) < 3;
        followUpLater();
        pause(0, again && one(8) ? 0 : 500);
      }
    }

    private void open() {
      Optional<LocalDate> received =
          one(2) ? Optional.empty() : Optional.of(on.minusDays(chance.nextInt(30)));
      write(new Happening.Opened(received));
    }

    private void run() {
      for (int i = chance.nextInt(4); i > 0; i--) {
        pause(0, 20);
        write(new Happening.Tried(AttemptResult.NOT_REACHED));
      }
      if (one(4)) return;
      if (one(3)) {
        write(new Happening.Tried(any(chance, AttemptResult.values())));
      }
      if (one(3)) measure(MeasurementKind.BASELINE);
      for (int i = chance.nextInt(15); i > 0; i--) {
        pause(0, one(12) ? 500 : 25);
        work();
      }
    }

    private void work() {
      switch (chance.nextInt(6)) {
        case 0 ->
            write(
                new Happening.Bridged(
                    any(chance, Service.values()), any(chance, BridgeStage.values())));
        case 1 -> write(new Happening.Tried(any(chance, AttemptResult.values())));
        case 2 -> measure(any(chance, MeasurementKind.values()));
        default -> write(new Happening.Met());
      }
    }

    private boolean close() {
      if (one(4)) return false;
      pause(0, 60);
      ClosingReason reason =
          one(3) ? ClosingReason.ISOLATION_BROKEN : any(chance, ClosingReason.values());
      Set<IsolationBrokenBy> by = EnumSet.noneOf(IsolationBrokenBy.class);
      if (reason == ClosingReason.ISOLATION_BROKEN) {
        by.add(any(chance, IsolationBrokenBy.values()));
        by.add(any(chance, IsolationBrokenBy.values()));
      }
      write(new Happening.Ended(reason, by));
      return true;
    }

    private void followUpLater() {
      for (int i = chance.nextInt(3); i > 0; i--) {
        pause(0, 200);
        measure(MeasurementKind.FOLLOW_UP);
      }
    }

    private void measure(MeasurementKind kind) {
      Set<Service> uses = EnumSet.noneOf(Service.class);
      for (int i = chance.nextInt(3); i > 0; i--) uses.add(any(chance, Service.values()));
      write(
          new Happening.Measured(
              kind, uses, any(chance, Answer.values()), any(chance, Answer.values())));
    }

    private void pause(int least, int most) {
      on = on.plusDays(least + chance.nextInt(most - least + 1));
    }

    private void write(What what) {
      if (!on.isAfter(TODAY)) diary.add(new Happening(on, person, file, what));
    }

    private boolean one(int of) {
      return chance.nextInt(of) == 0;
    }
  }
}
