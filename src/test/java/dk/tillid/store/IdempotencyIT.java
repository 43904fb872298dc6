package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.audit.AuditEntry;
import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyIT {
  private static final String KEY = "0f0e7a52-key";

  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(3));
  private RocksLedger ledger;
  private CaseFile file;

  @BeforeEach
  void openWithCase() {
    open(Ways.CLOCK);
    file = drawn.opened(Optional.empty(), Ways.TODAY);
    ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
  }

  private void open(Clock clock) {
    ledger = RocksLedger.open(StoreSettings.of(folder.resolve("data")), TestKeys.own(), clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Outcome contact(long input) {
    return ledger.transact(
        Ways.request(Operation.RECORD_CONTACT, KEY, input),
        Ways.contact(file.id(), drawn.contact()));
  }

  private int contacts() {
    return ledger.view().caseFile(file.id()).orElseThrow().contacts().count();
  }

  @Test
  void sameKeyAndInputAnswersTheSameAndChangesNothingAlsoAfterRestart() {
    Outcome first = contact(1);
    assertThat(first).isEqualTo(new Outcome.CaseRecorded(file.id(), 0, List.of()));
    assertThat(contact(1)).isEqualTo(first);
    ledger.close();
    open(Ways.CLOCK);
    assertThat(contact(1)).isEqualTo(first);
    assertThat(contacts()).isEqualTo(1);
    assertThat(ledger.entries(1, 10)).extracting(AuditEntry::changes).containsExactly(2, 0, 0);
    assertThat(ledger.looks(file.id())).singleElement().extracting(it -> it.looks()).isEqualTo(4);
  }

  /// A phone that was offline sends its opening once more: the pseudonym is drawn anew, the citizen
  /// is the same.
  @Test
  void aRepeatedOpeningAfterTheErasureBringsNothingBackAlsoAfterASweep() {
    Request opening = Ways.request(Operation.OPEN_CASE, "0a1b2c3d-opening", 1);
    CaseFile first = drawn.opened(Optional.empty(), Ways.TODAY);
    CodeTag code = drawn.codeTag();
    ledger.transact(opening, Ways.open(first));
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(first.id(), code));
    ledger.transact(Ways.withdrawal(), Ways.withdraw(code));

    CaseFile again = drawn.opened(Optional.empty(), Ways.TODAY);
    assertThat(ledger.transact(opening, Ways.open(again))).isEqualTo(new Outcome.NotFound());
    ledger.sweep();
    assertThat(ledger.transact(opening, Ways.open(again))).isEqualTo(new Outcome.NotFound());
    assertThat(ledger.view().caseFile(again.id())).isEmpty();

    ledger.close();
    open(Clock.offset(Ways.CLOCK, Duration.ofDays(Sweeper.DAYS + 1)));
    ledger.sweep();
    assertThat(ledger.transact(opening, Ways.open(again)))
        .as("no longer remembered: another opening under an old key")
        .isInstanceOf(Outcome.CaseRecorded.class);
  }

  @Test
  void sameKeyAndOtherInputIsRefused() {
    contact(1);
    assertThat(contact(2)).isEqualTo(new Outcome.KeyReused());
    assertThat(contacts()).isEqualTo(1);
  }

  /// Callers who differ from the first in name, municipality or role alone; last the first again.
  @Test
  void twoCallersMayUseTheSameKeyAlsoNamesakesElsewhereOrInAnotherRole() {
    contact(1);
    assertThat(contactsAfter(Ways.actor("bo", Role.WORKER))).isEqualTo(2);
    assertThat(contactsAfter(Ways.actor("anna", Role.TEAMLEAD))).isEqualTo(3);
    assertThat(contactsAfter(Ways.actor("anna", Role.WORKER, "0390"))).isEqualTo(4);
    assertThat(contactsAfter(Ways.actor("anna", Role.WORKER))).isEqualTo(4);
  }

  private int contactsAfter(Actor caller) {
    Request own = Ways.request(Operation.RECORD_CONTACT, KEY, 1);
    ledger.transact(
        new Request(caller, own.operation(), own.purpose(), own.idempotency()),
        Ways.contact(file.id(), drawn.contact()));
    return contacts();
  }

  @Test
  void equalRequestsAtTheSameTimeAreCarriedOutOnce() throws Exception {
    Set<Outcome> outcomes = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(threads.submit(() -> contact(1)));
      }
      for (Future<Outcome> one : all) {
        outcomes.add(one.get());
      }
    }
    assertThat(outcomes).containsExactly(new Outcome.CaseRecorded(file.id(), 0, List.of()));
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void everyKindOfOutcomeIsToldAgain() {
    Referral referral = drawn.referral();
    CodeTag code = drawn.codeTag();
    requireToldAgain("referral", Ways.register(referral));
    requireToldAgain("consent-", Ways.consent(file.id(), code));
    requireToldAgain(
        "refused-", _ -> dk.tillid.domain.Decision.refused(file.id(), Refusal.CASE_CLOSED));
    requireToldAgain("notfound", _ -> dk.tillid.domain.Decision.notFound());
    requireToldAgain("withdraw", Ways.withdraw(code));
  }

  private void requireToldAgain(String key, Command command) {
    Request request = Ways.request(Operation.GIVE_CONSENT, key, 1);
    Outcome first = ledger.transact(request, command);
    Command never =
        _ -> {
          throw new AssertionError("decided twice");
        };
    assertThat(ledger.transact(request, never)).isEqualTo(first);
  }

  @Test
  void aClosedStoreIsSweptNoMore() {
    contact(1);
    ledger.close();
    open(Clock.offset(Ways.CLOCK, Duration.ofDays(1)));
    ledger.close();
    assertThat(ledger.sweep()).isZero();
    open(Ways.CLOCK);
  }

  @Test
  void answersAreForgottenAfterSevenDays() {
    contact(1);
    assertThat(ledger.sweep()).isZero();
    ledger.close();
    open(Clock.offset(Ways.CLOCK, Duration.ofDays(Sweeper.DAYS)));
    assertThat(contact(1)).isEqualTo(new Outcome.CaseRecorded(file.id(), 0, List.of()));
    ledger.close();
    assertThat(RawRows.count(StoreSettings.of(folder.resolve("data"))))
        .containsEntry(Family.IDEMPOTENCY, 1);
    open(Clock.offset(Ways.CLOCK, Duration.ofDays(Sweeper.DAYS + 1)));
    ledger.sweep();
    assertThat(contact(1)).isEqualTo(new Outcome.CaseRecorded(file.id(), 1, List.of()));
  }
}
