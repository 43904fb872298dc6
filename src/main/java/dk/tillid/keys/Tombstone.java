package dk.tillid.keys;

/// A destroyed key as one copy of the slot file shows it; its authentication code is right.
///
/// @param slot the slot; [CaseKeys#DECOY] where a code opened no case or withdrew from less than
///   the whole
/// @param erasureEpoch which act of erasure it was: all slots of one act have the same
public record Tombstone(int slot, long erasureEpoch) {
  /// Whether a key was destroyed and not only the same work done.
  public boolean ofACase() {
    return slot != CaseKeys.DECOY;
  }
}
