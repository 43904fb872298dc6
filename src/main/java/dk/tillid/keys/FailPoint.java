package dk.tillid.keys;

/// Where a test can end a change of keys: before every step that the disk sees. In the product
/// nothing happens there.
@FunctionalInterface
interface FailPoint {
  /// Goes on at once.
  FailPoint NONE = () -> {};

  void reached();
}
