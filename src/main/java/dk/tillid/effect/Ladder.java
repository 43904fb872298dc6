package dk.tillid.effect;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Episode;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.ClosingReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The days on which an episode took the steps from attempt to engagement, as far as it did
/// (forsøgt, truffet, i gang). Each step is kept apart from the next, as in the annual report of
/// the American PATH programme.
///
/// **Reached** is the first contact or the first attempt that met the citizen, whatever the answer;
/// who declined at the first contact was reached on the day of the closing at the latest.
/// **Engaged** is the first contact on a later day than the one on which the citizen was first met
/// and did not decline: the citizen came back to it, or let the worker come back. Of the possible
/// definitions it is the one that needs no record of its own, so that nobody looks less engaged for
/// having told less.
///
/// @param attempted the first attempt, or the first contact where it came earlier
record Ladder(
    Optional<LocalDate> attempted, Optional<LocalDate> reached, Optional<LocalDate> engaged) {
  /// The steps of an episode.
  ///
  /// @param attempts those of the episode
  /// @param contacts those of the episode
  static Ladder of(Episode episode, List<Attempt> attempts, Days contacts) {
    Optional<LocalDate> reached = reached(episode);
    return new Ladder(
        Stream.concat(attempts.stream().map(Attempt::on), reached.stream())
            .min(LocalDate::compareTo),
        reached,
        reached.flatMap(day -> engaged(day, attempts, contacts)));
  }

  private static Optional<LocalDate> engaged(
      LocalDate reached, List<Attempt> attempts, Days contacts) {
    Stream<LocalDate> accepted =
        attempts.stream()
            .filter(it -> it.result() == AttemptResult.REACHED_ACCEPTED)
            .map(Attempt::on);
    return Stream.concat(accepted, contacts.after(reached.minusDays(1)).stream())
        .min(LocalDate::compareTo)
        .flatMap(contacts::after);
  }

  /// The day the citizen was first reached. Who declined was reached, at the latest on the day the
  /// course was closed for it, also where no attempt was recorded.
  static Optional<LocalDate> reached(Episode episode) {
    return episode
        .firstContactOn()
        .or(() ->
            episode
                .closure()
                .filter(end -> end.reason() == ClosingReason.DECLINED_FIRST_CONTACT)
                .map(Closure::on));
  }
}
