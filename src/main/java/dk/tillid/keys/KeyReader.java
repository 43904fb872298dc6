package dk.tillid.keys;

import java.util.Optional;

/// The case keys as who only reads needs them.
public interface KeyReader {
  /// The key of a slot; empty if it was destroyed. A slot that was never created is a failure.
  Optional<CaseKey> open(int slot);

  /// The highest erasure epoch on disk; 0 if nothing was ever destroyed.
  long erasureEpoch();
}
