package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.UndoMerge;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import dk.tillid.store.FailPoint.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The erasure of a person with three cases, each of an enquiry and with a code of its own.
class MergedErasureIT {
  private static final Practice PRACTICE = Practice.of(RuleBook.shipped());
  private static final Actor LEAD = Ways.actor("lead", Role.TEAMLEAD);

  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(3));
  private final List<CaseFile> files = new ArrayList<>();
  private final List<Referral> referrals = new ArrayList<>();
  private final List<CodeTag> codes = new ArrayList<>();
  private final CodeTag alone = drawn.codeTag();
  private final List<Step> steps = new ArrayList<>();
  private Optional<Step> failing = Optional.empty();
  private StoreSettings settings;
  private RocksLedger ledger;
  private CaseFile kept;

  @BeforeEach
  void openWithAPersonOfThreeCasesAndAnother() {
    settings =
        StoreSettings.of(folder.resolve("data"), folder.resolve("copy"), folder.resolve("custody"));
    open();
    for (int i = 0; i < 3; i++) {
      referrals.add(drawn.referral());
      codes.add(drawn.codeTag());
      files.add(near(drawn.opened(Optional.of(referrals.getLast().id()), Ways.TODAY)));
      ledger.transact(
          Ways.request(Operation.REGISTER_REFERRAL), Ways.register(referrals.getLast()));
      opened(files.getLast(), codes.getLast());
    }
    kept = drawn.opened(Optional.empty(), Ways.TODAY);
    opened(kept, alone);
    merge(1, 2);
    merge(0, 1);
  }

  private void open() {
    ledger = RocksLedger.open(settings, TestKeys.own(), Ways.CLOCK, this::reached);
  }

  private void reached(Step step) {
    steps.add(step);
    if (failing.equals(Optional.of(step))) {
      throw new StoreFailure("the test pulls the plug");
    }
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /// In the lead's municipality, so that it can be merged.
  private static CaseFile near(CaseFile file) {
    return file.with(
        new CaseCard(
            file.card().handle(),
            file.card().words(),
            LEAD.municipality(),
            file.card().team(),
            List.of()));
  }

  private void opened(CaseFile file, CodeTag code) {
    ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
    ledger.transact(
        Ways.request(Operation.RECORD_CONTACT), Ways.contact(file.id(), drawn.contact()));
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), code));
  }

  private CaseId id(int place) {
    return files.get(place).id();
  }

  private void merge(int surviving, int absorbed) {
    assertThat(
            ledger.transact(
                Request.read(LEAD, Operation.MERGE_CASES, Purpose.DUPLICATE_CHECK),
                new MergeCases(LEAD, PRACTICE, id(surviving), id(absorbed))))
        .isEqualTo(new Outcome.CaseRecorded(id(surviving), 0, List.of()));
  }

  private Outcome withdraw(CodeTag code) {
    return ledger.transact(Ways.withdrawal(), new RevokeConsent(code, WithdrawalScope.EVERYTHING));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void codeOfAnyCaseErasesAllAndLeavesTheOther(int place) {
    List<Commit> commits = new ArrayList<>();
    ledger.follow(commits::add);
    assertThat(withdraw(codes.get(place))).isEqualTo(new Outcome.Withdrawn(1));
    requireErased();
    assertThat(commits)
        .singleElement()
        .satisfies(commit ->
            assertThat(commit.changes())
                .containsExactlyInAnyOrder(
                    new Change.ReferralErased(referrals.get(0).id()),
                    new Change.ReferralErased(referrals.get(1).id()),
                    new Change.ReferralErased(referrals.get(2).id()),
                    new Change.CaseErased(id(0)),
                    new Change.CaseErased(id(1)),
                    new Change.CaseErased(id(2))));
    ledger.close();
    requireRows();
    open();
    requireErased();
    assertThat(ledger.erasuresRedone()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void crashAfterAnyStepEndsInTheErasureOfAll(Step step) {
    failing = Optional.of(step);
    try {
      withdraw(codes.get(2));
    } catch (StoreFailure _) {
      assertThatThrownBy(() -> ledger.record(Ways.request(Operation.CASES), List.of()).await())
          .isInstanceOf(StoreFailure.class);
    }
    ledger.close();
    failing = Optional.empty();
    open();
    assertThat(ledger.erasuresRedone()).isEqualTo(step == Step.ROWS_DELETED ? 0 : 1);
    requireErased();
    ledger.close();
    requireRows();
    open();
    assertThat(ledger.erasuresRedone()).isZero();
  }

  private void requireErased() {
    for (int i = 0; i < files.size(); i++) {
      assertThat(ledger.view().caseFile(id(i))).isEmpty();
      assertThat(ledger.view().contacts(id(i), 0)).isEmpty();
      assertThat(ledger.view().caseOf(files.get(i).card().handle())).isEmpty();
      assertThat(ledger.view().caseOf(codes.get(i))).isEmpty();
      assertThat(ledger.view().referral(referrals.get(i).id())).isEmpty();
      assertThat(ledger.looks(id(i))).isEmpty();
    }
    List<CaseFile> found = new ArrayList<>();
    ledger.scan(found::add, _ -> {}, _ -> {}, _ -> {});
    assertThat(found).extracting(CaseFile::id).containsExactly(kept.id());
    assertThat(ledger.verifyTrail(Optional.empty())).isInstanceOf(Chain.Verdict.Whole.class);
  }

  private void requireRows() {
    assertThat(RawRows.count(settings))
        .containsEntry(Family.CASES, 1)
        .containsEntry(Family.PAGES, 1)
        .containsEntry(Family.REFERRALS, 0)
        .containsEntry(Family.HANDLES, 1)
        .containsEntry(Family.CODES, 1)
        .containsEntry(Family.LOOKS, 3)
        .containsEntry(Family.INTENTS, 0);
  }

  @Test
  void codesOfOneAndOfNoPersonTakeTheSameStepsToTheSameAnswer() {
    assertThat(withdraw(codes.get(1))).isEqualTo(new Outcome.Withdrawn(1));
    List<Step> merged = stepsTaken();
    assertThat(withdraw(codes.get(0))).isEqualTo(new Outcome.Withdrawn(2));
    assertThat(stepsTaken()).isEqualTo(merged).containsExactly(Step.values());
    assertThat(withdraw(drawn.codeTag())).isEqualTo(new Outcome.Withdrawn(3));
    assertThat(stepsTaken()).isEqualTo(merged);
  }

  private List<Step> stepsTaken() {
    ledger.close();
    List<Step> taken = List.copyOf(steps);
    steps.clear();
    open();
    return taken;
  }

  @Test
  void intentIsAsLongForThreeCasesAsForOneAndForNone() {
    int three = intentOf(codes.get(2), 1);
    int one = intentOf(alone, 1);
    assertThat(intentOf(drawn.codeTag(), 0)).isEqualTo(one).isEqualTo(three);
  }

  /// The plug is pulled once the intent is on disk, and the next start carries it out where there
  /// is something to erase.
  private int intentOf(CodeTag code, int redone) {
    byte[] place = Trail.place(ledger.checkpoint().size());
    failing = Optional.of(Step.INTENT_WRITTEN);
    assertThatThrownBy(() -> withdraw(code)).isInstanceOf(StoreFailure.class);
    ledger.close();
    int length = RawRows.read(settings, Family.INTENTS, place).length;
    failing = Optional.empty();
    open();
    assertThat(ledger.erasuresRedone()).isEqualTo(redone);
    return length;
  }

  @Test
  void slotFilesKeepTheirSize() throws IOException {
    long before = Files.size(settings.firstSlots());
    withdraw(codes.get(0));
    assertThat(Files.size(settings.firstSlots())).isEqualTo(before);
    assertThat(Files.size(settings.secondSlots())).isEqualTo(before);
  }

  @Test
  void mergerStandsInTheTrailAndAmongTheLooksOfBothCases() {
    List<AuditEntry> entries =
        ledger.entries(0, 100).stream()
            .filter(it -> it.operation() == Operation.MERGE_CASES)
            .toList();
    assertThat(entries)
        .hasSize(2)
        .allSatisfy(it -> {
          assertThat(it.changes()).isEqualTo(2);
          assertThat(it.subjects()).hasSize(2).doesNotHaveDuplicates();
        });
    assertThat(looksForDuplicates(id(0))).isEqualTo(1);
    assertThat(looksForDuplicates(id(1))).isEqualTo(2);
    assertThat(looksForDuplicates(id(2))).isEqualTo(1);
    assertThat(looksForDuplicates(kept.id())).isZero();
  }

  private int looksForDuplicates(CaseId id) {
    return ledger.looks(id).stream()
        .filter(it -> it.purpose() == Purpose.DUPLICATE_CHECK)
        .mapToInt(it -> it.looks())
        .sum();
  }

  @Test
  void undoneMergerEndsWhatACodeReaches() {
    ledger.transact(
        Request.read(LEAD, Operation.UNDO_MERGE, Purpose.DUPLICATE_CHECK),
        new UndoMerge(LEAD, PRACTICE, id(1)));
    ledger.close();
    open();
    withdraw(codes.get(0));
    assertThat(ledger.view().caseFile(id(0))).isEmpty();
    CaseFile second = ledger.view().caseFile(id(1)).orElseThrow();
    assertThat(Person.of(ledger.view(), second).files())
        .extracting(CaseFile::id)
        .containsExactly(id(1), id(2));
    withdraw(codes.get(2));
    Map<Family, Integer> rows = rowsAfterClosing();
    assertThat(rows).containsEntry(Family.CASES, 1).containsEntry(Family.REFERRALS, 0);
  }

  private Map<Family, Integer> rowsAfterClosing() {
    ledger.close();
    Map<Family, Integer> rows = RawRows.count(settings);
    open();
    return rows;
  }
}
