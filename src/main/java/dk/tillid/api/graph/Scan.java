package dk.tillid.api.graph;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Person;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything of a municipality, read for a report batch by batch, so that a request whose time is
/// over stops between two.
final class Scan {
  private static final int BATCH = 1_000;

  private Scan() {}

  /// The persons whose case matches, each with all cases about it. Of merged cases the surviving
  /// one is asked; a person counts once.
  static Stream<Person> persons(Call call, TraitQuery query) {
    TraitIndex index = call.services().index();
    View view = call.view();
    return hits(call, after -> index.cases(query, after, BATCH))
        .flatMap(hit -> view.caseFile(hit.id()).stream())
        .filter(file -> !file.merged()) // merged since the index was asked
        .map(file -> Person.of(view, file));
  }

  /// The enquiries received between two days, both included. Those before are not read.
  static Stream<Referral> enquiries(
      Call call, Municipality municipality, LocalDate from, LocalDate to) {
    TraitIndex index = call.services().index();
    View view = call.view();
    Function<Optional<TraitIndex.Place>, List<Hit<ReferralId>>> pages =
        after -> index.referrals(municipality, Set.of(), Optional.empty(), after, BATCH);
    return hits(call, pages)
        .dropWhile(hit -> hit.place().openedDay() > to.toEpochDay())
        .takeWhile(hit -> hit.place().openedDay() >= from.toEpochDay())
        .flatMap(hit -> view.referral(hit.id()).stream());
  }

  private static <T> Stream<Hit<T>> hits(
      Call call, Function<Optional<TraitIndex.Place>, List<Hit<T>>> page) {
    return Stream.iterate(
            page.apply(Optional.empty()),
            batch -> !batch.isEmpty(),
            batch -> {
              call.alive();
              return batch.size() < BATCH
                  ? List.of()
                  : page.apply(Optional.of(batch.getLast().place()));
            })
        .flatMap(List::stream);
  }
}
