package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import dk.tillid.audit.Chain;
import dk.tillid.audit.Checkpoint;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Commit;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Departure;
import dk.tillid.domain.Holdings;
import dk.tillid.domain.Ledger;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.Request;
import dk.tillid.domain.View;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.WithdrawalJournal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// The registry's durable state: encrypted rows in RocksDB, case keys in the slot file, one writer.
/// The package page says how.
///
/// Life: [#open], then [#follow] for whoever must see every commit, then [#scan] to fill them, then
/// serve. Closing ends the writer after what waits.
public final class RocksLedger implements Ledger, Holdings, AuditTrail, AutoCloseable {
  private final Opened store;
  private final Disk disk;
  private final Writer writer;
  private final Thread thread;
  private final Trail trail;
  private final View view;
  private final Housekeeping housekeeping;

  private RocksLedger(Opened store, KeyRing keys, Clock clock, FailPoint failPoint) {
    this.store = store;
    this.disk = store.disk();
    this.writer = new Writer(disk, clock, store.chain(), failPoint);
    this.thread = Thread.ofPlatform().name("tillid-writer").start(writer);
    this.trail = new Trail(disk, writer::chain, keys.receipts(), clock);
    this.view = StoreView.committed(clock, disk);
    this.housekeeping = new Housekeeping(disk, clock, writer);
  }

  /// Opens the store, or makes a new one where there is none; finishes what a crash left open. The
  /// key ring stays the caller's and must stay open.
  ///
  /// @throws dk.tillid.domain.StoreFailure naming file and remedy; then nothing was overwritten
  /// @throws dk.tillid.keys.KeyFailure likewise, where it is about the slot file
  public static RocksLedger open(StoreSettings settings, KeyRing keys, Clock clock) {
    return open(settings, keys, clock, FailPoint.NONE);
  }

  static RocksLedger open(StoreSettings settings, KeyRing keys, Clock clock, FailPoint failPoint) {
    return new RocksLedger(Opened.open(settings, keys, clock), keys, clock, failPoint);
  }

  @Override
  public Outcome transact(Request request, Command command) {
    CompletableFuture<Outcome> promise = new CompletableFuture<>();
    Asked asked = Asked.change(disk.tags(), request);
    return writer.await(new Job.Act(asked, command, promise), promise);
  }

  @Override
  public Recording record(Request request, List<CaseId> subjects) {
    CompletableFuture<Long> promise = new CompletableFuture<>();
    Asked asked = Asked.read(disk.tags(), request, subjects);
    writer.submit(new Job.Look(asked, promise));
    return () -> {
      long position = Writer.told(promise);
      writer.requireThere(asked);
      return position;
    };
  }

  @Override
  public View view() {
    return view;
  }

  /// Tells the listener of every commit from now on, before its answers leave.
  public void follow(Commit.Listener listener) {
    writer.follow(listener);
  }

  /// Tells once of the failure after which nothing is written any more, also where it has happened
  /// already. Closing is none.
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for having been told
  public void onFailure(Consumer<RuntimeException> told) {
    writer.failure().thenAccept(told);
  }

  /// Loads what needs no decision: each list is committed whole, many lists in one synced batch
  /// with one audit entry. A failure leaves the batches before it.
  ///
  /// @return how many lists were loaded
  public long load(Request request, Stream<List<Change>> lists) {
    return new Loader(writer, Asked.change(disk.tags(), request)).load(lists);
  }

  /// Hands over what comes from another registry, all in one synced batch, and returns at once.
  ///
  /// @return what became of each, in order, once it is on disk; completes with the failure where
  ///   none is
  public CompletableFuture<List<Admission>> admit(Request request, List<Arrival> arrivals) {
    CompletableFuture<List<Admission>> promise = new CompletableFuture<>();
    writer.submit(new Job.Admit(Asked.change(disk.tags(), request), arrivals, promise));
    return promise;
  }

  /// Tells, without any change, what would become of what comes from another registry.
  public Admission foretell(Arrival arrival) {
    return new Marks(disk).admission(arrival).orElse(Admission.NEW);
  }

  @Override
  public void depart(Request request, List<Departure> departures) {
    CompletableFuture<Long> promise = new CompletableFuture<>();
    writer.await(new Job.Depart(Asked.change(disk.tags(), request), departures, promise), promise);
  }

