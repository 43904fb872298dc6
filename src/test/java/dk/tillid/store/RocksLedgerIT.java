package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import dk.tillid.audit.Chain;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksLedgerIT {
  @TempDir Path folder;

  private final Drawn drawn = new Drawn(new SplittableRandom(1));
  private RocksLedger ledger;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(StoreSettings.of(folder.resolve("data")), TestKeys.own(), Ways.CLOCK);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void reopen() {
    ledger.close();
    open();
  }

  private CaseFile opened() {
    CaseFile file = drawn.opened(Optional.empty(), Ways.TODAY);
    assertThat(ledger.transact(Ways.request(Operation.OPEN_CASE), Ways.open(file)))
        .isEqualTo(new Outcome.CaseRecorded(file.id(), 0, List.of()));
    return file;
  }

  @Test
  void keepsCasesPagesEnquiriesAndNamesAcrossRestarts() {
    CaseFile file = opened();
    Referral referral = drawn.referral();
    ledger.transact(Ways.request(Operation.REGISTER_REFERRAL), Ways.register(referral));
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      contacts.add(drawn.contact());
      ledger.transact(
          Ways.request(Operation.RECORD_CONTACT), Ways.contact(file.id(), contacts.getLast()));
    }
    var code = drawn.codeTag();
    ledger.transact(Ways.request(Operation.GIVE_CONSENT), Ways.consent(file.id(), code));
    reopen();
    CaseFile found = ledger.view().caseFile(file.id()).orElseThrow();
    assertThat(Ways.contacts(ledger.view(), found)).isEqualTo(contacts);
    assertThat(ledger.view().referral(referral.id())).contains(referral);
    assertThat(ledger.view().caseOf(file.card().handle())).contains(file.id());
    assertThat(ledger.view().caseOf(code)).contains(file.id());
    assertThat(ledger.view().caseFile(drawn.caseId())).isEmpty();
    assertThat(ledger.verifyTrail(Optional.of(ledger.checkpoint())))
        .isEqualTo(new Chain.Verdict.Whole(43));
  }

  @Test
  void commandThatFailsChangesNothingAndFailsAlone() {
    CaseFile file = opened();
    assertThatThrownBy(() ->
            ledger.transact(
                Ways.request(Operation.RECORD_CONTACT),
                _ -> {
                  throw new IllegalStateException("bug");
                }))
        .isInstanceOf(IllegalStateException.class);
    CaseFile other = drawn.opened(Optional.empty(), Ways.TODAY);
    assertThatThrownBy(() ->
            ledger.transact(
                Ways.request(Operation.OPEN_CASE),
                _ ->
                    Decision.of(
                        new Outcome.NotFound(),
                        new Change.CaseWritten(other),
                        new Change.CodeIssued(drawn.codeTag(), drawn.caseId()))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.view().caseFile(other.id())).isEmpty();
    assertThat(ledger.view().caseFile(file.id())).isPresent();
    assertThat(ledger.entries(0, 10)).hasSize(1);
    opened();
    assertThat(ledger.verifyTrail(Optional.empty())).isEqualTo(new Chain.Verdict.Whole(2));
  }

  @Test
  void groupCommitOfManyCallersLosesNothing() throws Exception {
    List<CaseFile> files = IntStream.range(0, 4).mapToObj(_ -> opened()).toList();
    List<Commit> commits = new ArrayList<>();
    ledger.follow(commits::add);
    int callers = 32;
    int each = 25;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        CaseFile file = files.get(caller % files.size());
        Contact contact = drawn.contact();
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < each; i++) {
                ledger.transact(
                    Ways.request(Operation.RECORD_CONTACT), Ways.contact(file.id(), contact));
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    int total = callers * each;
    int kept = 0;
    for (CaseFile file : files) {
      CaseFile now = ledger.view().caseFile(file.id()).orElseThrow();
      assertThat(Ways.contacts(ledger.view(), now)).hasSize(now.contacts().count());
      kept += now.contacts().count();
    }
    assertThat(kept).isEqualTo(total);
    assertThat(commits.stream().mapToInt(commit -> commit.changes().size() / 2).sum())
        .isEqualTo(total);
    assertThat(commits).hasSizeLessThan(total);
    assertThat(commits.stream().map(Commit::sequence).toList()).isSorted().doesNotHaveDuplicates();
    assertThat(ledger.verifyTrail(Optional.empty()))
        .isEqualTo(new Chain.Verdict.Whole(total + files.size()));
  }

  @Test
  void readIsAccountedForAndShownToTheCitizen() {
    CaseFile file = opened();
    CaseFile other = opened();
    long last =
        ledger
            .record(Ways.request(Operation.CASES), List.of(file.id(), other.id(), file.id()))
            .await();
    assertThat(last).isEqualTo(2);
    assertThat(ledger.record(Ways.request(Operation.CODE_LISTS), List.of()).await()).isEqualTo(3);
    assertThat(ledger.looks(file.id()))
        .containsExactly(new AuditTrail.Look(Ways.TODAY, Purpose.CASE_WORK, 2));
    assertThat(ledger.looks(other.id())).isEqualTo(ledger.looks(file.id()));
    List<AuditEntry> entries = ledger.entries(0, 10);
    assertThat(entries).extracting(AuditEntry::position).containsExactly(0L, 1L, 2L, 3L);
    assertThat(entries).extracting(AuditEntry::actor).containsOnly(entries.getFirst().actor());
    assertThat(entries).extracting(it -> it.subjects().size()).containsExactly(1, 1, 2, 0);
    assertThat(entries).flatExtracting(AuditEntry::subjects).doesNotHaveDuplicates();
    assertThat(ledger.looks(drawn.caseId())).isEmpty();
  }

  @Test
  void lookAtManyCasesIsInSeveralEntriesOfOneBatch() {
    List<CaseId> many = Stream.generate(drawn::caseId).limit(300).toList();
    assertThat(ledger.record(Ways.request(Operation.TODAY), many).await()).isEqualTo(2);
    assertThat(ledger.entries(0, 9))
        .extracting(it -> it.subjects().size())
        .containsExactly(128, 128, 44);
    for (CaseId id : List.of(many.getFirst(), many.get(128), many.getLast())) {
      assertThat(ledger.looks(id)).hasSize(1);
    }
    assertThat(ledger.verifyTrail(Optional.empty())).isEqualTo(new Chain.Verdict.Whole(3));
  }

  @Test
  void scanReadsEverythingOnce() {
    List<CaseFile> files = IntStream.range(0, 5).mapToObj(_ -> opened()).toList();
    Referral referral = drawn.referral();
    ledger.transact(Ways.request(Operation.REGISTER_REFERRAL), Ways.register(referral));
    ledger.transact(
        Ways.request(Operation.RECORD_CONTACT),
        Ways.contact(files.getFirst().id(), drawn.contact()));
    List<CaseFile> cases = new ArrayList<>();
    List<Referral> referrals = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    long count = ledger.scan(cases::add, referrals::add, page -> pages.add(page.number()), _ -> {});
    assertThat(count).isEqualTo(7);
    assertThat(cases)
        .extracting(CaseFile::id)
        .containsExactlyInAnyOrderElementsOf(files.stream().map(CaseFile::id).toList());
    assertThat(referrals).containsExactly(referral);
    assertThat(pages).containsExactly(0);
  }
}
