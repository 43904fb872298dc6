package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ciphertext of what was erased and the names of its rows leave every file of the database.
class HousekeepingIT {
  private static final Set<Family> OF_CASES =
      Set.of(Family.CASES, Family.PAGES, Family.HANDLES, Family.CODES);

  @TempDir Path folder;

  private final Town town = new Town(5);
  private StoreSettings settings;
  private RocksLedger ledger;
  private List<CaseId> cases = List.of();

  @BeforeEach
  void settle() {
    settings = StoreSettings.of(folder.resolve("data"));
    open();
    cases = town.settle(ledger, 60);
  }

  private void open() {
    ledger = RocksLedger.open(settings, TestKeys.own(), Ways.CLOCK);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Map<Row, byte[]> rows() {
    ledger.close();
    Map<Row, byte[]> rows = new HashMap<>();
    OF_CASES.forEach(family -> rows.putAll(RawRows.read(settings, family)));
    open();
    return rows;
  }

  /// The last twelve bytes of each row's name, and the middle of its ciphertext.
  private static List<byte[]> needles(Map<Row, byte[]> rows) {
    List<byte[]> needles = new ArrayList<>();
    rows.forEach((row, value) -> {
      needles.add(Arrays.copyOfRange(row.key().bytes(), 4, RowKey.BYTES));
      needles.add(Arrays.copyOfRange(value, value.length / 2, value.length / 2 + 24));
    });
    return needles;
  }

  private Set<String> found(List<byte[]> needles) throws IOException {
    List<String> wanted =
        needles.stream().map(it -> new String(it, StandardCharsets.ISO_8859_1)).toList();
    Set<String> places = new TreeSet<>();
    try (Stream<Path> files = Files.walk(settings.database())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        wanted.stream()
            .filter(content::contains)
            .forEach(_ -> places.add(String.valueOf(file.getFileName()).replaceAll("[0-9]+", "N")));
      }
    }
    return places;
  }

  private List<byte[]> withdrawn(int from, int to) {
    Map<Row, byte[]> before = rows();
    cases.subList(from, to).forEach(id -> town.withdraw(ledger, id));
    Map<Row, byte[]> gone = new HashMap<>(before);
    rows().keySet().forEach(gone::remove);
    assertThat(gone).hasSizeGreaterThanOrEqualTo(4 * (to - from));
    return needles(gone);
  }

  @Test
  void nothingOfTheErasedIsLeftInAnyFile() throws IOException {
    List<byte[]> needles = withdrawn(0, 20);
    assertThat(found(needles)).as("the control: they are there before").isNotEmpty();
    assertThat(ledger.housekeepingOutstanding()).isEqualTo(20);
    assertThat(ledger.housekeep()).isEqualTo(20);
    assertThat(found(needles)).isEmpty();
    assertThat(ledger.housekeepingOutstanding()).isZero();
    assertThat(ledger.housekeepingDay()).isEqualTo(Ways.TODAY);
    assertThat(ledger.housekeep()).isZero();
    ledger.close();
    assertThat(found(needles)).isEmpty();
    open();
    assertThat(ledger.housekeepingOutstanding()).isZero();
    requireOthers(20);
  }

  private void requireOthers(int from) {
    cases
        .subList(from, cases.size())
        .forEach(id -> assertThat(Town.held(ledger.view(), id)).isPresent());
  }

  /// The places that were touched alone, without a restart between that would have all compacted.
  @Test
  void theTouchedPlacesAloneAreEnough() throws IOException {
    Map<Row, byte[]> before = rows();
    town.withdraw(ledger, cases.getFirst());
    ledger.housekeep(); // everything, after the start
    town.withdraw(ledger, cases.get(1));
    town.withdraw(ledger, cases.get(2));
    assertThat(found(needles(before))).isNotEmpty();
    assertThat(ledger.housekeep()).isEqualTo(2);
    Set<String> files = found(needles(before));
    Map<Row, byte[]> gone = new HashMap<>(before);
    rows().keySet().forEach(gone::remove);
    assertThat(gone).hasSize(12);
    assertThat(files).as("the others are still found").isNotEmpty();
    assertThat(found(needles(gone))).isEmpty();
    requireOthers(3);
  }

  /// The name of a code that was ended goes with the next erasure, whatever case that is of.
  @Test
  void theNamesOfEndedCodesGoToo() throws IOException {
    Map<Row, byte[]> before = rows();
    town.withdraw(ledger, cases.getFirst());
    ledger.housekeep(); // everything, after the start
    town.replaceCode(ledger, cases.get(1));
    town.withdraw(ledger, cases.get(2));
    ledger.housekeep();
    Set<String> files = found(needles(before));
    Map<Row, byte[]> after = rows();
    Map<Row, byte[]> ended = new HashMap<>(before);
    ended.keySet().removeIf(row -> row.family() != Family.CODES || after.containsKey(row));
    assertThat(ended).hasSize(3);
    assertThat(files).as("the others are still found").isNotEmpty();
    assertThat(found(needles(ended))).isEmpty();
    requireOthers(3);
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
