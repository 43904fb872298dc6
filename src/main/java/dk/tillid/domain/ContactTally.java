package dk.tillid.domain;

/// Exact counts of contacts, kept in memory for the internal report. Never leaves the own
/// municipality.
public interface ContactTally {
  /// Contacts of one municipality and year.
  ///
  /// @return `[mode][month]`: the place of the `ContactMode` in its list, and the month from 0
  int[][] byModeAndMonth(Municipality municipality, int year);
}
