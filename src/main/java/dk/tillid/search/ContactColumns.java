package dk.tillid.search;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Contact;
import dk.tillid.domain.ContactPage;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.ContactMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Contacts counted by municipality, year, mode and month, and four bytes a contact in a column for
/// each case, so that an erasure takes exactly its own contacts out of the counts, and so that the
/// days of a case's contacts are known without opening its pages.
///
/// A cell is `1 + (days since 1 January 1900) * modes + mode`; 0 is a place not filled, also by a
/// contact before 1900 or after 9999, which is not counted. A contact keeps its place in the case,
/// hence a page applied twice counts once. Pages may come before their case, and in any order.
final class ContactColumns {
  private static final int MODES = ContactMode.values().length;
  private static final int MONTHS = 12;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final int FIRST_DAY = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();

  private static final class Column {
    private Optional<Municipality> municipality = Optional.empty();
    private int[] cells = {};
  }

  private record Sheet(Municipality municipality, int year) {}

  private final Map<CaseId, Column> columns = new HashMap<>();
  private final Map<Sheet, int[][]> counts = new HashMap<>();

  /// Says where a case's contacts count.
  synchronized void place(CaseId id, Municipality municipality) {
    Column column = columns.computeIfAbsent(id, _ -> new Column());
    if (!column.municipality.equals(Optional.of(municipality))) {
      countAll(column, -1);
      column.municipality = Optional.of(municipality);
      countAll(column, 1);
    }
  }

  /// Takes over a page as it is now.
  synchronized void put(ContactPage page) {
    Column column = columns.computeIfAbsent(page.caseId(), _ -> new Column());
    int first = page.number() * ContactPage.SIZE;
    List<Contact> contacts = page.contacts();
    int needed = first + contacts.size();
    if (column.cells.length < needed) {
      int spare = Math.min(ContactPage.SIZE / 4, needed / 4);
      column.cells = Arrays.copyOf(column.cells, needed + spare);
    }
    for (int i = 0; i < contacts.size(); i++) {
      set(column, first + i, cell(contacts.get(i)));
    }
  }

  /// Forgets a case and takes its contacts out of the counts.
  synchronized void remove(CaseId id) {
    Column column = columns.remove(id);
    if (column != null) {
      countAll(column, -1);
      Arrays.fill(column.cells, 0);
    }
  }

  /// `[mode][month]` of a municipality and year, a copy.
  synchronized int[][] byModeAndMonth(Municipality municipality, int year) {
    int[][] copy = new int[MODES][];
    int[][] sheet = counts.getOrDefault(new Sheet(municipality, year), new int[MODES][MONTHS]);
    Arrays.setAll(copy, mode -> sheet[mode].clone());
    return copy;
  }

  /// The days of a case's contacts since 1970-01-01, in the order recorded.
  synchronized int[] days(CaseId id) {
    Column column = columns.get(id);
    return column == null
        ? new int[0]
        : Arrays.stream(column.cells).filter(cell -> cell != 0).map(ContactColumns::day).toArray();
  }

  private void set(Column column, int place, int cell) {
    int before = column.cells[place];
    if (before != cell) {
      count(column, before, -1);
      column.cells[place] = cell;
      count(column, cell, 1);
    }
  }

  private void countAll(Column column, int by) {
    for (int cell : column.cells) {
      count(column, cell, by);
    }
  }

  private void count(Column column, int cell, int by) {
    if (cell == 0 || column.municipality.isEmpty()) {
      return;
    }
    LocalDate day = LocalDate.ofEpochDay(day(cell));
    counts
            .computeIfAbsent(
                new Sheet(column.municipality.get(), day.getYear()), _ -> new int[MODES][MONTHS])[
            (cell - 1) % MODES][day.getMonthValue() - 1] +=
        by;
  }

  private static int day(int cell) {
    return FIRST_DAY + (cell - 1) / MODES;
  }

  private static int cell(Contact contact) {
    int year = contact.on().getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return 0;
    }
    int days = (int) contact.on().toEpochDay() - FIRST_DAY;
    return 1 + days * MODES + contact.mode().ordinal();
  }
}
