package dk.tillid.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.Property;
import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import dk.tillid.audit.Chain;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.demo.DemoYear;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.effect.StatusReport;
import dk.tillid.keys.Handles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferIT {
  private static final Municipality HOME = DemoYear.HOME;
  private static final CodeTag CODE = new CodeTag(5, 5);

  @TempDir Path folder;

  private House from;
  private House to;

  @BeforeEach
  void open() {
    from = new House(folder.resolve("from"));
    to = new House(folder.resolve("to"));
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  private void loadDemonstration() {
    DemoYear year =
        new DemoYear(2010, DemoYear.Scale.usual(House.TODAY), Handles::of, new CodeTag(1, 1));
    try (var batches = year.batches()) {
      from.load(batches);
    }
  }

  private static String lines(Line... lines) {
    return List.of(lines).stream()
        .map(line -> new String(LineFormat.write(line), StandardCharsets.UTF_8) + "\n")
        .collect(Collectors.joining());
  }

  private static Line.OfCase drawn(String key, long seed) {
    Dossiers dossiers = new Dossiers(new SplittableRandom(seed), House.TODAY, true);
    return new Line.OfCase(key, HOME, dossiers.dossier());
  }

  private static Line.OfEnquiry enquiry(String key, long seed) {
    Dossiers dossiers = new Dossiers(new SplittableRandom(seed), House.TODAY, true);
    return new Line.OfEnquiry(key, HOME, dossiers.enquiry());
  }

  @Test
  void whatIsExportedAndImportedGivesTheSameCasesAndReports() {
    loadDemonstration();
    Import.Tally tally = to.bring(from.export(HOME));
    assertThat(to.problems).isEmpty();
    assertThat(tally.added()).isEqualTo(tally.read()).isGreaterThan(58);
    assertThat(to.told()).containsExactlyInAnyOrderElementsOf(from.told());
    assertThat(to.referrals().stream().map(House::nameless))
        .containsExactlyInAnyOrderElementsOf(
            from.referrals().stream().map(House::nameless).toList());
    for (int year = 2023; year <= 2026; year++) {
      assertThat(report(to, year)).isEqualTo(report(from, year));
    }
    assertThat(report(from, 2025).citizens().population().total()).isEqualTo(55);
    assertThat(names(to)).doesNotContainAnyElementsOf(names(from));
  }

  private static StatusReport report(House house, int year) {
    return StatusReport.of(year, OptionalInt.empty(), House.TODAY, house.persons());
  }

  private static List<Object> names(House house) {
    return house.cases().stream()
        .flatMap(it -> List.<Object>of(it.id(), it.card().handle()).stream())
        .toList();
  }

  @Test
  void casesOfEveryKindComeAcrossWhole() {
    Property.holds(
        40,
        random -> {
          Dossiers dossiers = new Dossiers(random, House.TODAY, true);
          String key = Long.toHexString(random.nextLong());
          from.settle(new Line.OfCase(key, HOME, dossiers.dossier()));
        });
    to.bring(from.export(HOME));
    assertThat(to.problems).isEmpty();
    assertThat(to.told()).containsExactlyInAnyOrderElementsOf(from.told());
    assertThat(to.cases().size()).isEqualTo(from.cases().size()).isGreaterThan(42);
    assertThat(to.referrals()).hasSameSizeAs(from.referrals());
  }

  @Test
  void theSameFileAgainChangesNothing() {
    String file = lines(drawn("a", 1), drawn("b", 2), enquiry("a", 3));
    assertThat(to.bring(file)).extracting(Import.Tally::added).isEqualTo(3L);
    List<House.Told> before = to.told();
    List<Object> names = names(to);
    long entries = to.ledger().checkpoint().size();
    Import.Tally again = to.bring(file + "\n  \n" + file);
    assertThat(List.of(again.read(), again.added(), again.unchanged(), again.refused()))
        .containsExactly(6L, 0L, 6L, 0L);
    assertThat(to.told()).isEqualTo(before);
    assertThat(names(to)).isEqualTo(names);
    assertThat(to.ledger().checkpoint().size()).isEqualTo(entries);
  }

  @Test
  void aKeyThatCameBeforeWithOtherContentIsRefusedAlsoWithinOneFile() {
    to.bring(lines(drawn("a", 1)));
    List<House.Told> before = to.told();
    Import.Tally tally = to.bring(lines(drawn("a", 2), drawn("b", 3), drawn("b", 4)));
    assertThat(tally.added()).isEqualTo(1);
    assertThat(to.problems).extracting(Problem::line).containsExactly(1L, 3L);
    assertThat(to.problems).extracting(Problem::code).containsOnly("OTHER_CONTENT");
    assertThat(to.told()).containsAll(before);
  }

  @Test
  void aKeyIsItsMunicipalitysOwn() {
    Line.OfCase here = drawn("a", 1);
    Dossier plain = new Dossiers(new SplittableRandom(1), House.TODAY, false).dossier();
    to.bring(lines(here, new Line.OfCase("a", new Municipality("0901"), plain)));
    assertThat(to.problems).isEmpty();
    assertThat(to.told()).hasSize(2);
  }

  @Test
  void aWithdrawnCaseNeverComesBack() {
    String file = lines(drawn("a", 1), drawn("b", 2));
    to.bring(file);
    CaseFile one = survivor(to);
    to.code(one.id(), CODE);
    House.Told gone = to.told(one);
    to.ledger().transact(withdrawal(), new RevokeConsent(CODE, WithdrawalScope.EVERYTHING));
    assertThat(to.told()).hasSize(1);
    for (int round = 0; round < 2; round++) {
      Import.Tally again = to.bring(file);
      assertThat(List.of(again.added(), again.unchanged(), again.refused()))
          .containsExactly(0L, 2L, 0L);
      assertThat(to.told()).hasSize(1).doesNotContain(gone);
      to.reopen();
    }
    assertThat(to.bring(lines(drawn("c", 1))).added())
        .as("the same person under another name is another line")
        .isEqualTo(1);
    assertThat(to.ledger().verifyTrail(Optional.empty())).isInstanceOf(Chain.Verdict.Whole.class);
  }

  private static CaseFile survivor(House house) {
    return house.cases().stream()
        .filter(it -> it.merger().equals(Merger.NONE))
        .findFirst()
        .orElseThrow();
  }

  private static Request withdrawal() {
    return Request.read(
        House.actor(Role.CITIZEN), Operation.REVOKE_CONSENT, Purpose.CITIZEN_REQUEST);
  }

  /// An export kept "as a backup" must neither double the living nor raise the withdrawn.
  @Test
  void theRegistrysOwnExportBringsNothingTwiceAndNothingBack() {
    from.bring(lines(drawn("a", 1), drawn("b", 2), enquiry("c", 3)));
    CaseFile withdrawn = survivor(from);
    from.code(withdrawn.id(), CODE);
    String backup = from.export(HOME);
    int cases = from.cases().size();

    assertThat(from.bring(backup).added()).isZero();
    assertThat(from.cases()).hasSize(cases);
    assertThat(from.referrals()).isNotEmpty();

    from.ledger().transact(withdrawal(), new RevokeConsent(CODE, WithdrawalScope.EVERYTHING));
    from.reopen();
    assertThat(from.cases()).hasSizeLessThan(cases).doesNotContain(withdrawn);
    int left = from.cases().size();
    assertThat(from.bring(backup).added()).isZero();
    assertThat(from.cases()).hasSize(left);
    assertThat(from.problems).isEmpty();

    assertThat(to.bring(backup).added()).as("elsewhere all of it comes").isEqualTo(3);
  }

  @Test
  void aBadLineIsReportedByNumberAndStopsNothing() {
    String bad = lines(drawn("b", 2)).replace("\"team\":\"skp\"", "\"team\":\"SKP 0101011234\"");
    String unsound = lines(drawn("c", 3)).replaceFirst("\"openedOn\":\"20", "\"openedOn\":\"21");
    Import.Tally tally =
        to.bring(
            "{\"kind\":\"header\",\"format\":1}\n"
                + lines(drawn("a", 1))
                + "{\"kind\":\"header\",\"format\":1}\r\n"
                + bad
                + "\r\n"
                + unsound
                + lines(drawn("d", 4)).trim());
    assertThat(tally.added()).isEqualTo(2);
    assertThat(to.problems).extracting(Problem::line).containsExactly(3L, 4L, 6L);
    assertThat(to.problems)
        .extracting(Problem::code)
        .containsExactly("HEADER_NOT_FIRST", "IDENTIFIES", "DAY_IN_FUTURE");
    assertThat(to.problems.toString()).doesNotContain("0101011234");
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() {
    String endless = "{\"kind\":\"" + "x".repeat(Chunks.LONGEST + 70_000) + "\"}\n";
    Import.Tally tally = to.bring(lines(drawn("a", 1)) + endless + lines(drawn("b", 2)) + endless);
    assertThat(tally.added()).isEqualTo(2);
    assertThat(to.problems).extracting(Problem::line).containsExactly(2L, 4L);
    assertThat(to.problems).extracting(Problem::code).containsOnly("TOO_LONG");
  }

  @Test
  void everyCaseThatCameOrLeftIsAccountedForAndItsCitizenSeesIt() {
    to.bring(lines(drawn("a", 1), enquiry("b", 2), drawn("c", 5)));
    to.export(HOME);
    for (CaseFile file : to.cases()) {
      assertThat(to.ledger().looks(file.id()))
          .containsExactly(new AuditTrail.Look(House.TODAY, Purpose.TRANSFER, 2));
    }
    assertThat(to.ledger().entries(0, 1000))
        .extracting(AuditEntry::operation)
        .contains(Operation.IMPORT_CASES, Operation.EXPORT_CASES)
        .hasSizeGreaterThan(to.cases().size());
  }

  @Test
  void anExportTellsNoNameOfTheRegistry() {
    loadDemonstration();
    String file = from.export(HOME);
    for (CaseFile one : from.cases()) {
      assertThat(file)
          .doesNotContain(one.card().handle().value())
          .doesNotContain(hex(one.id()))
          .doesNotContain("\"words\"");
    }
    assertThat(file).contains("\"key\"");
    assertThat(keys(file)).doesNotContainAnyElementsOf(keys(from.export(HOME)));
  }

  private static String hex(CaseId id) {
    return Long.toHexString(id.high());
  }

  private static List<String> keys(String file) {
    return file.lines()
        .skip(1)
        .map(line -> line.split("\"key\":\"", -1)[1].split("\"", 2)[0])
        .toList();
  }

  @Test
  void onlyTheOwnMunicipalityIsWritten() {
    Dossier plain = new Dossiers(new SplittableRandom(1), House.TODAY, false).dossier();
    to.bring(lines(drawn("a", 1), new Line.OfCase("b", new Municipality("0901"), plain)));
    assertThat(to.export(HOME).lines()).hasSize(2);
    assertThat(to.export(new Municipality("0902")).lines()).hasSize(1);
  }

  @Test
  void foretellingChangesNothing() {
    to.bring(lines(drawn("a", 1)));
    long entries = to.ledger().checkpoint().size();
    Import.Tally tally =
        to.bring(
            lines(drawn("a", 1), drawn("b", 2), drawn("a", 3)),
            arrivals ->
                java.util.concurrent.CompletableFuture.completedFuture(
                    arrivals.stream().map(to.ledger()::foretell).toList()),
            _ -> {});
    assertThat(List.of(tally.added(), tally.unchanged(), tally.refused()))
        .containsExactly(1L, 1L, 1L);
    assertThat(to.told()).hasSize(1);
    assertThat(to.ledger().checkpoint().size()).isEqualTo(entries);
  }

  @Test
  void manyLinesComeInTheirOrder() {
    String file =
        IntStream.range(0, 700)
            .mapToObj(i -> lines(drawn("k" + i, i)) + (i % 100 == 50 ? "broken\n" : ""))
            .collect(Collectors.joining());
    Import.Tally tally = to.bring(file);
    assertThat(tally.added()).isEqualTo(700);
    assertThat(tally.bytes()).isGreaterThan(2_000_000);
    assertThat(to.problems)
        .extracting(Problem::line)
        .containsExactly(52L, 153L, 254L, 355L, 456L, 557L, 658L);
  }
}