  @Override
  public void referrals(Consumer<Referral> sink) {
    new Scan(disk, _ -> {}).read(disk.tables().referrals(), sink);
  }

  @Override
  public void cases(Consumer<CaseFile> sink) {
    new Scan(disk, _ -> {}).read(disk.tables().cases(), sink);
  }

  /// Reads every case, enquiry and page of contacts once, in no order, on the caller's thread. Rows
  /// whose key was destroyed are passed over and deleted quietly.
  ///
  /// @param progress told now and then how many records there were so far
  /// @return how many records there were
  public long scan(
      Consumer<CaseFile> cases,
      Consumer<Referral> referrals,
      Consumer<ContactPage> pages,
      LongConsumer progress) {
    Scan scan = new Scan(disk, progress);
    scan.read(disk.tables().cases(), cases);
    scan.read(disk.tables().referrals(), referrals);
    scan.read(disk.tables().pages(), pages);
    CompletableFuture<Long> promise = new CompletableFuture<>();
    writer.await(new Job.Sweep(scan.dead(), promise), promise);
    return scan.count();
  }

  /// Forgets answered requests older than seven days; [#housekeep] does it too.
  ///
  /// @return how many were forgotten
  public long sweep() {
    return housekeeping.sweep();
  }

  /// Lets the ciphertext of what was deleted leave the files too. Reading and writing go on
  /// meanwhile.
  ///
  /// @return how many acts of destruction left the files; 0 where it was stopped
  public long housekeep() {
    return housekeeping.work();
  }

  /// How many acts of destruction may have left ciphertext, unreadable, in the files.
  public long housekeepingOutstanding() {
    return housekeeping.outstanding();
  }

  /// The Danish day of the last housekeeping; empty if there was none.
  public Optional<LocalDate> housekeepingDay() {
    return housekeeping.day();
  }

  /// Ends a housekeeping under way soon, waits for its end and lets no other begin.
  public void stopHousekeeping() {
    housekeeping.close();
  }

  /// How many erasures a crash had left open; they were carried out at the start.
  public int erasuresRedone() {
    return store.redone();
  }

  /// How many records the journal of withdrawals lacked at the start; they were written of the slot
  /// file.
  public int journalCaughtUp() {
    return disk.journal().caughtUp();
  }

  /// The highest erasure epoch; 0 if nothing was ever destroyed.
  public long erasureEpoch() {
    return disk.slots().erasureEpoch();
  }

  /// Copies the store as it is between two batches: the database into a folder of the data folder,
  /// and the slot file into memory. One copy at a time. Writers wait for some tens of milliseconds.
  /// A damaged database is not copied, since the copy would take the place of one that is whole.
  ///
  /// @throws dk.tillid.domain.StoreFailure if a file is damaged
  public StoreCopy copy() {
    requireSoundFiles();
    CompletableFuture<StoreCopy> promise = new CompletableFuture<>();
    return writer.await(new Job.Copy(store.files().roomForCopy(), promise), promise);
  }

  /// Whether a process has the store open.
  public static boolean isInUse(StoreSettings settings) {
    return StoreFiles.isInUse(settings);
  }

  /// Reads every file of the database and compares its checksums: a damage that nobody came across
  /// yet.
  ///
  /// @throws dk.tillid.domain.StoreFailure if one is damaged
  public void requireSoundFiles() {
    disk.rocks().requireSoundFiles();
  }

  /// What the journal in custody tells of the withdrawals, the earliest first.
  public List<WithdrawalJournal.Act> withdrawals() {
    return disk.journal().acts();
  }

  @Override
  public List<AuditEntry> entries(long position, int limit) {
    return trail.entries(position, limit);
  }

  @Override
  public Checkpoint checkpoint() {
    return trail.checkpoint();
  }

  @Override
  public List<Look> looks(CaseId id) {
    return trail.looks(id);
  }

  /// Recomputes the audit trail from its first entry.
  ///
  /// @param checkpoint one kept elsewhere, its signature checked by the caller
  public Chain.Verdict verifyTrail(Optional<Checkpoint> checkpoint) {
    return trail.verify(checkpoint);
  }

  @Override
  public void close() {
    housekeeping.close();
    CompletableFuture<Long> promise = new CompletableFuture<>();
    writer.submit(new Job.Stop(promise));
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
