package dk.tillid.store;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Person;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Needle;
import dk.tillid.keys.Needle.Kind;
import dk.tillid.keys.SlotReading;
import dk.tillid.keys.Tags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A store as it stands, read without lock and without change, also while the registry serves: for
/// an auditor's proof. What is committed after the opening is not seen.
public final class StoreReading implements AutoCloseable {
  /// What the row of a citizen's code says.
  public enum CodeRow {
    /// There is none: the code opens nothing.
    NONE,
    /// There is one and its key is destroyed: the code opens nothing.
    DEAD,
    /// The code opens a case.
    LIVING
  }

  /// Of a row's 16 bytes: what comes before may be left out of a file.
  private static final int NAME_TAIL = 12;

  /// Where the bytes begin that no other row has, and how many are taken.
  private static final int SEALED_FROM = 2;

  private static final int SEALED_TAKEN = 48;

  private final Rocks rocks;
  private final SlotReading slots;
  private final Tables tables;
  private final Tags tags;
  private final Clock clock;

  private StoreReading(Rocks rocks, SlotReading slots, KeyRing keys, Clock clock) {
    this.rocks = rocks;
    this.slots = slots;
    this.tags = keys.tags();
    this.tables = Tables.of(tags, keys.sealer(slots));
    this.clock = clock;
  }

  /// Opens the store's first slot file and its database.
  ///
  /// @throws StoreFailure naming file and remedy
  /// @throws dk.tillid.keys.KeyFailure likewise, also where it was written with other keys
  public static StoreReading open(StoreSettings settings, KeyRing keys, Clock clock) {
    SlotReading slots = keys.readSlotFile(settings.firstSlots());
    try {
      return new StoreReading(Rocks.reading(settings), slots, keys, clock);
    } catch (RuntimeException e) {
      slots.close();
      throw e;
    }
  }

  /// What the row of a code says.
  public CodeRow codeRow(CodeTag code) {
    byte[] name = tables.codes().rowKey(code);
    return rocks
        .get(Family.CODES, name)
        .map(
            record -> tables.codes().open(name, record).isPresent() ? CodeRow.LIVING : CodeRow.DEAD)
        .orElse(CodeRow.NONE);
  }

  /// The row of a code as it would lie in a file: the last bytes of its name as they are.
  public Needle codeRowNeedle(CodeTag code, Fingerprints fingerprints) {
    return fingerprints.needles(Kind.ROW_KEY, tail(tables.codes().rowKey(code))).getFirst();
  }

  /// Everything that must not be found any more once the person of a code has withdrawn: the keys,
  /// plain and wrapped, the rows' names and beginnings, handles, words and notes, of all cases and
  /// enquiries of the person, in every form in which they could be written.
  ///
  /// @return nothing where the code opens no case
  public List<Needle> needles(CodeTag code, Fingerprints fingerprints) {
    List<Needle> needles = new ArrayList<>();
    tables
        .codes()
        .find(rocks, code)
        .flatMap(held -> tables.cases().find(rocks, held.value()))
        .map(held -> Person.of(view(), held.value()))
        .ifPresent(person -> person.files().forEach(file -> collect(file, fingerprints, needles)));
    return needles.stream().distinct().toList();
  }

  private void collect(CaseFile file, Fingerprints fingerprints, List<Needle> needles) {
    needles.addAll(fingerprints.needles(Kind.HANDLE, file.card().handle().value()));
    needles.addAll(fingerprints.needles(Kind.HANDLE, parted(file.card().handle().value())));
    String words = file.card().words().first() + " " + file.card().words().second();
    needles.addAll(fingerprints.needles(Kind.WORDS, words));
    file.note().ifPresent(it -> needles.addAll(fingerprints.needles(Kind.NOTE, it.text())));
    List<Row> rows = new ArrayList<>(Belongings.of(tables, tags, file));
    file.enquiries().forEach(id -> rows.addAll(rowsOf(id)));
    addMark(Marks.of(tags, file.id()), rows);
    rows.forEach(row -> collect(row, fingerprints, needles));
  }

  /// As people read it.
  private static String parted(String handle) {
    return handle.substring(0, 4) + "-" + handle.substring(4);
  }

  private List<Row> rowsOf(ReferralId id) {
    List<Row> rows = new ArrayList<>(List.of(tables.referrals().row(id)));
    addMark(Marks.of(tags, id), rows);
    return rows;
  }

  private void addMark(RowKey mark, List<Row> rows) {
    if (rocks.get(Family.IMPORTS, mark.bytes()).isPresent()) {
      rows.add(new Row(Family.IMPORTS, mark));
    }
  }

  /// A mark outlives its case, spent, under the same name; its present content does not.
  private void collect(Row row, Fingerprints fingerprints, List<Needle> needles) {
    byte[] name = row.key().bytes();
    if (row.family() != Family.IMPORTS) {
      needles.addAll(fingerprints.needles(Kind.ROW_KEY, tail(name)));
    }
    Optional<byte[]> sealed = rocks.get(row.family(), name);
    sealed.ifPresent(record -> {
      byte[] taken = Arrays.copyOfRange(record, SEALED_FROM, SEALED_FROM + SEALED_TAKEN);
      needles.addAll(fingerprints.needles(Kind.CIPHERTEXT, taken));
      slotOf(row, record).ifPresent(it -> needles.addAll(slots.needles(it, fingerprints)));
    });
  }

  private Optional<Integer> slotOf(Row row, byte[] record) {
    byte[] name = row.key().bytes();
    return switch (row.family()) {
      case CASES -> tables.cases().open(name, record).map(Held::slot);
      case REFERRALS -> tables.referrals().open(name, record).map(Held::slot);
      case PAGES, HANDLES, CODES, AUDIT, LOOKS, IDEMPOTENCY, META, INTENTS, IMPORTS ->
          Optional.empty();
    };
  }

  private static byte[] tail(byte[] name) {
    return Arrays.copyOfRange(name, name.length - NAME_TAIL, name.length);
  }

  private StoreView view() {
    return new StoreView(
        clock,
        id -> tables.cases().find(rocks, id).map(Held::value),
        page -> tables.pages().find(rocks, page).map(Held::value),
        id -> tables.referrals().find(rocks, id).map(Held::value),
        handle -> tables.handles().find(rocks, handle).map(Held::value),
        code -> tables.codes().find(rocks, code).map(Held::value));
  }

  @Override
  public void close() {
    rocks.close();
    slots.close();
  }
}
