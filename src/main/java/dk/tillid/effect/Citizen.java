package dk.tillid.effect;

import dk.tillid.domain.Bridge;
import dk.tillid.domain.Observation;
import dk.tillid.domain.Person;
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

/// What a report tells of one citizen (borger) of a year, before anything is counted.
///
/// A person, over all merged cases, is a citizen of the year when an episode was first reached on
/// or before the report's last day and was not closed before 1 January. Reached and declined is
/// reached; a person who was never reached is not in the year.
///
/// @param traits as the surviving case has them
/// @param source the first source of the person, whatever brought later episodes about
/// @param episodes the episodes of the person that lie in the year
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

  /// The citizen of the year that a person is, if the person is one.
  static Optional<Citizen> in(Person person, ReportYear year) {
    List<Person.Stay> all = person.episodes();
    List<Person.Stay> held = all.stream().filter(stay -> year.holds(stay.episode())).toList();
    if (held.isEmpty()) return Optional.empty();
    boolean carriedOver = held.getFirst().episode().openedOn().isBefore(year.first());
    List<Observation> sorted = observations(person, year);
    return Optional.of(
        new Citizen(
            person.surviving().traits(),
            all.getFirst().episode().source(),
            held.size(),
            Duration.of(held.getLast().episode(), year),
            held.stream().anyMatch(stay -> year.ending(stay.episode()).isEmpty()),
            Situation.of(sorted),
            Lodging.of(sorted, year, carriedOver),
            bridges(person, year),
            attained(person, year),
            ended(held, year)));
  }

  private static List<Observation> observations(Person person, ReportYear year) {
    return person.all(file -> file.course().observations()).stream()
        .filter(seen -> year.passed(seen.on()))
        .sorted(Comparator.comparing(Observation::on))
        .toList();
  }

  private static Map<Service, BridgeStage> bridges(Person person, ReportYear year) {
    Map<Service, Bridge.Step> last = new EnumMap<>(Service.class);
    for (Bridge bridge : person.all(file -> file.course().bridges())) {
      bridge.steps().stream()
          .filter(step -> year.passed(step.on()))
          .forEach(step -> last.merge(bridge.service(), step, Citizen::later));
    }
    Map<Service, BridgeStage> stages = new EnumMap<>(Service.class);
    last.forEach((service, step) -> stages.put(service, step.stage()));
    return stages;
  }

  private static Set<Service> attained(Person person, ReportYear year) {
    Set<Service> attained = EnumSet.noneOf(Service.class);
    person.all(file -> file.course().bridges()).stream()
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

  private static Optional<Ending> ended(List<Person.Stay> held, ReportYear year) {
    return held.stream()
        .filter(stay -> year.ending(stay.episode()).isPresent())
        .reduce((_, later) -> later)
        .map(stay ->
            new Ending(
                Effects.of(stay.file(), stay.place()),
                stay.episode().closure().orElseThrow().isolationBrokenBy()));
  }
}
