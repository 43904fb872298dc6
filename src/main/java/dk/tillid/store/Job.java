package dk.tillid.store;

import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Departure;
import dk.tillid.domain.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What waits for the writer.
sealed interface Job {
  /// The answer to come.
  CompletableFuture<?> promise();

  /// A command to decide.
  record Act(Asked asked, Command command, CompletableFuture<Outcome> promise) implements Job {}

  /// A read to account for.
  record Look(Asked asked, CompletableFuture<Long> promise) implements Job {}

  /// Many changes that need no decision, in a batch of their own.
  record Load(Asked asked, List<Change> changes, CompletableFuture<Long> promise) implements Job {
    public Load {
      changes = List.copyOf(changes);
    }
  }

  /// What comes from another registry, in a batch of its own.
  record Admit(Asked asked, List<Arrival> arrivals, CompletableFuture<List<Admission>> promise)
      implements Job {
    public Admit {
      arrivals = List.copyOf(arrivals);
    }
  }

  /// What leaves for another registry, in a batch of its own.
  record Depart(Asked asked, List<Departure> departures, CompletableFuture<Long> promise)
      implements Job {
    public Depart {
      departures = List.copyOf(departures);
    }
  }

  /// A copy of everything as it is after all before it.
  record Copy(Path database, CompletableFuture<StoreCopy> promise) implements Job {}

  /// What housekeeping has done.
  record Note(Housekeeping.State done, CompletableFuture<Long> promise) implements Job {}

  /// Rows that nobody can read any more, or that are too old.
  record Sweep(List<Row> rows, CompletableFuture<Long> promise) implements Job {
    public Sweep {
      rows = List.copyOf(rows);
    }
  }

  /// The end.
  record Stop(CompletableFuture<Long> promise) implements Job {}
}
