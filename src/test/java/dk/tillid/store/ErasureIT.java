package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import dk.tillid.audit.Chain;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Gone;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.View;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.store.FailPoint.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureIT {
  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(2));
  private final List<Step> steps = new ArrayList<>();
  private final CodeTag code = drawn.codeTag();
  private Optional<Step> failing = Optional.empty();
  private StoreSettings settings;
  private RocksLedger ledger;
  private CaseFile erased;
  private Referral referral;
  private CaseFile kept;

  @BeforeEach
  void openWithTwoCases() {
    settings =
        StoreSettings.of(folder.resolve("data"), folder.resolve("copy"), folder.resolve("custody"));
    open();
    referral = drawn.referral();
    erased = drawn.opened(Optional.of(referral.id()), Ways.TODAY);
    kept = drawn.opened(Optional.empty(), Ways.TODAY);
    ledger.transact(Ways.request(Operation.REGISTER_REFERRAL), Ways.register(referral));
    for (CaseFile file : List.of(erased, kept)) {
      ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
      for (int i = 0; i < 33; i++) {
        ledger.transact(
            Ways.request(Operation.RECORD_CONTACT, "contact-" + file.id().high() + i, 1),
            Ways.contact(file.id(), drawn.contact()));
      }
    }
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(erased.id(), code));
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(kept.id(), drawn.codeTag()));
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

  private Outcome withdraw() {
    return ledger.transact(Ways.withdrawal(), Ways.withdraw(code));
  }

  @Test
  void nothingOfTheCaseIsLeftAndEverythingOfTheOther() {
    List<Commit> commits = new ArrayList<>();
    ledger.follow(commits::add);
    assertThat(withdraw()).isEqualTo(new Outcome.Withdrawn(1));
    requireErased();
    assertThat(commits)
        .singleElement()
        .extracting(Commit::changes)
        .isEqualTo(List.of(new Change.CaseErased(erased.id())));
    ledger.close();
    assertThat(rows())
        .containsEntry(Family.CASES, 1)
        .containsEntry(Family.PAGES, 2)
        .containsEntry(Family.REFERRALS, 0)
        .containsEntry(Family.HANDLES, 1)
        .containsEntry(Family.CODES, 1)
        .containsEntry(Family.LOOKS, 35)
        .containsEntry(Family.INTENTS, 0)
        .containsEntry(Family.AUDIT, 72);
    open();
    requireErased();
    assertThat(ledger.erasuresRedone()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void crashAfterAnyStepEndsInErasure(Step step) {
    failing = Optional.of(step);
    try {
      withdraw();
    } catch (StoreFailure _) {
      assertThatThrownBy(() -> ledger.record(Ways.request(Operation.CASES), List.of()).await())
          .isInstanceOf(StoreFailure.class);
    }
    ledger.close();
    open();
    assertThat(ledger.erasuresRedone()).isEqualTo(step == Step.ROWS_DELETED ? 0 : 1);
    requireErased();
    assertThat(ledger.entries(71, 10))
        .extracting(it -> it.operation())
        .containsExactly(Operation.REVOKE_CONSENT);
    ledger.close();
    assertThat(rows()).containsEntry(Family.CASES, 1).containsEntry(Family.INTENTS, 0);
    open();
    assertThat(ledger.erasuresRedone()).isZero();
  }

  /// Nobody was answered, so the trail must not say what did not happen.
  @ParameterizedTest
  @EnumSource
  void aCrashInAWithdrawalFromOneConsentLeavesAllOfItOrNothing(Step step) {
    failing = Optional.of(step);
    try {
      ledger.transact(Ways.withdrawal(), new RevokeConsent(code, WithdrawalScope.STATISTICS));
    } catch (StoreFailure _) {
      assertThat(step).isNotEqualTo(Step.ROWS_DELETED);
    }
    failing = Optional.empty();
    ledger.close();
    open();
    boolean revoked =
        ledger.view().caseFile(erased.id()).orElseThrow().consents().stream()
            .anyMatch(it -> it.revokedOn().isPresent());
    assertThat(ledger.entries(71, 10))
        .extracting(AuditEntry::operation)
        .isEqualTo(revoked ? List.of(Operation.REVOKE_CONSENT) : List.of());
    assertThat(revoked).isEqualTo(step == Step.ROWS_DELETED);
    assertThat(ledger.verifyTrail(Optional.empty())).isInstanceOf(Chain.Verdict.Whole.class);
    ledger.transact(Ways.withdrawal(), new RevokeConsent(code, WithdrawalScope.STATISTICS));
    ledger.close();
    assertThat(rows()).containsEntry(Family.CASES, 2).containsEntry(Family.INTENTS, 0);
    open();
  }

  @Test
  void aDamagedEnquiryKeepsNobodyFromWithdrawing() {
    ledger.close();
    Map<Row, byte[]> damaged = new HashMap<>(RawRows.read(settings, Family.REFERRALS));
    assertThat(damaged).hasSize(1);
    damaged.replaceAll((_, record) -> {
      byte[] other = record.clone();
      other[other.length - 1] ^= 1;
      return other;
    });
    RawRows.write(settings, damaged);
    open();
    assertThatThrownBy(() -> ledger.view().referral(referral.id()))
        .isInstanceOf(StoreFailure.class);
    assertThat(withdraw()).isInstanceOf(Outcome.Withdrawn.class);
    requireErased();
    ledger.close();
    assertThat(rows()).containsEntry(Family.REFERRALS, 0).containsEntry(Family.CASES, 1);
    open();
  }

  @Test
  void aWithdrawalFromOneConsentIsAmongTheLooksAtTheCaseThatStays() {
    ledger.transact(Ways.withdrawal(), new RevokeConsent(code, WithdrawalScope.STATISTICS));
    assertThat(ledger.looks(erased.id()))
        .filteredOn(it -> it.purpose() == Purpose.CITIZEN_REQUEST)
        .extracting(AuditTrail.Look::looks)
        .containsExactly(1);
  }

  private void requireErased() {
    assertThat(ledger.view().caseFile(erased.id())).isEmpty();
    assertThat(ledger.view().contacts(erased.id(), 0)).isEmpty();
    assertThat(ledger.view().contacts(erased.id(), 1)).isEmpty();
    assertThat(ledger.view().caseOf(erased.card().handle())).isEmpty();
    assertThat(ledger.view().caseOf(code)).isEmpty();
    assertThat(ledger.view().referral(referral.id())).isEmpty();
    assertThat(ledger.looks(erased.id())).isEmpty();
    CaseFile other = ledger.view().caseFile(kept.id()).orElseThrow();
    assertThat(Ways.contacts(ledger.view(), other)).hasSize(33);
    List<CaseFile> found = new ArrayList<>();
    ledger.scan(found::add, _ -> {}, _ -> {}, _ -> {});
    assertThat(found).extracting(CaseFile::id).containsExactly(kept.id());
    assertThat(ledger.verifyTrail(Optional.empty())).isEqualTo(new Chain.Verdict.Whole(72));
  }

  /// Rows by family, read past the ledger.
  private Map<Family, Integer> rows() {
    return RawRows.count(settings);
  }

  @Test
  void tombstonesCarryTheCommitmentToTheCodePresented() throws IOException {
    CodeTag later = drawn.codeTag();
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(erased.id(), later));
    withdraw();
    assertThat(committedTo(code)).isTrue();
    assertThat(committedTo(later)).isFalse();
    CodeTag unknown = drawn.codeTag();
    assertThat(committedTo(unknown)).isFalse();
    ledger.transact(Ways.withdrawal(), Ways.withdraw(unknown));
    assertThat(committedTo(unknown)).isTrue();
  }

  private boolean committedTo(CodeTag tag) throws IOException {
    String slots = Files.readString(settings.firstSlots(), StandardCharsets.ISO_8859_1);
    byte[] commitment = TestKeys.own().tags().commitment(tag).bytes();
    return slots.contains(new String(commitment, StandardCharsets.ISO_8859_1));
  }

  @Test
  void codeThatOpensNoCaseTakesTheSameSteps() {
    assertThat(withdraw()).isEqualTo(new Outcome.Withdrawn(1));
    List<Step> known = stepsTaken();
    assertThat(withdraw()).isEqualTo(new Outcome.Withdrawn(2));
    assertThat(stepsTaken()).isEqualTo(known).containsExactly(Step.values());
    assertThat(ledger.transact(Ways.withdrawal(), Ways.withdraw(drawn.codeTag())))
        .isEqualTo(new Outcome.Withdrawn(3));
  }

  /// The steps since the last time; the last one may come after the answer, but before the end.
  private List<Step> stepsTaken() {
    ledger.close();
    List<Step> taken = List.copyOf(steps);
    steps.clear();
    open();
    return taken;
  }

  @Test
  void readThatBeganBeforeAnErasureEndsWithGone() {
    CaseFile read = ledger.view().caseFile(erased.id()).orElseThrow();
    withdraw();
    assertThatThrownBy(() ->
            ledger.record(Ways.request(Operation.CASE), List.of(kept.id(), read.id())).await())
        .isInstanceOf(Gone.class);
    assertThat(ledger.record(Ways.request(Operation.CASE), List.of(kept.id())).await())
        .isEqualTo(72);
  }

  @Test
  void openedRecordsInMemoryGoWithTheKeys() {
    Handle handle = erased.card().handle();
    View view = ledger.view();
    assertThat(view.caseFile(erased.id())).isPresent();
    assertThat(view.contacts(erased.id(), 0)).isPresent();
    assertThat(view.caseOf(handle)).contains(erased.id());
    withdraw();
    assertThat(view.caseFile(erased.id())).isEmpty();
    assertThat(view.contacts(erased.id(), 0)).isEmpty();
    assertThat(view.caseOf(handle)).isEmpty();
    assertThat(view.caseFile(kept.id())).isPresent();
  }

  @Test
  void answerMadeDuringAnErasureEndsWithGoneThoughItsEntryIsOnDisk() {
    Ledger.Recording early = ledger.record(Ways.request(Operation.CASE), List.of(erased.id()));
    Ledger.Recording other = ledger.record(Ways.request(Operation.CASE), List.of(kept.id()));
    assertThat(early.await()).isEqualTo(other.await() - 1);
    withdraw();
    assertThatThrownBy(early::await).isInstanceOf(Gone.class);
    assertThat(other.await()).isPositive();
  }

  @Test
  void rowsPutBackFromOldCopyReadAsAbsent() {
    ledger.close();
    Map<Row, byte[]> old = RawRows.read(settings, Family.CASES);
    open();
    withdraw();
    ledger.close();
    RawRows.write(settings, old);
    assertThat(rows()).containsEntry(Family.CASES, 2);
    open();
    requireErased();
    ledger.close();
    assertThat(rows()).containsEntry(Family.CASES, 1);
    open();
  }

  @Test
  void requestOfTheErasedCaseIsNotAnsweredFromMemory() {
    var request = Ways.request(Operation.RECORD_CONTACT, "contact-" + erased.id().high() + 5, 1);
    var again = Ways.contact(erased.id(), drawn.contact());
    assertThat(ledger.transact(request, again))
        .isEqualTo(new Outcome.CaseRecorded(erased.id(), 5, List.of()));
    withdraw();
    assertThat(ledger.transact(request, again)).isEqualTo(new Outcome.NotFound());
  }
}
