package dk.tillid.screening;

/// One way in which a rule finds something.
sealed interface Finder permits Shape, Sequence, Pair {
  /// Adds what it finds.
  void find(Reading reading, Findings into);

  /// Where findings go.
  interface Findings {
    /// Takes the part from `start` to before `end`.
    void add(int start, int end);
  }
}
