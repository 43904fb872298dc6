package dk.tillid.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Person;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.effect.AgeRange;
import dk.tillid.effect.Cell;
import dk.tillid.effect.Partition;
import dk.tillid.effect.StatusReport;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.Handles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every seed, on every day of the year.
class DemoYearProperties {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final CodeTag CODE = new CodeTag(1, 2);

  /// What the changes add up to.
  private static final class Replay {
    private final Map<CaseId, CaseFile> files = new HashMap<>();
    private final Map<CaseId, TreeMap<Integer, ContactPage>> pages = new HashMap<>();
    private final List<Referral> referrals = new ArrayList<>();
    private final Set<CaseId> erased = new HashSet<>();
    private final Map<CodeTag, CaseId> codes = new HashMap<>();

    private Replay(DemoYear year) {
      year.batches().flatMap(List::stream).forEach(this::apply);
    }

    private void apply(Change change) {
      switch (change) {
        case Change.CaseWritten(var file) -> assertThat(files.put(file.id(), file)).isNull();
        case Change.ReferralWritten(var referral) -> referrals.add(referral);
        case Change.ContactsWritten(var page, var fresh) -> {
          assertThat(files).containsKey(page.caseId());
          assertThat(fresh).isEqualTo(page.contacts().size());
          pages.computeIfAbsent(page.caseId(), _ -> new TreeMap<>()).put(page.number(), page);
        }
        case Change.CodeIssued(var tag, var id) -> codes.put(tag, id);
        case Change.CodeEnded(var tag) -> codes.remove(tag);
        case Change.CaseErased(var id) -> {
          assertThat(files.remove(id)).isNotNull();
          pages.remove(id);
          erased.add(id);
        }
        case Change.ReferralErased(var id) -> referrals.removeIf(it -> it.id().equals(id));
      }
    }

    private CaseFile file(CaseId id) {
      return Objects.requireNonNull(files.get(id));
    }

    private List<Contact> contacts(CaseId id) {
      return pages.getOrDefault(id, new TreeMap<>()).values().stream()
          .flatMap(page -> page.contacts().stream())
          .toList();
    }

