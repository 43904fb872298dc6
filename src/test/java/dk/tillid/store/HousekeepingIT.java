package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Departure;
import dk.tillid.domain.Digest;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Referral;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ciphertext of what was erased and the names of its rows leave every file of the database.
class HousekeepingIT {
  private static final Set<Family> OF_CASES =
      EnumSet.of(
          Family.CASES,
          Family.PAGES,
          Family.REFERRALS,
          Family.HANDLES,
          Family.CODES,
          Family.LOOKS,
          Family.IDEMPOTENCY,
          Family.IMPORTS);

  @TempDir Path folder;

  private final InventedCases town = new InventedCases(5);
  private final Drawn drawn = new Drawn(new SplittableRandom(6));
  private final DayClock clock = new DayClock(Ways.TODAY);
  private StoreSettings settings;
  private RocksLedger ledger;
  private List<CaseId> cases = List.of();

  @BeforeEach
  void settle() {
    settings = StoreSettings.of(folder.resolve("data"));
    open();
    cases = town.settle(ledger, 60);
    cases.forEach(this::furnish);
  }

  private void open() {
    ledger = RocksLedger.open(settings, TestKeys.own(), clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /// Gives a case a row in every family that tells of it.
  private void furnish(CaseId id) {
    CaseFile file = ledger.view().caseFile(id).orElseThrow();
    Referral enquiry = drawn.referral();
    List<Change> changes =
        List.of(
            new Change.ReferralWritten(enquiry),
            new Change.CaseWritten(file.with(file.proceedings().with(enquiry.id()))));
    ledger.load(Ways.request(Operation.LOAD_DEMONSTRATION), Stream.of(changes));
    ledger.record(Ways.request(Operation.CASE), List.of(id)).await();
    String key = "key-%016x".formatted(id.low());
    ledger.transact(
        Ways.request(Operation.RECORD_CONTACT, key, 1), Ways.contact(id, drawn.contact()));
    depart(id, id);
    depart(id, drawn.caseId());
  }

  private void depart(CaseId id, CaseId name) {
    Departure leaving = new Departure.OfCase(name, id, List.of(), new Digest(id.high(), id.low()));
    ledger.depart(Ways.request(Operation.EXPORT_CASES), List.of(leaving));
  }

  private Map<Row, byte[]> rows() {
    ledger.close();
    Map<Row, byte[]> rows = new HashMap<>();
    OF_CASES.forEach(family -> rows.putAll(RawRows.read(settings, family)));
    open();
    return rows;
  }

  /// What of these rows is gone since: deleted, or in its place something else, as in that of a
  /// mark that is spent.
  private Map<Row, byte[]> gone(Map<Row, byte[]> before) {
    Map<Row, byte[]> after = rows();
    Map<Row, byte[]> gone = new HashMap<>(before);
    gone.keySet().removeIf(row -> Arrays.equals(before.get(row), after.get(row)));
    return gone;
  }

  private Map<Row, byte[]> withdrawn(int from, int to) {
    Map<Row, byte[]> before = rows();
    cases.subList(from, to).forEach(id -> town.withdraw(ledger, id));
    return gone(before);
  }

  private static Map<Row, byte[]> of(Family family, Map<Row, byte[]> rows) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().family() == family)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<Family> families(Set<Row> rows) {
    return rows.stream().map(Row::family).collect(Collectors.toSet());
  }

  /// The last twelve bytes of a row's name, which a spent mark keeps, and the middle of its
  /// ciphertext, which a look has not.
  private static List<String> needles(Row row, byte[] value) {
    List<byte[]> needles = new ArrayList<>();
    if (row.family() != Family.IMPORTS) {
      needles.add(Arrays.copyOfRange(row.key().bytes(), 4, RowKey.BYTES));
    }
    if (value.length > 0) {
      needles.add(Arrays.copyOfRange(value, value.length / 2, value.length / 2 + 24));
    }
    return needles.stream().map(it -> new String(it, StandardCharsets.ISO_8859_1)).toList();
  }

  /// The rows of which anything is in any file.
  private Set<Row> found(Map<Row, byte[]> rows) throws IOException {
    Set<Row> found = new HashSet<>();
    try (Stream<Path> files = Files.walk(settings.database())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        rows.forEach((row, value) -> {
          if (needles(row, value).stream().anyMatch(content::contains)) {
            found.add(row);
          }
        });
      }
    }
    return found;
  }

  private void requireOthers(int from) {
    cases
        .subList(from, cases.size())
        .forEach(id -> assertThat(InventedCases.held(ledger.view(), id)).isPresent());
  }

