package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditEntry.Tag;
import dk.tillid.audit.Chain;
import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Departure;
import dk.tillid.domain.Digest;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import dk.tillid.keys.Sealer;
import dk.tillid.store.OutcomeCodec.Answered;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// A batch in the making: commands see what those before them wrote; nothing is on disk until
/// [#write()].
final class Batch implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private record Answer<T>(CompletableFuture<T> promise, T value) {
    void give() {
      promise.complete(value);
    }
  }

  private final Disk disk;
  private final Shelf<CaseId, CaseFile> cases;
  private final Shelf<PageRef, ContactPage> pages;
  private final Shelf<ReferralId, Referral> referrals;
  private final Shelf<Handle, CaseId> handles;
  private final Shelf<CodeTag, CaseId> codes;
  private final Shelf<RowKey, Answered> answered;
  private final Marks marks;
  private final List<Shelf<?, ?>> shelves;
  private final Writes writes;
  private final Clock clock;
  private final View view;
  private final List<Change> changes = new ArrayList<>();
  private final Map<CaseId, CaseFile> before = new HashMap<>();
  private final List<Answer<?>> answers = new ArrayList<>();
  private final List<Runnable> written = new ArrayList<>();
  private Chain chain;

  Batch(Disk disk, Chain chain, Clock clock) {
    this.disk = disk;
    this.chain = chain;
    Rocks rocks = disk.rocks();
    Tables tables = disk.tables();
    Recents recents = disk.recents();
    cases = new Shelf<>(tables.cases(), recents.cases()::find);
    pages = new Shelf<>(tables.pages(), recents.pages()::find);
    referrals = new Shelf<>(tables.referrals(), id -> tables.referrals().find(rocks, id));
    handles = new Shelf<>(tables.handles(), recents.handles()::find);
    codes = new Shelf<>(tables.codes(), code -> tables.codes().find(rocks, code));
    answered = new Shelf<>(tables.answers(), name -> tables.answers().find(rocks, name));
    marks = new Marks(disk);
    shelves = List.of(cases, pages, referrals, handles, codes, answered, marks.shelf());
    writes = new Writes(rocks);
    this.clock = clock;
    view =
        new StoreView(
            clock, cases::value, pages::value, referrals::value, handles::value, codes::value);
  }

  /// The day now: a batch may have waited for its first job since yesterday.
  private LocalDate today() {
    return Denmark.today(clock);
  }

  View view() {
    return view;
  }

  Chain chain() {
    return chain;
  }

  List<Change> changes() {
    return changes;
  }

  /// The cases that were written, as they were before this batch.
  Map<CaseId, CaseFile> before() {
    return before;
  }

  Shelf<CaseId, CaseFile> cases() {
    return cases;
  }

  /// The answer given before. Where it spoke of something erased since, there is nothing any more:
  /// a late repetition must not bring it back.
  Optional<Answered> answerTo(Asked asked) {
    return asked.answer().flatMap(name -> answered.value(name).or(() -> gone(name, asked)));
  }

  private Optional<Answered> gone(RowKey name, Asked asked) {
    Digest input = asked.request().idempotency().orElseThrow().input();
    return disk.tables().answers().isThere(disk.rocks(), name)
        ? Optional.of(new Answered(input, new Outcome.NotFound()))
        : Optional.empty();
  }

  /// Stages the changes of one decision; [#keep] or [#forget] must follow. First those that bring a
  /// key of their own, so that the others find it.
  void stage(List<Change> decided) {
    for (Change change : decided) {
      switch (change) {
        case Change.CaseWritten(CaseFile file) -> stage(file);
        case Change.ReferralWritten(Referral referral) -> stage(referral);
        case Change.ContactsWritten _,
            Change.CodeIssued _,
            Change.CodeEnded _,
            Change.CaseErased _,
            Change.ReferralErased _ -> {}
      }
    }
    for (Change change : decided) {
      switch (change) {
        case Change.ContactsWritten(ContactPage page, int _) -> stage(page);
        case Change.CodeIssued(CodeTag code, CaseId id) ->
            codes.stage(code, new Held<>(id, slotOf(id), 1));
        case Change.CodeEnded(CodeTag code) -> codes.end(code);
        case Change.CaseWritten _,
            Change.ReferralWritten _,
            Change.CaseErased _,
            Change.ReferralErased _ -> {}
      }
    }
  }

  private void stage(CaseFile file) {
    Optional<Held<CaseFile>> known = cases.find(file.id());
    if (known.isPresent()) {
      before.putIfAbsent(file.id(), known.get().value());
      cases.stage(file.id(), known.get().rewritten(file));
      return;
    }
    Handle handle = file.card().handle();
    if (handles.find(handle).isPresent()) {
      throw new IllegalStateException("a new case takes a handle that is taken");
    }
    int slot = disk.slots().create();
    cases.stage(file.id(), new Held<>(file, slot, 1));
    handles.stage(handle, new Held<>(file.id(), slot, 1));
  }

  private void stage(Referral referral) {
    Held<Referral> held =
        referrals
            .find(referral.id())
            .map(before -> before.rewritten(referral))
            .orElseGet(() -> new Held<>(referral, disk.slots().create(), 1));
    referrals.stage(referral.id(), held);
  }

  private void stage(ContactPage page) {
    PageRef place = new PageRef(page.caseId(), page.number());
    Held<ContactPage> held =
        pages
            .find(place)
            .map(before -> before.rewritten(page))
            .orElseGet(() -> new Held<>(page, slotOf(page.caseId()), 1));
    pages.stage(place, held);
  }

  private int slotOf(CaseId id) {
    return cases
        .find(id)
        .orElseThrow(
            () -> new IllegalStateException("a change belongs to a case that is not there"))
        .slot();
  }

  /// Stages the memory of an answer, sealed as the case it speaks of, so that it goes with it.
  void remember(Asked asked, Optional<CaseId> subject, Outcome outcome) {
    if (asked.answer().isEmpty()) {
      return;
    }
    Answered answer = new Answered(asked.request().idempotency().orElseThrow().input(), outcome);
    int slot = subject.flatMap(cases::find).map(Held::slot).orElseGet(() -> slotOf(outcome));
    answered.stage(asked.answer().get(), new Held<>(answer, slot, today().toEpochDay()));
  }

  private int slotOf(Outcome outcome) {
    return outcome instanceof Outcome.ReferralRecorded(ReferralId id)
        ? referrals.find(id).map(Held::slot).orElse(Sealer.NO_SLOT)
        : Sealer.NO_SLOT;
  }

  /// Takes over what was staged.
  void keep(List<Change> decided) {
    shelves.forEach(Shelf::keep);
    changes.addAll(decided);
  }

  void forget() {
    shelves.forEach(Shelf::forget);
  }

  /// Admits what comes from another registry, unless its name came before; with an audit entry and
  /// a look for each of its cases.
  Admission admit(Asked asked, Arrival arrival) {
    Optional<Admission> known = marks.admission(arrival);
    if (known.isPresent()) {
      return known.get();
    }
    List<Change> decided = arrival.command().decide(view).changes();
    stage(decided);
    marks.stage(arrival, slotOf(arrival));
    keep(decided);
    account(asked, subjects(arrival), decided.size());
    return Admission.NEW;
  }

  private int slotOf(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OfCase it -> slotOf(it.id());
      case Arrival.OfEnquiry it -> referrals.find(it.id()).orElseThrow().slot();
    };
  }

  /// Accounts for what leaves for another registry, with a look for each of its cases, and
  /// remembers the names under which it does.
  void depart(Asked asked, List<Departure> departures) {
    departures.forEach(it -> marks.stage(it, slotOf(it)));
    keep(List.of());
    List<CaseId> subjects = departures.stream().flatMap(Batch::subjects).toList();
    int from = 0;
    do {
      int to = Math.min(subjects.size(), from + AuditEntry.MOST_SUBJECTS);
      account(asked, subjects.subList(from, to), 0);
      from = to;
    } while (from < subjects.size());
  }

  private int slotOf(Departure departure) {
    return switch (departure) {
      case Departure.OfCase it -> slotOf(it.id());
      case Departure.OfEnquiry it -> referrals.find(it.id()).orElseThrow().slot();
    };
  }

  private static Stream<CaseId> subjects(Departure departure) {
    return switch (departure) {
      case Departure.OfCase it -> Stream.concat(Stream.of(it.id()), it.absorbed().stream());
      case Departure.OfEnquiry _ -> Stream.empty();
    };
  }

  private static List<CaseId> subjects(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OfCase it -> Stream.concat(Stream.of(it.id()), it.absorbed().stream()).toList();
      case Arrival.OfEnquiry _ -> List.of();
    };
  }

  private void account(Asked asked, List<CaseId> subjects, int changed) {
    AuditEntry entry = entry(asked, subjects, changed);
    append(entry);
    subjects.forEach(id -> showAmongLooks(Tables.looksOf(disk.tags(), id), entry));
  }

  /// The next audit entry.
  AuditEntry entry(Asked asked, Optional<CaseId> subject, int changed) {
    return entry(asked, subject.stream().toList(), changed);
  }

  /// The next audit entry, of several cases.
  AuditEntry entry(Asked asked, List<CaseId> subjects, int changed) {
    long position = chain.size();
    List<Tag> tags =
        subjects.stream().map(id -> Asked.tag(disk.tags().subjectTag(id, position))).toList();
    return new AuditEntry(
        position,
        today(),
        asked.request().actor().role(),
        asked.request().operation(),
        asked.request().purpose(),
        asked.actor(),
        tags,
        changed);
  }

  void append(AuditEntry entry) {
    chain = chain.then(entry);
    byte[] place = Trail.place(entry.position());
    byte[] content = new TrailRow(entry, chain.head()).bytes();
    int number = Family.AUDIT.number();
    writes.put(Family.AUDIT, place, disk.sealer().sealShared(number, place, 1, content));
  }

  /// Has the entry shown to the citizen among the looks at the case.
  void showAmongLooks(RowKey looks, AuditEntry entry) {
    byte[] key =
        ByteBuffer.allocate(RowKey.BYTES + Long.BYTES)
            .put(looks.bytes())
            .putLong(entry.position())
            .array();
    writes.put(Family.LOOKS, key, NOTHING);
  }

  /// Writes a row of what the store knows of itself.
  void note(byte[] key, byte[] content) {
    int number = Family.META.number();
    writes.put(Family.META, key, disk.sealer().sealShared(number, key, chain.size(), content));
  }

  /// Has a row of something erased deleted; the mark of its name stays, spent.
  void erase(Row row) {
    if (row.family() == Family.IMPORTS) {
      marks.spend(writes, row.key());
    } else {
      writes.delete(row);
    }
  }

  Writes writes() {
    return writes;
  }

  /// Has something done once everything is on disk, before the answers leave.
  void whenWritten(Runnable work) {
    written.add(work);
  }

  <T> void answer(CompletableFuture<T> promise, T value) {
    answers.add(new Answer<>(promise, value));
  }

  boolean isEmpty() {
    return answers.isEmpty();
  }

  /// Puts everything on disk: new keys first, then all rows in one synced batch; then shows it to
  /// readers.
  void write() {
    disk.slots().sync();
    shelves.forEach(shelf -> shelf.seal(writes));
    writeHead();
    disk.rocks().write(writes);
    Recents recents = disk.recents();
    cases.publish(recents.cases());
    pages.publish(recents.pages());
    handles.publish(recents.handles());
    written.forEach(Runnable::run);
  }

  private void writeHead() {
    Head head =
        new Head(
            disk.keystore(),
            chain,
            disk.slots().end(),
            disk.slots().erasureEpoch(),
            disk.rocks().sequence());
    note(Head.key(), Head.CODEC.encode(head));
  }

  void giveAnswers() {
    answers.forEach(Answer::give);
  }

  void fail(RuntimeException failure) {
    answers.forEach(answer -> answer.promise().completeExceptionally(failure));
  }

  @Override
  public void close() {
    writes.close();
  }
}
