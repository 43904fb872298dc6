package dk.tillid.search;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Commit;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.TraitIndex;
import dk.tillid.domain.TraitQuery;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The trait index and contact tally on Lucene, in memory.
///
/// Life: register it as commit listener, feed it a scan of the store through `add`, in any order
/// and from any thread, then call [#ready()]. From then on it follows commits on its own thread,
/// and every search sees all commits received before it began.
public final class LuceneIndex implements TraitIndex, ContactTally, Commit.Listener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int CASES_A_LOG_LINE = 20_000; // less than two seconds of building

  private final long salt;
  private final EventLog log;
  private final long began = System.nanoTime();
  private final LongAdder enquiries = new LongAdder();
  private final Shelf shelf = new Shelf();
  private final ContactColumns contacts = new ContactColumns();
  private final Map<CaseId, CaseRow> rows = new ConcurrentHashMap<>();
  private final Map<Object, Object> shared = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private final Follower follower = new Follower(this::apply, this::stopped, PATIENCE);

  /// An empty index.
  ///
  /// @param salt a random number behind the ranks: with the same salt a place (cursor) holds across
  ///   restarts, with another it is merely a place elsewhere in the same day
  /// @param log is told of the build's progress, its end, and of a failure while following
  public LuceneIndex(long salt, EventLog log) {
    this.salt = salt;
    this.log = log;
  }

  /// Takes over a case of the store's scan.
  public void add(CaseFile file) {
    write(file);
    if (rows.size() % CASES_A_LOG_LINE == 0) {
      log.write(Event.INDEX_REBUILDING, rows.size(), enquiries.sum());
    }
  }

  /// Takes over an enquiry of the store's scan.
  public void add(Referral referral) {
    write(referral);
    enquiries.increment();
  }

  /// Takes over a page of contacts of the store's scan, before or after its case.
  public void add(ContactPage page) {
    contacts.put(page);
  }

  /// Ends the build: opens it to searches and begins to follow commits.
  public void ready() {
    shelf.compact();
    shelf.refresh();
    follower.start();
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    log.write(Event.INDEX_READY, rows.size(), milliseconds);
  }

  /// Lets what was erased leave the memory too; until then it is only marked as deleted. Searches
  /// go on meanwhile.
  public void housekeep() {
    follower.catchUp();
    shelf.forgetDeleted();
    shelf.refresh();
  }

  @Override
  public void committed(Commit commit) {
    follower.receive(commit);
  }

  @Override
  public List<Hit<CaseId>> cases(TraitQuery query, Optional<Place> after, int limit) {
    follower.catchUp();
    return shelf.page(Questions.cases(query), after, limit).stream()
        .map(hit -> new Hit<>(new CaseId(hit.id().high(), hit.id().low()), hit.place()))
        .toList();
  }

  @Override
  public List<Hit<ReferralId>> referrals(
      Municipality municipality,
      Set<TeamId> teams,
      Optional<Boolean> open,
      Optional<Place> after,
      int limit) {
    follower.catchUp();
    return shelf.page(Questions.referrals(municipality, teams, open), after, limit).stream()
        .map(hit -> new Hit<>(new ReferralId(hit.id().high(), hit.id().low()), hit.place()))
        .toList();
  }

  @Override
  public int countUpTo(TraitQuery query, int cap) {
    follower.catchUp();
    return shelf.countUpTo(Questions.cases(query), cap);
  }

  @Override
  public int[][] byModeAndMonth(Municipality municipality, int year) {
    follower.catchUp();
    return contacts.byModeAndMonth(municipality, year);
  }

  @Override
  public int[] days(CaseId id) {
    follower.catchUp();
    return contacts.days(id);
  }

  /// Tells once that the index follows no longer, also where that has happened already.
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for having been told
  public void onFailure(Runnable told) {
    failed.thenRun(told);
  }

  private void stopped(Throwable failure) {
    log.failure(Event.INDEX_STOPPED, failure);
    failed.complete(null);
  }

  private void apply(List<Commit> commits) {
    boolean changed = false;
    for (Commit commit : commits) {
      for (Change change : commit.changes()) {
        changed |= apply(change);
      }
    }
    if (changed) {
      shelf.refresh();
    }
  }

  private boolean apply(Change change) {
    return switch (change) {
      case Change.CaseWritten(var file) -> write(file);
      case Change.ReferralWritten(var referral) -> write(referral);
      case Change.CaseErased(var id) -> erase(id);
      case Change.ReferralErased(var id) -> {
        shelf.delete(new Shelf.Id(id.high(), id.low()));
        yield true;
      }
      case Change.ContactsWritten(var page, _) -> {
        contacts.put(page);
        yield false;
      }
      case Change.CodeIssued _, Change.CodeEnded _ -> false;
    };
  }

  private boolean write(CaseFile file) {
    CaseRow row = share(CaseRow.of(file));
    Optional<CaseRow> before = Optional.ofNullable(rows.put(file.id(), row));
    if (before.equals(Optional.of(row))) {
      return false;
    }
    contacts.place(file.id(), row.municipality());
    Shelf.Id id = new Shelf.Id(file.id().high(), file.id().low());
    if (row.merged()) {
      shelf.delete(id);
      return true;
    }
    Place place = new Place(row.openedDay(), rank(id));
    shelf.write(id, Questions.CASE, Questions.terms(row), place, before.isPresent());
    return true;
  }

  private boolean write(Referral referral) {
    Shelf.Id id = new Shelf.Id(referral.id().high(), referral.id().low());
    Place place = new Place(referral.receivedOn().toEpochDay(), rank(id));
    shelf.write(id, Questions.REFERRAL, Questions.terms(referral), place, true);
    return true;
  }

  private boolean erase(CaseId id) {
    contacts.remove(id);
    shelf.delete(new Shelf.Id(id.high(), id.low()));
    return rows.remove(id) != null;
  }

  /// Equal names of staff and places are held once, not once a case.
  private CaseRow share(CaseRow row) {
    return new CaseRow(
        share(row.municipality()),
        share(row.team()),
        share(row.workers()),
        share(row.traits()),
        row.openedDay(),
        row.merged());
  }

  @SuppressWarnings("unchecked") // equal values have the same type here
  private <T> T share(T value) {
    return (T) shared.computeIfAbsent(value, same -> same);
  }

  /// Mixes the salt into the identifier (the finaliser of SplitMix64, twice), so that the order
  /// within a day says nothing of the case.
  private long rank(Shelf.Id id) {
    return mixed(mixed(id.high() ^ salt) + id.low());
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public void close() {
    follower.close();
    shelf.close();
  }
}
