package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.Chain;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Decision;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.CaseKeys;
import dk.tillid.keys.Commitment;
import dk.tillid.keys.WithdrawalJournal.Act;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/// Withdrawal made true, in this order: intent on disk, key slots destroyed, the journal in custody
/// written, listeners told, rows deleted and the intent cleared with them. An intent found at start
/// is carried out before anybody is served, unless it destroys nothing.
final class Erasure {
  private final Disk disk;
  private final Clock clock;
  private final FailPoint failPoint;

  /// Names of the looks at cases whose erasure began since the start: a read that began before is
  /// told by them. Filled before a key is destroyed, so that whoever missed a record for want of
  /// its key finds the name here.
  private final Set<RowKey> erased = ConcurrentHashMap.newKeySet();

  Erasure(Disk disk, Clock clock, FailPoint failPoint) {
    this.disk = disk;
    this.clock = clock;
    this.failPoint = failPoint;
  }

  boolean erased(RowKey looks) {
    return erased.contains(looks);
  }

  List<Change> erasedIn(Decision decision) {
    return decision.changes().stream()
        .filter(it -> it instanceof Change.CaseErased || it instanceof Change.ReferralErased)
        .toList();
  }

  /// What is to be destroyed. Changes nothing. The tombstones carry the commitment to the code that
  /// was presented, as the citizen's receipt does.
  Intent plan(Batch batch, Asked asked, Decision decision) {
    List<CaseFile> files = new ArrayList<>();
    for (Change change : decision.changes()) {
      if (change instanceof Change.CaseErased(CaseId id)) {
        batch.cases().value(id).ifPresent(files::add);
      }
    }
    List<Integer> slots = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    files.forEach(file -> collect(batch, file, slots, rows));
    for (Change change : decision.changes()) {
      if (change instanceof Change.ReferralErased(ReferralId id)) {
        collect(id, slots, rows);
      }
    }
    AuditEntry entry = batch.entry(asked, decision.subjects(), decision.changes().size());
    Commitment commitment = disk.tags().commitment(decision.presented().orElseThrow());
    return new Intent(slots, commitment, rows, entry);
  }

  private void collect(Batch batch, CaseFile file, List<Integer> slots, List<Row> rows) {
    slots.add(batch.cases().find(file.id()).orElseThrow().slot());
    rows.addAll(Belongings.of(disk.tables(), disk.tags(), file));
    file.enquiries().forEach(id -> collect(id, slots, rows));
    collect(Marks.of(disk.tags(), file.id()), rows);
  }

  private void collect(ReferralId id, List<Integer> slots, List<Row> rows) {
    // Not by the batch's shelf, which would remember the key that is about to be destroyed.
    Row row = disk.tables().referrals().row(id);
    Optional<byte[]> record = disk.rocks().get(row.family(), row.key().bytes());
    if (record.isEmpty() || rows.contains(row)) {
      return;
    }
    slotOf(row, record.get()).ifPresent(slots::add);
    rows.add(row);
    collect(Marks.of(disk.tags(), id), rows);
  }

  /// The slot of an enquiry. A damaged record tells none and opens to nobody: its row goes without,
  /// since a right must not depend on every byte of the disk.
  private Optional<Integer> slotOf(Row row, byte[] record) {
    try {
      return disk.tables().referrals().open(row.key().bytes(), record).map(Held::slot);
    } catch (StoreFailure _) {
      return Optional.empty();
    }
  }

  private void collect(RowKey mark, List<Row> rows) {
    if (new Marks(disk).isThere(mark)) {
      rows.add(new Row(Family.IMPORTS, mark));
    }
  }

  /// Puts on disk what is to be destroyed. From here on it will be.
  void write(Intent intent) {
    byte[] key = Trail.place(intent.entry().position());
    byte[] content = Intent.CODEC.encode(intent);
    int number = Family.INTENTS.number();
    try (Writes writes = new Writes(disk.rocks())) {
      writes.put(Family.INTENTS, key, disk.sealer().sealShared(number, key, 1, content));
      disk.rocks().write(writes);
    }
    failPoint.reached(FailPoint.Step.INTENT_WRITTEN);
  }

  /// Destroys the keys, lets go of what was opened with them and has the journal in custody know of
  /// it. When it returns, nothing on this machine opens the case, and no backup brings it back.
  ///
  /// @return the erasure epoch of this act
  long destroy(Intent intent) {
    intent.rows().stream()
        .filter(row -> row.family() == Family.LOOKS)
        .forEach(row -> erased.add(row.key()));
    long epoch =
        intent.slots().isEmpty()
            ? disk.slots().destroyDecoy(intent.commitment())
            : disk.slots().destroy(intent.slots(), intent.commitment());
    disk.recents().clear();
    disk.sealer().forgetDestroyed();
    failPoint.reached(FailPoint.Step.SLOTS_DESTROYED);
    disk.journal().append(new Act(epoch, intent.commitment(), slots(intent)));
    failPoint.reached(FailPoint.Step.JOURNAL_WRITTEN);
    return epoch;
  }

  /// Those named in the journal: where nothing was to be destroyed, the decoy.
  private static List<Integer> slots(Intent intent) {
    return intent.slots().isEmpty() ? List.of(CaseKeys.DECOY) : intent.slots();
  }

  void toldListeners() {
    failPoint.reached(FailPoint.Step.LISTENERS_TOLD);
  }

  void deletedRows() {
    failPoint.reached(FailPoint.Step.ROWS_DELETED);
  }

  /// Has the rows deleted, the entry appended and the intent cleared by the batch.
  void finish(Batch batch, Intent intent) {
    intent.rows().forEach(batch::erase);
    batch.writes().delete(Family.INTENTS, Trail.place(intent.entry().position()));
    batch.append(intent.entry());
  }

  /// Carries out what a crash left open.
  ///
  /// @return the trail after it, and how many there were
  Redone redo(Chain before) {
    Chain chain = before;
    int count = 0;
    for (Intent intent : open()) {
      if (intent.slots().isEmpty()) {
        clear(intent);
        continue;
      }
      destroy(intent);
      try (Batch batch = new Batch(disk, chain, clock)) {
        finish(batch, intent);
        batch.write();
        chain = batch.chain();
      }
      count++;
    }
    return new Redone(chain, count);
  }

  /// Without slots nothing was to be destroyed: no such code, or one that withdrew from something
  /// else than the whole. Nobody got an answer and nothing was changed, so the trail must not say
  /// that it was.
  private void clear(Intent intent) {
    try (Writes writes = new Writes(disk.rocks())) {
      writes.delete(Family.INTENTS, Trail.place(intent.entry().position()));
      disk.rocks().write(writes);
    }
  }

  /// What [#redo] did.
  record Redone(Chain chain, int count) {}

  private List<Intent> open() {
    List<Intent> found = new ArrayList<>();
    try (ReadOptions options = new ReadOptions();
        RocksIterator rows = disk.rocks().iterator(Family.INTENTS, options)) {
      for (rows.seekToFirst(); rows.isValid(); rows.next()) {
        found.add(
            Intent.CODEC.decode(Trail.opened(disk, Family.INTENTS, rows.key(), rows.value())));
      }
      disk.rocks().requireSound(rows);
    }
    return found;
  }
}
