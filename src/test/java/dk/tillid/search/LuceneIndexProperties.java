package dk.tillid.search;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitIndex.Place;
import dk.tillid.domain.TraitQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any history of commits, against [NaiveIndex] and against a rebuild.
class LuceneIndexProperties {
  private static final int COMMITS = 400;
  private static final int QUERIES = 300;
  private static final long SALT = 7;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void followingAnyHistoryAnswersLikeLookingAtEveryCase(long seed) {
    RandomCases random = new RandomCases(seed);
    NaiveIndex naive = new NaiveIndex();
    try (LuceneIndex index = RandomCases.index(SALT)) {
      index.ready();
      for (int i = 0; i < COMMITS; i++) {
        Commit commit = new Commit(i, changes(random, naive));
        commit.changes().forEach(naive::apply);
        index.committed(commit);
        TraitQuery query = random.query();
        assertThat(found(index, query)).as("commit %d", i).isEqualTo(naive.cases(query));
      }
      assertSame(index, naive, random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void rebuildingInAnyOrderEqualsFollowing(long seed) {
    RandomCases random = new RandomCases(seed);
    NaiveIndex naive = new NaiveIndex();
    try (LuceneIndex followed = RandomCases.index(SALT);
        LuceneIndex rebuilt = RandomCases.index(SALT)) {
      followed.ready();
      for (int i = 0; i < COMMITS; i++) {
        Commit commit = new Commit(i, changes(random, naive));
        commit.changes().forEach(naive::apply);
        followed.committed(commit);
        if (i > COMMITS - 20) {
          rebuilt.committed(commit); // arrives while the scan, which sees it too, is under way
        }
      }
      naive.pages().forEach(rebuilt::add);
      naive.files().forEach(rebuilt::add);
      rebuilt.ready();
      assertSame(rebuilt, naive, random);
      for (int i = 0; i < QUERIES; i++) {
        TraitQuery query = random.query();
        assertThat(rebuilt.cases(query, Optional.empty(), COMMITS))
            .isEqualTo(followed.cases(query, Optional.empty(), COMMITS));
      }
    }
  }

  private static void assertSame(LuceneIndex index, NaiveIndex naive, RandomCases random) {
    int hits = 0;
    for (int i = 0; i < QUERIES; i++) {
      TraitQuery query = random.query();
      Set<CaseId> expected = naive.cases(query);
      hits += expected.size();
      assertThat(found(index, query)).isEqualTo(expected);
      int cap = 1 + random.below(20);
      assertThat(index.countUpTo(query, cap)).isEqualTo(Math.min(cap, expected.size()));
    }
    assertThat(hits).as("queries that find something").isGreaterThan(QUERIES);
    for (int year : new int[] {2024, 2025, 2026}) {
      assertThat(index.byModeAndMonth(RandomCases.HERE, year))
          .isDeepEqualTo(naive.byModeAndMonth(RandomCases.HERE, year));
      assertThat(index.byModeAndMonth(RandomCases.THERE, year))
          .isDeepEqualTo(naive.byModeAndMonth(RandomCases.THERE, year));
    }
    for (CaseFile file : naive.files()) {
      assertThat(index.days(file.id())).isEqualTo(naive.days(file.id()));
    }
  }

  /// Pages of seven, so that every query tests paging too.
  private static Set<CaseId> found(LuceneIndex index, TraitQuery query) {
    List<Hit<CaseId>> all = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    List<Hit<CaseId>> page;
    do {
      page = index.cases(query, after, 7);
      all.addAll(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().place());
    } while (page.size() == 7);
    assertThat(all).extracting(Hit::place).isSortedAccordingTo(Shelf.ORDER);
    Set<CaseId> ids = new HashSet<>();
    all.forEach(hit -> assertThat(ids.add(hit.id())).as("once on its pages").isTrue());
    return ids;
  }

  private static List<Change> changes(RandomCases random, NaiveIndex naive) {
    List<Change> changes = new ArrayList<>();
    List<CaseFile> known = List.copyOf(naive.files());
    for (int i = random.below(4); i >= 0; i--) {
      int kind = random.below(10);
      if (known.isEmpty() || kind < 4) {
        CaseFile file = random.file();
        changes.add(new Change.CaseWritten(file));
        pages(random, file.id()).forEach(changes::add);
      } else if (kind < 9) {
        CaseFile file = known.get(random.below(known.size()));
        changes.add(new Change.CaseWritten(random.later(file)));
        naive.pages().stream()
            .filter(page -> page.caseId().equals(file.id()))
            .filter(page -> page.contacts().size() < ContactPage.SIZE)
            .forEach(p -> changes.add(new Change.ContactsWritten(p.with(random.contact()), 1)));
      } else {
        changes.add(new Change.CaseErased(known.get(random.below(known.size())).id()));
        return changes;
      }
    }
    return changes;
  }

  private static List<Change> pages(RandomCases random, CaseId id) {
    return random.pages(id, random.below(80)).stream()
        .<Change>map(page -> new Change.ContactsWritten(page, page.contacts().size()))
        .toList();
  }
}
