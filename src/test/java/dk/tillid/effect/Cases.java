package dk.tillid.effect;

import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Words;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/// Cases written by hand and cases drawn by chance, for the tests of the report.
final class Cases {
  private static final LocalDate FROM = LocalDate.of(2008, 1, 1);
  private static final int DAYS = 4 * 365;

  private Cases() {}

  /// A case with one episode, opened and reached on the same day.
  static CaseFile reached(LocalDate on) {
    return file(Course.begin(episode(on).reachedOn(on)));
  }

  static CaseFile file(Course course) {
    Traits traits =
        new Traits(
            Gender.FEMALE,
            AgeBand.UNKNOWN,
            OptionalInt.empty(),
            CivilStatus.UNKNOWN,
            LivingSituation.UNKNOWN,
            Set.of(),
            false);
    return file(traits, course);
  }

  static CaseFile file(Traits traits, Course course) {
    return file(new CaseId(0, 0), traits, course);
  }

  static CaseFile file(CaseId id, Traits traits, Course course) {
    return CaseFile.opened(
        id,
        new CaseCard(
            new Handle("00000000"),
            new Words("blå", "sten"),
            RudersdalFixture.MUNICIPALITY,
            RudersdalFixture.TEAM,
            List.of()),
        traits,
        course);
  }

  static Episode episode(LocalDate openedOn) {
    return new Episode(
        openedOn,
        ReferralSource.SELF,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Closure closure(LocalDate on, ClosingReason reason) {
    return new Closure(on, reason, Set.of(), Set.of(), Set.of());
  }

  static CaseFile closed(CaseFile file, LocalDate on) {
    return file.with(
        file.course()
            .withEpisode(file.course().episode().closed(closure(on, ClosingReason.SELF_RELIANT))));
  }

  static CaseFile housed(CaseFile file, LocalDate on, HousingSituation where) {
    return file.with(
        file.course()
            .with(
                new Observation(
                    on,
                    Optional.of(where),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty())));
  }

  static CaseFile measured(
      CaseFile file, LocalDate on, MeasurementKind kind, Answer isolation, Service... services) {
    Set<Service> used = EnumSet.noneOf(Service.class);
    used.addAll(List.of(services));
    return file.with(
        file.course()
            .with(
                new Measurement(
                    file.course().episodeIndex(), on, kind, used, Answer.UNKNOWN, isolation)));
  }

  /// Up to 40 cases of 2008–2011 in every state a case can be in.
  static List<CaseFile> drawn(SplittableRandom chance) {
    List<CaseFile> files = new ArrayList<>();
    int count = chance.nextInt(41);
    for (int i = 0; i < count; i++) {
      files.add(oneDrawn(chance));
    }
    return files;
  }

  private static CaseFile oneDrawn(SplittableRandom chance) {
    Course course = Course.begin(drawnEpisode(chance, day(chance)));
    while (!course.episode().open() && chance.nextInt(3) == 0) {
      LocalDate after = course.episode().closure().orElseThrow().on();
      course = course.reopened(drawnEpisode(chance, after.plusDays(chance.nextInt(300))));
    }
    for (int i = chance.nextInt(5); i > 0; i--) course = course.with(drawnObservation(chance));
    for (int i = chance.nextInt(4); i > 0; i--) course = drawnBridge(chance, course);
    for (int i = chance.nextInt(5); i > 0; i--) course = drawnMeasurement(chance, course);
    int age = 16 + chance.nextInt(60);
    boolean known = chance.nextBoolean();
    Traits traits =
        new Traits(
            any(chance, Gender.values()),
            known ? AgeBand.of(age) : AgeBand.UNKNOWN,
            known ? OptionalInt.of(age) : OptionalInt.empty(),
            any(chance, CivilStatus.values()),
            any(chance, LivingSituation.values()),
            Set.of(),
            chance.nextBoolean());
    return file(traits, course);
  }

  private static Episode drawnEpisode(SplittableRandom chance, LocalDate openedOn) {
    Episode episode = episode(openedOn);
    LocalDate reached = openedOn.plusDays(chance.nextInt(40));
    if (chance.nextInt(5) > 0) episode = episode.reachedOn(reached);
    return chance.nextInt(3) == 0
        ? episode
        : episode.closed(
            closure(reached.plusDays(chance.nextInt(400)), any(chance, ClosingReason.values())));
  }

  private static Observation drawnObservation(SplittableRandom chance) {
    return new Observation(
        day(chance),
        maybe(chance, HousingSituation.values()),
        maybe(chance, IncomeBasis.values()),
        maybe(chance, PrimaryProblem.values()),
        chance.nextBoolean() ? Set.of() : Set.of(any(chance, FurtherProblem.values())),
        Optional.empty());
  }

  private static Course drawnBridge(SplittableRandom chance, Course course) {
    Bridge bridge =
        new Bridge(
            any(chance, Service.values()),
            List.of(new Bridge.Step(any(chance, BridgeStage.values()), day(chance))));
    return course.with(
        course.bridges().size(),
        bridge.with(new Bridge.Step(any(chance, BridgeStage.values()), day(chance))));
  }

  private static Course drawnMeasurement(SplittableRandom chance, Course course) {
    return course.with(
        new Measurement(
            chance.nextInt(course.episodes().size()),
            day(chance),
            any(chance, MeasurementKind.values()),
            Set.of(any(chance, Service.values())),
            any(chance, Answer.values()),
            any(chance, Answer.values())));
  }

  private static LocalDate day(SplittableRandom chance) {
    return FROM.plusDays(chance.nextInt(DAYS));
  }

  private static <T> T any(SplittableRandom chance, T[] values) {
    return values[chance.nextInt(values.length)];
  }

  private static <T> Optional<T> maybe(SplittableRandom chance, T[] values) {
    return chance.nextBoolean() ? Optional.of(any(chance, values)) : Optional.empty();
  }
}
