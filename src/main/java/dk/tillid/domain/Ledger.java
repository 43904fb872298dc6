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

  /// A read whose audit entry is on its way to the disk.
  @FunctionalInterface
  interface Recording {
    /// Waits until the entry is synced; only then may the answer leave. Call it when the answer is
    /// made: it looks once more whether a subject was erased meanwhile.
    ///
    /// @return the position of the (last) audit entry
    /// @throws Gone if the erasure of a subject began since it was read. Answer as not found, or
    ///   read again
    /// @throws StoreFailure if nothing was committed
    long await();
  }

  /// Begins to commit the audit entry of a read: one entry with all subjects, of more than 128
  /// several. The answer may be made meanwhile. Takes its turn behind every erasure begun before,
  /// so that a read that began before an erasure and ends after it shows nothing.
  ///
  /// @param subjects the cases looked at; may be empty for a read of coded lists
  Recording record(Request request, List<CaseId> subjects);

  /// The state as last committed.
  View view();
}
