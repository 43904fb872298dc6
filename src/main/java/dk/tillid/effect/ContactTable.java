package dk.tillid.effect;

import dk.tillid.domain.ContactTally;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.code.ContactMode;
import java.util.Arrays;
import java.util.List;

/// Contacts by mode and month (kontakter efter form og måned). A part of the status report that is
/// computed apart from the rest, since it needs no look at any case. Contacts are counted, not
/// citizens.
///
/// @param rows one for each mode of the list, in its order
public record ContactTable(int year, List<Row> rows) {
  /// The contacts of one mode.
  ///
  /// @param months twelve counts, January first
  public record Row(ContactMode mode, List<Integer> months) {
    /// Copies the counts.
    public Row {
      months = List.copyOf(months);
    }

    /// The contacts of the year.
    public int total() {
      return months.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// Copies the rows.
  public ContactTable {
    rows = List.copyOf(rows);
  }

  /// The contacts of one municipality and year.
  public static ContactTable of(int year, Municipality municipality, ContactTally tally) {
    int[][] counts = tally.byModeAndMonth(municipality, year);
    return new ContactTable(
        year,
        Arrays.stream(ContactMode.values())
            .map(mode -> new Row(mode, Arrays.stream(counts[mode.ordinal()]).boxed().toList()))
            .toList());
  }

  /// All contacts of the year.
  public int total() {
    return rows.stream().mapToInt(Row::total).sum();
  }
}