    private int contacts() {
      return files.keySet().stream().mapToInt(id -> contacts(id).size()).sum();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2025, 2026-11-22",
    "2, 2025, 2026-01-01",
    "3, 2026, 2026-11-22",
    "4, 2026, 2026-01-01",
    "5, 2024, 2026-02-28",
    "6, 2024, 2024-02-29"
  })
  void reportHasThePrintedMargins(long seed, int year, LocalDate today) {
    Replay replay = new Replay(year(seed, new DemoYear.Scale(year, 55, 1_400, today)));
    StatusReport report =
        StatusReport.of(
            year, OptionalInt.empty(), today, replay.files.values().stream().map(Person::of));

    assertThat(report.citizens().population().total()).isEqualTo(55);
    assertThat(report.citizens().population().ages()).isEqualTo(Optional.of(new AgeRange(18, 68)));
    assertThat(counts(report.citizens().population().genders()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Gender.MALE.name(), 31, Gender.FEMALE.name(), 24));
    assertThat(counts(report.courses().sources()).values())
        .containsExactlyInAnyOrder(14, 9, 6, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1);
    assertThat(counts(report.courses().durations()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                DurationBand.DECLINED.name(), 4,
                DurationBand.M0_3.name(), 15,
                DurationBand.M3_6.name(), 8,
                DurationBand.OVER_6M.name(), 28));
    assertThat(counts(report.situation().primaryProblems()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                PrimaryProblem.SUBSTANCE_ONLY.name(), 12,
                PrimaryProblem.MENTAL_ONLY.name(), 16,
                PrimaryProblem.DUAL.name(), 11,
                PrimaryProblem.OTHER.name(), 16));
    assertThat(counts(report.situation().incomes()))
        .containsEntry(IncomeBasis.CASH_BENEFIT.name(), 21)
        .containsEntry(IncomeBasis.DISABILITY_PENSION.name(), 23)
        .containsEntry(IncomeBasis.NONE.name(), 1);
    StatusReport.Housing housing = report.housing();
    assertThat(housing.homelessAtYearEnd().count()).isEqualTo(6);
    assertThat(housing.housedAfterHomelessness().count()).isEqualTo(6);
    assertThat(housing.sleptOutdoors().count()).isEqualTo(3);
    assertThat(housing.sleptOutdoorsStillHomeless().count()).isEqualTo(2);
    assertThat(
            housing.duringYear().stream()
                .filter(cell -> cell.count() > 0)
                .map(cell -> HousingSituation.valueOf(cell.code().name()))
                .filter(HousingSituation::homeless))
        .containsExactlyInAnyOrder(
            HousingSituation.ROUGH,
            HousingSituation.SHELTER,
            HousingSituation.HOTEL_HOSTEL,
            HousingSituation.SOFA_SURFING,
            HousingSituation.TRANSITIONAL,
            HousingSituation.PRISON_RELEASE_1M);
    assertThat(replay.contacts()).isEqualTo(1_400);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, -4})
  void everyCaseKeepsTheInvariants(long seed) {
    DemoYear.Scale scale = new DemoYear.Scale(2025, 600, 9_000, TODAY);
    Replay replay = new Replay(year(seed, scale));
    assertThat(replay.contacts()).isEqualTo(9_000);
    assertThat(replay.files.values()).hasSize(600 + 3);
    assertThat(replay.files.values())
        .extracting(file -> file.card().handle())
        .doesNotHaveDuplicates()
        .allMatch(h -> Handles.read(h.value()) instanceof CodeReading.Read<?>);
    replay.files.values().forEach(file -> check(file, replay));
    assertThat(replay.referrals.stream().flatMap(r -> r.openedCase().stream()))
        .doesNotHaveDuplicates();
  }

  private static void check(CaseFile file, Replay replay) {
    List<Contact> contacts = replay.contacts(file.id());
    ContactBook book = ContactBook.EMPTY;
    for (Contact contact : contacts) {
      book = book.with(contact.on());
    }
    assertThat(file.contacts()).isEqualTo(book);
    assertThat(contacts).extracting(Contact::on).isSorted();
    Episode episode = file.course().episode();
    LocalDate end = episode.closure().map(closure -> closure.on()).orElse(TODAY);
    assertThat(end).isBeforeOrEqualTo(TODAY);
    assertThat(episode.receivedOn().orElseThrow()).isBeforeOrEqualTo(episode.openedOn());
    LocalDate from = episode.firstContactOn().orElse(episode.openedOn());
    assertThat(from).isAfterOrEqualTo(episode.openedOn());
    assertThat(days(file, contacts)).allSatisfy(day -> assertThat(day).isBetween(from, end));
    assertThat(file.card().workers()).isNotEmpty();
  }

  private static List<LocalDate> days(CaseFile file, List<Contact> contacts) {
    List<LocalDate> days = new ArrayList<>();
    contacts.forEach(contact -> days.add(contact.on()));
    file.course().attempts().forEach(attempt -> days.add(attempt.on()));
    file.course().observations().forEach(seen -> days.add(seen.on()));
    file.course().phases().forEach(phase -> days.add(phase.from()));
    file.course().measurements().forEach(measured -> days.add(measured.on()));
    file.course().bridges().forEach(bridge -> bridge.steps().forEach(s -> days.add(s.on())));
    file.course().goals().forEach(goal -> days.addAll(List.of(goal.setOn(), goal.statusOn())));
    return days;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void plantedTruthsHold(long seed) {
    DemoYear year = year(seed, DemoYear.Scale.usual(TODAY.plusDays(seed)));
    LocalDate today = TODAY.plusDays(seed);
    Replay replay = new Replay(year);
    Planted planted = year.planted();

    CaseFile overdue = replay.file(planted.overdue());
    assertThat(overdue.course().episode().firstContactOn()).isEmpty();
    assertThat(overdue.course().episode().receivedOn()).contains(today.minusDays(21));

    CaseFile protocol = replay.file(planted.protocolMet());
    assertThat(protocol.open()).isTrue();
    assertThat(count(protocol, a -> a.kind() == AttemptKind.VISIT && a.noteLeft())).isEqualTo(2);
    assertThat(count(protocol, a -> a.kind() == AttemptKind.CALL)).isEqualTo(2);
    assertThat(count(protocol, a -> a.result() != AttemptResult.NOT_REACHED)).isZero();

    for (CaseId id : replay.files.keySet()) {
      Map<LocalDate, Integer> weeks = new HashMap<>();
      replay
          .contacts(id)
          .forEach(c -> weeks.merge(Diary.monday(c.on()), c.minutes(), Integer::sum));
      boolean over = weeks.values().stream().anyMatch(minutes -> minutes > 120);
      assertThat(over).isEqualTo(id.equals(planted.overBudget()));
      if (over) {
        assertThat(weeks.get(Diary.monday(today))).isGreaterThan(120);
        assertThat(replay.file(id).open()).isTrue();
      }
    }

    assertThat(replay.erased).containsExactly(planted.withdrawn());
    assertThat(replay.files).doesNotContainKey(planted.withdrawn());

    assertThat(replay.codes).isEqualTo(Map.of(CODE, planted.withCode()));
    assertThat(replay.file(planted.withCode()).codes()).containsExactly(CODE);
    assertThat(replay.file(planted.withCode()).consents()).hasSize(2);
    assertThat(replay.referrals).anyMatch(r -> r.outcome() == ReferralOutcome.OPEN);
  }

  @Test
  void sameSeedGivesTheSameYearAndAnotherSeedAnother() {
    DemoYear.Scale scale = new DemoYear.Scale(2025, 200, 3_000, TODAY);
    List<List<Change>> once = year(7, scale).batches().toList();
    assertThat(year(7, scale).batches().parallel().toList()).isEqualTo(once);
    assertThat(year(7, scale).planted()).isEqualTo(year(7, scale).planted());
    assertThat(year(8, scale).batches().toList()).isNotEqualTo(once);
  }

  @Test
  void greatestScaleSpreadsOverAllMunicipalitiesAndHasEveryContact() {
    DemoYear year = year(1, new DemoYear.Scale(2025, 20_000, 1_000_000, TODAY));
    Map<String, Integer> cases = new HashMap<>();
    int[] contacts = new int[1];
    year.batches()
        .flatMap(List::stream)
        .forEach(change -> {
          if (change instanceof Change.CaseWritten(var file)) {
            cases.merge(file.card().municipality().code(), 1, Integer::sum);
          } else if (change instanceof Change.ContactsWritten(_, var fresh)) {
            contacts[0] += fresh;
          }
        });
    assertThat(contacts[0]).isEqualTo(1_000_000);
    assertThat(cases).hasSize(27);
    assertThat(cases.remove("0999")).isEqualTo(55 + 4);
    assertThat(cases.values()).allMatch(count -> count > 700 && count < 850);
  }

  @Test
  void scaleOutOfBoundsIsRefused() {
    assertThatThrownBy(() -> new DemoYear.Scale(2027, 55, 1_400, TODAY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DemoYear.Scale(2025, 54, 1_400, TODAY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DemoYear.Scale(2025, 55, 1_000_001, TODAY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DemoYear.Scale.usual(TODAY).year()).isEqualTo(2025);
  }

  private static DemoYear year(long seed, DemoYear.Scale scale) {
    return new DemoYear(seed, scale, Handles::of, CODE);
  }

  private static long count(CaseFile file, Predicate<Attempt> which) {
    return file.course().attempts().stream().filter(which).count();
  }

  private static Map<String, Integer> counts(Partition partition) {
    Map<String, Integer> counts = new HashMap<>();
    for (Cell cell : partition.cells()) {
      if (cell.count() > 0) {
        counts.put(cell.code().name(), cell.count());
      }
    }
    return counts;
  }
}