  /// The memory of an answer stays for its seven days, unreadable.
  @Test
  void nothingOfTheErasedIsLeftInAnyFile() throws IOException {
    Map<Row, byte[]> gone = withdrawn(0, 20);
    Map<Row, byte[]> answers = of(Family.IDEMPOTENCY, rows());
    Set<Family> others = EnumSet.copyOf(OF_CASES);
    others.remove(Family.IDEMPOTENCY);
    assertThat(families(gone.keySet())).isEqualTo(others);
    assertThat(families(found(gone))).as("the control: they are there before").isEqualTo(others);
    assertThat(ledger.housekeepingOutstanding()).isEqualTo(20);
    assertThat(ledger.housekeep()).isEqualTo(20);
    assertThat(found(gone)).isEmpty();
    assertThat(ledger.housekeepingOutstanding()).isZero();
    ledger.close();
    assertThat(found(gone)).isEmpty();
    open();
    assertThat(ledger.housekeepingOutstanding()).isZero();
    requireOthers(20);

    assertThat(answers).hasSize(60);
    assertThat(found(answers)).as("the control").isEqualTo(answers.keySet());
    clock.day(Ways.TODAY.plusDays(Sweeper.DAYS + 1));
    assertThat(ledger.housekeep()).isZero();
    assertThat(found(answers)).isEmpty();
  }

  /// Opening a database writes its log to files; here nothing is opened anew between.
  @Test
  void withoutARestartBetweenNothingIsLeftEither() throws IOException {
    Map<Row, byte[]> before = rows();
    town.withdraw(ledger, cases.getFirst());
    ledger.housekeep();
    town.withdraw(ledger, cases.get(1));
    town.withdraw(ledger, cases.get(2));
    assertThat(ledger.housekeep()).isEqualTo(2);
    Set<Row> left = found(before);
    assertThat(families(left)).as("the others are still found").isEqualTo(OF_CASES);
    assertThat(left).doesNotContainAnyElementsOf(gone(before).keySet());
    requireOthers(3);
  }

  /// They are deleted without that any key is destroyed.
  @Test
  void theNamesOfEndedCodesGoToo() throws IOException {
    Map<Row, byte[]> before = rows();
    town.replaceCode(ledger, cases.get(1));
    Map<Row, byte[]> ended = of(Family.CODES, gone(before));
    assertThat(ended).hasSize(1);
    assertThat(found(ended)).as("the control").hasSize(1);
    assertThat(ledger.housekeep()).isZero();
    assertThat(found(ended)).isEmpty();
    requireOthers(0);
  }

  /// A mark under a name of elsewhere is not found from the case, so that it is spent afterwards.
  @Test
  void theMarksOfWhatLeftUnderAnotherNameAreSpentWhereTheirCaseIsErased() throws IOException {
    Map<Row, byte[]> marks = of(Family.IMPORTS, rows());
    cases.subList(0, 20).forEach(id -> town.withdraw(ledger, id));
    assertThat(found(marks)).as("the control").hasSize(2 * 60);
    ledger.housekeep();
    assertThat(found(marks)).hasSize(2 * 40);
    assertThat(of(Family.IMPORTS, rows())).as("a spent mark stands there").hasSize(2 * 60);
  }

  @Test
  void theDayOfTheLastWorkIsToldAlsoWhereThereWasNothingToDo() {
    assertThat(ledger.housekeepingDay()).isEmpty();
    ledger.housekeep();
    assertThat(ledger.housekeepingDay()).contains(Ways.TODAY);
    clock.day(Ways.TODAY.plusDays(1));
    ledger.housekeep();
    ledger.close();
    open();
    assertThat(ledger.housekeepingDay()).contains(Ways.TODAY.plusDays(1));
  }

  @Test
  void workGoesOnMeanwhileAndAnErasureDuringItIsLeftForTheNext() throws InterruptedException {
    cases.subList(0, 20).forEach(id -> town.withdraw(ledger, id));
    AtomicBoolean going = new AtomicBoolean(true);
    Thread others =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 20; going.get() || i == 20; i++) {
                town.meet(ledger, cases.get(20 + i % 20));
              }
            });
    town.withdraw(ledger, cases.get(50));
    assertThat(ledger.housekeep()).isEqualTo(21);
    town.withdraw(ledger, cases.get(51));
    going.set(false);
    others.join();
    assertThat(ledger.housekeepingOutstanding()).isEqualTo(1);
    assertThat(ledger.housekeep()).isEqualTo(1);
  }

  @Test
  void closingDuringItLeavesItForTheNextStart() throws InterruptedException {
    cases.subList(0, 30).forEach(id -> town.withdraw(ledger, id));
    Thread work = Thread.ofPlatform().start(ledger::housekeep);
    ledger.close();
    work.join();
    open();
    ledger.housekeep();
    assertThat(ledger.housekeepingOutstanding()).isZero();
    requireOthers(30);
  }
}
