package dk.tillid.domain;

import java.util.List;

/// The only door to durable state. Blocks the calling thread; call it from a virtual thread, never
/// from an event loop.
public interface Ledger {
  /// Decides and commits. Changes, audit entry and idempotency record are in one synced batch; the
  /// answer is given after the sync. With an idempotency key already used by the same actor,
  /// nothing is decided: same input gives the same answer, other input `KeyReused`.
  ///
  /// @throws StoreFailure if nothing was committed
  Outcome transact(Request request, Command command);

  /// Commits the audit entry of a read, synced, before the answer may leave: one entry a subject,
  /// or one without subject. Takes its turn behind every erasure begun before, so that a read that
  /// began before an erasure and ends after it shows nothing.
  ///
  /// @param subjects the cases looked at; may be empty for a read of coded lists
  /// @return the position of the (last) audit entry
  /// @throws Gone if a subject was erased since it was read; then nothing was committed. Answer as
  ///   not found, or read again
  /// @throws StoreFailure if nothing was committed
  long record(Request request, List<CaseId> subjects);

  /// The state as last committed.
  View view();
}
