package dk.tillid.domain;

/// Exact counts of contacts, kept in memory for the internal report. Never leaves the own
/// municipality.
public interface ContactTally {
  /// Contacts of one municipality and year.
  ///
  /// @return `[mode][month]`: the place of the `ContactMode` in its list, and the month from 0
  int[][] byModeAndMonth(Municipality municipality, int year);

  /// The days of a case's contacts, in the order recorded.
  ///
  /// @return days since 1970-01-01, a copy; empty for a case without contacts or an unknown one
  int[] days(CaseId id);
}
