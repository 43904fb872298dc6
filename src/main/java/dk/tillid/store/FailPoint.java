package dk.tillid.store;

/// Where a test can end an erasure between two steps. In the product nothing happens there.
@FunctionalInterface
interface FailPoint {
  /// The steps of an erasure, in order.
  enum Step {
    INTENT_WRITTEN,
    SLOTS_DESTROYED,
    JOURNAL_WRITTEN,
    LISTENERS_TOLD,
    ROWS_DELETED
  }

  /// Goes on at once.
  FailPoint NONE = _ -> {};

  void reached(Step step);
}
