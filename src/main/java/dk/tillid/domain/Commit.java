package dk.tillid.domain;

import java.util.List;
import java.util.Map;

/// What one synced batch changed, in order.
///
/// @param sequence the store's own number of the commit; rises by at least one a commit
/// @param before the cases written by it as they were before; a new case is not among them
public record Commit(long sequence, List<Change> changes, Map<CaseId, CaseFile> before) {
  /// Receives commits in order, on the writer's thread, after the sync and before the answers
  /// leave. It must return at once.
  @FunctionalInterface
  public interface Listener {
    /// Takes notice of a commit.
    void committed(Commit commit);
  }

  /// Copies the changes.
  public Commit {
    changes = List.copyOf(changes);
    before = Map.copyOf(before);
  }

  /// A commit in which no case was there before.
  public Commit(long sequence, List<Change> changes) {
    this(sequence, changes, Map.of());
  }
}
