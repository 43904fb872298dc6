package dk.tillid.screening;

import java.util.List;

/// A text as the rules read it, and where in the text as sent each of its UTF-16 units comes from.
///
/// @param starts where the piece that a unit comes from starts
/// @param ends where that piece ends
record Plain(String text, List<Integer> starts, List<Integer> ends) {
  Plain {
    starts = List.copyOf(starts);
    ends = List.copyOf(ends);
  }

  /// The finding's place in the text as sent.
  Finding asSent(Finding finding) {
    int start = starts.get(finding.start());
    return new Finding(finding.rule(), start, ends.get(finding.end() - 1) - start);
  }

  /// Says nothing of the text.
  @Override
  public String toString() {
    return "Plain";
  }
}
