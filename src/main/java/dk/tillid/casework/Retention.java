package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Person;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitIndex.Place;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.View;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// How long closed cases and answered enquiries are kept (opbevaring): the months that the
/// municipality's rules state today, from the closing of the last episode, and for an enquiry
/// without a case from its answer. Where nothing is stated, nothing lapses. An open case never
/// does; a person with merged cases counts by the latest closing of all.
public record Retention(Practice practice) {
  private static final int BATCH = 500;

  /// A month can end up to three days earlier than the one it is counted from.
  private static final int SHORTER_MONTH_DAYS = 3;

  /// A closed case that lapses.
  ///
  /// @param withdrawnOn the day from which it is to be withdrawn
  public record Lapse(CaseFile file, LocalDate closedOn, LocalDate withdrawnOn) {}

  /// The months stated; empty where none are.
  public OptionalInt months(Municipality municipality, LocalDate today) {
    return practice.ruleSet(municipality, today).records().retentionMonths();
  }

  /// The lapse of a case, if it can lapse at all. A case that lies in another lapses with that.
  public Optional<Lapse> of(View view, CaseFile file) {
    OptionalInt months = months(file.card().municipality(), view.today());
    List<CaseFile> all = Person.of(view, file).files();
    boolean open = all.stream().anyMatch(CaseFile::open);
    if (months.isEmpty() || open || file.merged()) {
      return Optional.empty();
    }
    return all.stream()
        .flatMap(it -> it.course().episodes().stream())
        .flatMap(it -> it.closure().stream())
        .map(Closure::on)
        .max(LocalDate::compareTo)
        .map(closed -> new Lapse(file, closed, closed.plusMonths(months.getAsInt())));
  }

  /// The day from which an enquiry without a case is to be erased.
  public Optional<LocalDate> of(View view, Referral referral) {
    OptionalInt months = months(referral.municipality(), view.today());
    boolean hasCase = referral.openedCase().flatMap(view::caseFile).isPresent();
    return months.isEmpty() || hasCase
        ? Optional.empty()
        : referral.answeredOn().map(on -> on.plusMonths(months.getAsInt()));
  }

  /// The cases of a municipality that lapse on or before a day, in no order. Read as they are asked
  /// for; those opened too late to lapse by then are not read at all.
  public Stream<Lapse> lapsing(
      View view, TraitIndex index, Municipality municipality, LocalDate by) {
    OptionalInt months = months(municipality, view.today());
    if (months.isEmpty()) {
      return Stream.empty();
    }
    TraitQuery closed = TraitQuery.closed(municipality);
    Function<Optional<Place>, List<Hit<CaseId>>> pages = after -> index.cases(closed, after, BATCH);
    return hits(pages, latest(by, months.getAsInt()))
        .flatMap(hit -> view.caseFile(hit.id()).stream())
        .flatMap(file -> of(view, file).stream())
        .filter(lapse -> !lapse.withdrawnOn().isAfter(by));
  }

  /// The enquiries without a case that lapse on or before a day, likewise.
  public Stream<ReferralId> lapsingEnquiries(
      View view, TraitIndex index, Municipality municipality, LocalDate by) {
    OptionalInt months = months(municipality, view.today());
    if (months.isEmpty()) {
      return Stream.empty();
    }
    Function<Optional<Place>, List<Hit<ReferralId>>> pages =
        after -> index.referrals(municipality, Set.of(), Optional.of(false), after, BATCH);
    return hits(pages, latest(by, months.getAsInt()))
        .flatMap(hit -> view.referral(hit.id()).stream())
        .filter(it -> of(view, it).filter(day -> !day.isAfter(by)).isPresent())
        .map(Referral::id);
  }

  /// The latest day on which what lapses by then can have begun.
  private static long latest(LocalDate by, int months) {
    return by.minusMonths(months).plusDays(SHORTER_MONTH_DAYS).toEpochDay();
  }

  private static <T> Stream<Hit<T>> hits(
      Function<Optional<Place>, List<Hit<T>>> page, long latest) {
    return Stream.iterate(
            page.apply(Optional.empty()),
            batch -> !batch.isEmpty(),
            batch -> page.apply(Optional.of(batch.getLast().place())))
        .flatMap(List::stream)
        .filter(hit -> hit.place().openedDay() <= latest);
  }
}
