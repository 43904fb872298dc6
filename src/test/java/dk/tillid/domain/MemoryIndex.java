package dk.tillid.domain;

import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.ReferralOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// An index that looks at every case of a [MemoryView]; for tests.
public final class MemoryIndex implements TraitIndex, ContactTally {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong((Place it) -> -it.openedDay()).thenComparingLong(Place::rank);

  private final MemoryView view;

  /// An index over what the view shows.
  public MemoryIndex(MemoryView view) {
    this.view = view;
  }

  @Override
  public List<Hit<CaseId>> cases(TraitQuery query, Optional<Place> after, int limit) {
    return view.caseFiles().stream()
        .filter(file -> matches(query, file))
        .map(file -> new Hit<>(file.id(), place(file)))
        .filter(hit -> after.isEmpty() || ORDER.compare(hit.place(), after.get()) > 0)
        .sorted(Comparator.comparing(Hit::place, ORDER))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Hit<ReferralId>> referrals(
      Municipality municipality,
      Set<TeamId> teams,
      Optional<Boolean> open,
      Optional<Place> after,
      int limit) {
    return view.referrals().stream()
        .filter(it -> it.municipality().equals(municipality))
        .filter(it -> teams.isEmpty() || teams.contains(it.team()))
        .filter(it -> open.isEmpty() || open.get() == (it.outcome() == ReferralOutcome.OPEN))
        .map(it -> new Hit<>(it.id(), place(it)))
        .filter(hit -> after.isEmpty() || ORDER.compare(hit.place(), after.get()) > 0)
        .sorted(Comparator.comparing(Hit::place, ORDER))
        .limit(limit)
        .toList();
  }

  @Override
  public int countUpTo(TraitQuery query, int cap) {
    return cases(query, Optional.empty(), cap).size();
  }

  @Override
  public int[][] byModeAndMonth(Municipality municipality, int year) {
    return new int[ContactMode.values().length][12];
  }

  @Override
  public int[] days(CaseId id) {
    int pages = view.caseFile(id).map(file -> file.contacts().pages().size()).orElse(0);
    return IntStream.range(0, pages)
        .mapToObj(number -> view.contacts(id, number).orElseThrow())
        .flatMapToInt(page -> page.contacts().stream().mapToInt(it -> (int) it.on().toEpochDay()))
        .toArray();
  }

  private static Place place(CaseFile file) {
    return new Place(file.course().episode().openedOn().toEpochDay(), file.id().low());
  }

  private static Place place(Referral referral) {
    return new Place(referral.receivedOn().toEpochDay(), referral.id().low());
  }

  private static boolean matches(TraitQuery query, CaseFile file) {
    return !file.merged()
        && file.card().municipality().equals(query.municipality())
        && (query.teams().isEmpty() || query.teams().contains(file.card().team()))
        && query.worker().map(file.card().workers()::contains).orElse(true)
        && query.open().map(open -> open == file.open()).orElse(true)
        && query.gender().map(it -> it == file.traits().gender()).orElse(true)
        && query.ageBand().map(it -> it == file.traits().ageBand()).orElse(true)
        && file.traits().targetGroups().containsAll(query.targetGroups())
        && query.source().map(it -> it == file.course().episode().source()).orElse(true)
        && latest(query.housing(), file, Observation::housing)
        && latest(query.income(), file, Observation::income)
        && latest(query.primaryProblem(), file, Observation::primaryProblem);
  }

  private static <T> boolean latest(
      Optional<T> asked, CaseFile file, Function<Observation, Optional<T>> part) {
    return asked.isEmpty()
        || file.course().observations().stream()
            .flatMap(it -> part.apply(it).stream())
            .reduce((_, last) -> last)
            .equals(asked);
  }
}
