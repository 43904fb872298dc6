package dk.tillid.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.TraitIndex.Hit;
import dk.tillid.domain.TraitIndex.Place;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.code.ReferralOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LuceneIndexTest {
  private static final TraitQuery EVERYTHING = TraitQuery.everything(RandomCases.HERE);
  private final RandomCases random = new RandomCases(99);
  private final LuceneIndex index = RandomCases.index(1);
  private long sequence;

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void searchSeesEveryCommitReceivedBeforeIt() {
    index.ready();
    for (int i = 1; i <= 300; i++) {
      CaseFile file = here();
      commit(new Change.CaseWritten(file));
      assertThat(index.countUpTo(EVERYTHING, 1000)).isEqualTo(i);
      assertThat(ids(index.cases(EVERYTHING, Optional.empty(), 1000))).contains(file.id());
    }
  }

  @Test
  void pagesNeitherRepeatNorSkipACaseThatWasThereAllAlong() {
    List<CaseFile> files = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      CaseFile file = here();
      files.add(file);
      index.add(file);
    }
    index.ready();
    AtomicBoolean read = new AtomicBoolean();
    CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> write(read));
    for (int round = 0; round < 20; round++) {
      List<CaseId> seen = allPages();
      assertThat(seen).doesNotHaveDuplicates();
      assertThat(seen).containsAll(files.stream().map(CaseFile::id).toList());
    }
    read.set(true);
    assertThat(writer.join()).as("commits made meanwhile").isPositive();
  }

  /// Cases come and go beside those that stay, until the reading is done.
  private int write(AtomicBoolean read) {
    int commits = 0;
    RandomCases others = new RandomCases(5);
    while (!read.get() || commits < 10) {
      CaseFile file = others.file();
      index.committed(new Commit(commits++, List.of(new Change.CaseWritten(file))));
      index.committed(new Commit(commits++, List.of(new Change.CaseErased(file.id()))));
      index.countUpTo(EVERYTHING, 1);
    }
    return commits;
  }

  @Test
  void erasedCaseIsGoneFromHitsAndCounts() {
    CaseFile kept = here();
    CaseFile gone = here();
    index.add(kept);
    index.add(gone);
    random.pages(kept.id(), 40).forEach(index::add);
    random.pages(gone.id(), 50).forEach(index::add);
    index.ready();
    assertThat(ids(index.cases(EVERYTHING, Optional.empty(), 9))).contains(kept.id(), gone.id());
    assertThat(contacts()).isEqualTo(90);

    commit(new Change.CaseErased(gone.id()));

    assertThat(ids(index.cases(EVERYTHING, Optional.empty(), 9))).containsExactly(kept.id());
    assertThat(index.countUpTo(EVERYTHING, 9)).isEqualTo(1);
    assertThat(contacts()).isEqualTo(40);
  }

  @Test
  void absorbedCaseIsInNoHitWhileItLiesInAnotherAndItsContactsCountOn() {
    CaseFile file = here();
    CaseFile absorbed = file.with(new Merger.Within(new CaseId(1, 1), LocalDate.MIN, List.of()));
    index.add(file);
    random.pages(file.id(), 40).forEach(index::add);
    index.ready();
    assertThat(index.countUpTo(EVERYTHING, 9)).isEqualTo(1);
    commit(new Change.CaseWritten(absorbed));
    assertThat(index.countUpTo(EVERYTHING, 9)).isZero();
    assertThat(contacts()).isEqualTo(40);
    commit(new Change.CaseWritten(file));
    assertThat(ids(index.cases(EVERYTHING, Optional.empty(), 9))).containsExactly(file.id());
    commit(new Change.CaseWritten(absorbed));
    commit(new Change.CaseErased(file.id()));
    assertThat(index.countUpTo(EVERYTHING, 9)).isZero();
    assertThat(contacts()).isZero();
  }

  @Test
  void contactsOfAPageAppliedTwiceCountOnce() {
    CaseFile file = here();
    ContactPage page = random.pages(file.id(), 20).getFirst();
    index.ready();
    commit(new Change.CaseWritten(file), new Change.ContactsWritten(page, 20));
    commit(new Change.ContactsWritten(page, 20));
    assertThat(contacts()).isEqualTo(20);
    commit(new Change.ContactsWritten(page.with(random.contact()), 1));
    assertThat(contacts()).isEqualTo(21);
  }

  @Test
  void countsHandedOutAreCopies() {
    index.ready();
    index.byModeAndMonth(RandomCases.HERE, 2025)[0][0] = 7;
    assertThat(contacts()).isZero();
  }

  @Test
  void enquiriesAreFoundByTeamAndOutcomeInOrder() {
    List<Referral> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(random.referral());
      index.add(all.getLast());
      index.add(random.file());
    }
    index.ready();
    Set<TeamId> teams = Set.of(new TeamId("a"), new TeamId("b"));
    List<Hit<ReferralId>> hits =
        index.referrals(RandomCases.HERE, teams, Optional.of(true), Optional.empty(), 1000);
    assertThat(hits)
        .extracting(Hit::id)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .filter(r -> r.municipality().equals(RandomCases.HERE))
                .filter(r -> teams.contains(r.team()))
                .filter(r -> r.outcome() == ReferralOutcome.OPEN)
                .map(Referral::id)
                .toList());
    assertThat(hits).extracting(Hit::place).isSortedAccordingTo(Shelf.ORDER);
  }

  @Test
  void answeredEnquiryLeavesTheOpenOnes() {
    Referral open = random.referral();
    while (open.outcome() != ReferralOutcome.OPEN) {
      open = random.referral();
    }
    index.ready();
    commit(new Change.ReferralWritten(open));
    assertThat(enquiries(open, true)).containsExactly(open.id());
    commit(new Change.ReferralWritten(open.opened(new CaseId(1, 2), open.receivedOn())));
    assertThat(enquiries(open, true)).isEmpty();
    assertThat(enquiries(open, false)).containsExactly(open.id());
  }

  @Test
  void placeHoldsForTheSameSaltAndNotForAnother() {
    CaseFile file = here();
    index.add(file);
    index.ready();
    Place place = index.cases(EVERYTHING, Optional.empty(), 1).getFirst().place();
    try (LuceneIndex same = RandomCases.index(1);
        LuceneIndex other = RandomCases.index(2)) {
      List.of(same, other).forEach(one -> one.add(file));
      List.of(same, other).forEach(LuceneIndex::ready);
      assertThat(same.cases(EVERYTHING, Optional.empty(), 1).getFirst().place()).isEqualTo(place);
      assertThat(other.cases(EVERYTHING, Optional.empty(), 1).getFirst().place())
          .isNotEqualTo(place);
    }
  }

  @Test
  void readerAndLogAreToldWhenFollowingHasStopped() {
    AtomicReference<Throwable> stopped = new AtomicReference<>();
    try (Follower follower =
        new Follower(
            _ -> {
              throw new StoreFailure("planted");
            },
            stopped::set,
            Duration.ofMinutes(1))) {
      follower.catchUp();
      follower.start();
      follower.receive(new Commit(0, List.of()));
      assertThatThrownBy(follower::catchUp)
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("restart");
      assertThat(stopped.get()).hasMessage("planted");
    }
  }

  @Test
  void readerWaitsNoLongerThanItsPatience() {
    try (Follower neverStarted = new Follower(_ -> {}, _ -> {}, Duration.ofMillis(1))) {
      neverStarted.catchUp();
      neverStarted.receive(new Commit(0, List.of()));
      assertThatThrownBy(neverStarted::catchUp)
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("behind");
    }
  }

  private CaseFile here() {
    CaseFile file = random.file();
    while (!file.card().municipality().equals(RandomCases.HERE)) {
      file = random.file();
    }
    return file;
  }

  private void commit(Change... changes) {
    index.committed(new Commit(sequence++, List.of(changes)));
  }

  private int contacts() {
    int sum = 0;
    for (int year : new int[] {2025, 2026}) {
      sum +=
          Arrays.stream(index.byModeAndMonth(RandomCases.HERE, year))
              .flatMapToInt(Arrays::stream)
              .sum();
    }
    return sum;
  }

  private List<ReferralId> enquiries(Referral like, boolean open) {
    return index
        .referrals(like.municipality(), Set.of(like.team()), Optional.of(open), Optional.empty(), 9)
        .stream()
        .map(Hit::id)
        .toList();
  }

  private List<CaseId> allPages() {
    List<CaseId> seen = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    List<Hit<CaseId>> page;
    do {
      page = index.cases(EVERYTHING, after, 20);
      seen.addAll(page.stream().map(Hit::id).toList());
      after = page.isEmpty() ? after : Optional.of(page.getLast().place());
    } while (page.size() == 20);
    return seen;
  }

  private static Set<CaseId> ids(List<Hit<CaseId>> hits) {
    Set<CaseId> ids = new HashSet<>();
    hits.forEach(hit -> ids.add(hit.id()));
    return ids;
  }
}
