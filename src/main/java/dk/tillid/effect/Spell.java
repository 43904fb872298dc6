package dk.tillid.effect;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.code.AttemptResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One episode with what happened in it, before anything is counted.
///
/// A contact belongs to the latest episode opened on or before its day; attempts and measurements
/// name their episode.
///
/// @param attempts the days of its attempts
/// @param contacts the days of its contacts
/// @param seen the days on which the citizen was met: contacts, attempts that reached, and a
///   declining at the first contact of which nothing else was recorded
/// @param later the latest follow-up, if it was made after the closing
record Spell(
    Episode episode,
    Ladder ladder,
    Days attempts,
    Days contacts,
    Days seen,
    Effects effects,
    Optional<Measurement> later) {
  /// The episodes of a case.
  ///
  /// @param contacts all contacts of the case
  static List<Spell> of(CaseFile file, Days contacts) {
    return IntStream.range(0, file.course().episodes().size())
        .mapToObj(place -> of(file, place, contacts))
        .toList();
  }

  static Spell of(CaseFile file, int place, Days allContacts) {
    Course course = file.course();
    Episode episode = course.episodes().get(place);
    List<Attempt> attempts =
        course.attempts().stream().filter(it -> it.episode() == place).toList();
    Days contacts = allContacts.span(episode.openedOn(), nextOpening(course, place));
    Effects effects = Effects.of(file, place);
    return new Spell(
        episode,
        Ladder.of(episode, attempts, contacts),
        days(attempts.stream().map(Attempt::on)),
        contacts,
        seen(episode, attempts, contacts),
        effects,
        effects.followUp().filter(it -> isLater(episode, it)));
  }

  private static Optional<LocalDate> nextOpening(Course course, int place) {
    List<Episode> later = course.episodes().subList(place + 1, course.episodes().size());
    return later.stream().map(Episode::openedOn).findFirst();
  }

  private static Days seen(Episode episode, List<Attempt> attempts, Days contacts) {
    Stream<LocalDate> met =
        attempts.stream().filter(it -> it.result() != AttemptResult.NOT_REACHED).map(Attempt::on);
    Stream<LocalDate> declined =
        episode.firstContactOn().isPresent() ? Stream.of() : Ladder.reached(episode).stream();
    return Days.of(
        IntStream.concat(contacts.stream(), Stream.concat(met, declined).mapToInt(Days::number)));
  }

  private static Days days(Stream<LocalDate> days) {
    return Days.of(days.mapToInt(Days::number));
  }

  private static boolean isLater(Episode episode, Measurement followUp) {
    return episode.closure().filter(end -> followUp.on().isAfter(end.on())).isPresent();
  }

  /// The closing, if it lies in the period.
  Optional<Closure> closedIn(Period period) {
    return episode.closure().filter(end -> period.contains(end.on()));
  }

  /// Whether the episode ran on any day of the period.
  boolean ranIn(Period period) {
    return !episode.openedOn().isAfter(period.last())
        && episode.closure().filter(end -> end.on().isBefore(period.first())).isEmpty();
  }

  /// Whether the episode ran on after the period's last day.
  boolean runsAfter(Period period) {
    return !episode.openedOn().isAfter(period.last())
        && episode.closure().filter(end -> !end.on().isAfter(period.last())).isEmpty();
  }

  /// How many of these days in the period lie before engagement, of any that there was.
  int beforeEngagement(Days days, Period period) {
    LocalDate end =
        ladder
            .engaged()
            .map(day -> day.minusDays(1))
            .filter(day -> day.isBefore(period.last()))
            .orElse(period.last());
    return days.between(period.first(), end);
  }
}
