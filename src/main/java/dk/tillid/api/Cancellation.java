package dk.tillid.api;

import java.util.ArrayList;
import java.util.List;

/// Tells an execution that nobody waits for its answer any more. Only an execution that has not
/// begun to write may stop for it. Never by interrupting a thread: that would close the files under
/// it.
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /// Runs the action once, when this is cancelled: at once if it is already.
  public void onCancel(Runnable action) {
    synchronized (actions) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /// Whether nobody waits any more.
  public boolean isCancelled() {
    synchronized (actions) {
      return cancelled;
    }
  }

  /// Says so. Later calls do nothing.
  public void cancel() {
    List<Runnable> due;
    synchronized (actions) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }
}
