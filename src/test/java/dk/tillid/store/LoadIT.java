package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadIT {
  private static final Request REQUEST = Ways.request(Operation.LOAD_DEMONSTRATION);

  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(5));
  private RocksLedger ledger;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(StoreSettings.of(folder.resolve("data")), TestKeys.own(), Ways.CLOCK);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<Change> caseWithContact(CaseFile file) {
    Contact contact = drawn.contact();
    return List.of(
        new Change.ContactsWritten(ContactPage.empty(file.id(), 0).with(contact), 1),
        new Change.CaseWritten(file.with(file.contacts().with(contact.on()))));
  }

  @Test
  void loadsManyListsInFewBatchesWithOneEntryEach() {
    List<Commit> commits = new ArrayList<>();
    ledger.follow(commits::add);
    List<CaseFile> files =
        IntStream.range(0, 2500).mapToObj(_ -> drawn.opened(Optional.empty(), Ways.TODAY)).toList();
    assertThat(ledger.load(REQUEST, files.stream().map(this::caseWithContact))).isEqualTo(2500);
    assertThat(ledger.entries(0, 10))
        .extracting(AuditEntry::changes)
        .containsExactly(2000, 2000, 1000);
    assertThat(commits).hasSize(3);
    for (CaseFile file : files) {
      CaseFile found = ledger.view().caseFile(file.id()).orElseThrow();
      assertThat(Ways.contacts(ledger.view(), found)).hasSize(1);
    }
    assertThat(ledger.verifyTrail(Optional.empty())).isEqualTo(new Chain.Verdict.Whole(3));
  }

  @Test
  void batchThatFailsLeavesTheBatchesBeforeItAndALedgerThatGoesOn() {
    CaseFile good = drawn.opened(Optional.empty(), Ways.TODAY);
    List<Change> bad = List.of(new Change.CodeIssued(drawn.codeTag(), drawn.caseId()));
    Stream<List<Change>> lists =
        Stream.concat(
            IntStream.range(0, 1000)
                .mapToObj(i -> i == 0 ? good : drawn.opened(Optional.empty(), Ways.TODAY))
                .map(this::caseWithContact),
            Stream.of(bad));
    assertThatThrownBy(() -> ledger.load(REQUEST, lists)).isInstanceOf(RuntimeException.class);
    assertThat(ledger.view().caseFile(good.id())).isPresent();
    assertThat(ledger.load(REQUEST, Stream.of())).isZero();
    ledger.record(Ways.request(Operation.CODE_LISTS), List.of()).await();
    assertThat(ledger.verifyTrail(Optional.empty())).isEqualTo(new Chain.Verdict.Whole(2));
  }
}
