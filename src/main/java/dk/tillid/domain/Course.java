package dk.tillid.domain;

import java.util.ArrayList;
import java.util.List;

/// What happened in a case besides its contacts, each list in the order recorded.
public record Course(
    List<Episode> episodes,
    List<Attempt> attempts,
    List<Observation> observations,
    List<PhaseEntry> phases,
    List<Goal> goals,
    List<Bridge> bridges,
    List<Measurement> measurements) {
  /// Copies the lists. A case has at least one episode.
  public Course {
    episodes = List.copyOf(episodes);
    attempts = List.copyOf(attempts);
    observations = List.copyOf(observations);
    phases = List.copyOf(phases);
    goals = List.copyOf(goals);
    bridges = List.copyOf(bridges);
    measurements = List.copyOf(measurements);
  }

  /// A course that begins with one episode.
  public static Course begin(Episode first) {
    return new Course(
        List.of(first), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// The latest episode.
  public Episode episode() {
    return episodes.getLast();
  }

  /// The latest episode's place, from 0.
  public int episodeIndex() {
    return episodes.size() - 1;
  }

  /// With the latest episode replaced.
  public Course withEpisode(Episode latest) {
    return withEpisodes(set(episodes, episodes.size() - 1, latest));
  }

  /// With a further episode (genoptaget forløb).
  public Course reopened(Episode next) {
    return withEpisodes(add(episodes, next));
  }

  /// With one attempt more.
  public Course with(Attempt attempt) {
    return new Course(
        episodes, add(attempts, attempt), observations, phases, goals, bridges, measurements);
  }

  /// With one observation more.
  public Course with(Observation observation) {
    return new Course(
        episodes, attempts, add(observations, observation), phases, goals, bridges, measurements);
  }

  /// With a phase entered.
  public Course with(PhaseEntry phase) {
    return new Course(
        episodes, attempts, observations, add(phases, phase), goals, bridges, measurements);
  }

  /// With a goal added (at `goals.size()`) or replaced.
  public Course with(int index, Goal goal) {
    return new Course(
        episodes, attempts, observations, phases, set(goals, index, goal), bridges, measurements);
  }

  /// With a bridge added (at `bridges.size()`) or replaced.
  public Course with(int index, Bridge bridge) {
    return new Course(
        episodes, attempts, observations, phases, goals, set(bridges, index, bridge), measurements);
  }

  /// With one effect measurement more.
  public Course with(Measurement measurement) {
    return new Course(
        episodes, attempts, observations, phases, goals, bridges, add(measurements, measurement));
  }

  private Course withEpisodes(List<Episode> changed) {
    return new Course(changed, attempts, observations, phases, goals, bridges, measurements);
  }

  private static <T> List<T> add(List<T> list, T item) {
    return set(list, list.size(), item);
  }

  private static <T> List<T> set(List<T> list, int index, T item) {
    List<T> changed = new ArrayList<>(list);
    if (index == changed.size()) {
      changed.add(item);
    } else {
      changed.set(index, item);
    }
    return changed;
  }
}
