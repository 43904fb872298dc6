package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A code that was ended has no row any more and opens nothing, to readers and to later commands.
class EndedCodeIT {
  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(9));
  private final CodeTag ended = drawn.codeTag();
  private final CodeTag fresh = drawn.codeTag();
  private final CaseFile file = drawn.opened(Optional.empty(), Ways.TODAY);
  private StoreSettings settings;
  private RocksLedger ledger;

  @BeforeEach
  void openWithACode() {
    settings = StoreSettings.of(folder.resolve("data"));
    open();
    ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file));
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), ended));
  }

  private void open() {
    ledger = RocksLedger.open(settings, TestKeys.own(), Ways.CLOCK);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void replace() {
    ledger.transact(Ways.request(Operation.REPLACE_CODE), Ways.replace(file.id(), fresh));
  }

  @Test
  void itsRowIsGoneAndTheNewOneIsThere() {
    ledger.close();
    assertThat(RawRows.read(settings, Family.CODES)).containsOnlyKeys(row(ended));
    open();
    replace();
    assertThat(ledger.view().caseOf(ended)).isEmpty();
    assertThat(ledger.view().caseOf(fresh)).contains(file.id());
    ledger.close();
    assertThat(RawRows.read(settings, Family.CODES)).containsOnlyKeys(row(fresh));
    open();
    assertThat(ledger.view().caseOf(ended)).isEmpty();
    assertThat(ledger.view().caseOf(fresh)).contains(file.id());
  }

  private static Row row(CodeTag code) {
    int family = Family.CODES.number();
    byte[] key = TestKeys.own().tags().rowKey(family, code.high(), code.low());
    return new Row(Family.CODES, RowKey.of(key));
  }

  @Test
  void aWithdrawalByItErasesNothing() {
    replace();
    ledger.transact(Ways.withdrawal(), Ways.withdraw(ended));
    assertThat(ledger.view().caseFile(file.id())).isPresent();
    ledger.transact(Ways.withdrawal(), Ways.withdraw(fresh));
    assertThat(ledger.view().caseFile(file.id())).isEmpty();
    ledger.close();
    assertThat(RawRows.count(settings))
        .containsEntry(Family.CODES, 0)
        .containsEntry(Family.CASES, 0);
    open();
  }

  /// Commands of one batch see what those before them ended, and one that fails ends nothing.
  @Test
  void laterCommandsOfTheBatchSeeItAndAFailedOneEndsNothing() {
    assertThat(
            ledger.transact(
                Ways.request(Operation.REPLACE_CODE),
                view -> {
                  Ways.replace(file.id(), fresh).decide(view);
                  return Decision.notFound();
                }))
        .isEqualTo(new Outcome.NotFound());
    assertThat(ledger.view().caseOf(ended)).contains(file.id());
    List<Thread> many =
        IntStream.range(0, 8).mapToObj(_ -> Thread.ofVirtual().start(this::replaceAnew)).toList();
    many.forEach(EndedCodeIT::join);
    CaseFile now = ledger.view().caseFile(file.id()).orElseThrow();
    assertThat(now.codes()).hasSize(1);
    ledger.close();
    assertThat(RawRows.read(settings, Family.CODES)).containsOnlyKeys(row(now.codes().getFirst()));
    open();
  }

  private void replaceAnew() {
    CodeTag next;
    synchronized (drawn) {
      next = drawn.codeTag();
    }
    ledger.transact(Ways.request(Operation.REPLACE_CODE), Ways.replace(file.id(), next));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
