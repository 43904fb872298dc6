package dk.tillid.effect;

import dk.tillid.domain.Bridge;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.FurtherProblem;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.Service;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What a report tells of one citizen (borger) of a year, before anything is counted.
///
/// A case makes a citizen of the year when one of its episodes was first reached on or before the
/// report's last day and was not closed before 1 January. Reached and declined is reached; a person
/// who was never reached is not in the year.
///
/// @param source the first source of the case, whatever brought later episodes about
/// @param episodes the episodes of the case that lie in the year
/// @param duration of the latest of them
/// @param running whether one of them ran on after the last day
/// @param bridges for each service the stage last reached
/// @param attained the services that were in contact or in use at any step up to the last day
/// @param ended the end of the latest episode that was closed in the year
record Citizen(
    Traits traits,
    ReferralSource source,
    int episodes,
    DurationBand duration,
    boolean running,
    Situation situation,
    Lodging lodging,
    Map<Service, BridgeStage> bridges,
    Set<Service> attained,
    Optional<Ending> ended) {
  /// How the latest episode closed in the year ended.
  record Ending(Effects effects, Set<IsolationBrokenBy> isolationBrokenBy) {}

  /// What was last known on the report's last day.
  ///
  /// @param furtherProblems those of the latest observation that names any
  record Situation(
      Optional<PrimaryProblem> primaryProblem,
      Set<FurtherProblem> furtherProblems,
      Optional<IncomeBasis> income) {
    /// @param sorted the observations up to the last day, oldest first
    static Situation of(List<Observation> sorted) {
      return new Situation(
          latest(sorted, Observation::primaryProblem),
          latest(sorted, seen -> Optional.of(seen.furtherProblems()).filter(all -> !all.isEmpty()))
              .orElse(Set.of()),
          latest(sorted, Observation::income));
    }

    private static <T> Optional<T> latest(
        List<Observation> sorted, Function<Observation, Optional<T>> part) {
      return sorted.stream().flatMap(seen -> part.apply(seen).stream()).reduce((_, last) -> last);
    }
  }

  /// The citizen of the year that a case makes, if it makes one.
  static Optional<Citizen> in(CaseFile file, ReportYear year) {
    Course course = file.course();
    List<Episode> held = course.episodes().stream().filter(year::holds).toList();
    if (held.isEmpty()) return Optional.empty();
    boolean carriedOver = held.getFirst().openedOn().isBefore(year.first());
    List<Observation> sorted = observations(course, year);
    return Optional.of(
        new Citizen(
            file.traits(),
            course.episodes().getFirst().source(),
            held.size(),
            Duration.of(held.getLast(), year),
            held.stream().anyMatch(episode -> year.ending(episode).isEmpty()),
            Situation.of(sorted),
            Lodging.of(sorted, year, carriedOver),
            bridges(course, year),
            attained(course, year),
            ended(file, year)));
  }

  private static List<Observation> observations(Course course, ReportYear year) {
    return course.observations().stream()
        .filter(seen -> year.passed(seen.on()))
        .sorted(Comparator.comparing(Observation::on))
        .toList();
  }

  private static Map<Service, BridgeStage> bridges(Course course, ReportYear year) {
    Map<Service, Bridge.Step> last = new EnumMap<>(Service.class);
    for (Bridge bridge : course.bridges()) {
      bridge.steps().stream()
          .filter(step -> year.passed(step.on()))
          .forEach(step -> last.merge(bridge.service(), step, Citizen::later));
    }
    Map<Service, BridgeStage> stages = new EnumMap<>(Service.class);
    last.forEach((service, step) -> stages.put(service, step.stage()));
    return stages;
  }

  private static Set<Service> attained(Course course, ReportYear year) {
    Set<Service> attained = EnumSet.noneOf(Service.class);
    course.bridges().stream()
        .filter(bridge ->
            bridge.steps().stream()
                .anyMatch(step -> year.passed(step.on()) && attained(step.stage())))
        .forEach(bridge -> attained.add(bridge.service()));
    return attained;
  }

  private static boolean attained(BridgeStage stage) {
    return Journey.Bridging.of(stage) == Journey.Bridging.ATTAINED;
  }

  private static Bridge.Step later(Bridge.Step known, Bridge.Step step) {
    return step.on().isBefore(known.on()) ? known : step;
  }

  private static Optional<Ending> ended(CaseFile file, ReportYear year) {
    List<Episode> episodes = file.course().episodes();
    return IntStream.range(0, episodes.size())
        .filter(place -> year.holds(episodes.get(place)))
        .filter(place -> year.ending(episodes.get(place)).isPresent())
        .boxed()
        .reduce((_, later) -> later)
        .map(place ->
            new Ending(
                Effects.of(file, place),
                episodes.get(place).closure().orElseThrow().isolationBrokenBy()));
  }
}
