package dk.tillid.domain;

import java.util.List;

/// What one synced batch changed, in order.
///
/// @param sequence the store's own number of the commit; rises by at least one a commit
public record Commit(long sequence, List<Change> changes) {
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
  }
}
