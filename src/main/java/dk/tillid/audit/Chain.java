package dk.tillid.audit;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/// The trail so far: how many entries there are, and the link after the last.
public record Chain(long size, Link head) {
  /// No entries.
  public static final Chain EMPTY = new Chain(0, Link.NONE);

  /// A stored place of the trail, as it was found.
  public sealed interface Found {
    /// The position under which it was found.
    long place();

    /// An entry that could be read, and the link stored with it.
    record Entry(long place, AuditEntry entry, Link link) implements Found {}

    /// Something that could not be read.
    record Unreadable(long place) implements Found {}
  }

  /// What verification found.
  public sealed interface Verdict {
    /// Every entry is there, unaltered and in its place.
    record Whole(long size) implements Verdict {}

    /// The trail is not what was written.
    ///
    /// @param position the first position that is wrong
    record Broken(long position, Fault fault) implements Verdict {}
  }

  /// What can be wrong with a position.
  public enum Fault {
    /// There is no entry at this position, though there are later ones.
    REMOVED,
    /// The entry is not the one that was written.
    ALTERED,
    /// The entry was written for another position.
    MOVED,
    /// The trail ends before this position, though its head or a checkpoint knows more.
    CUT_OFF,
    /// The trail goes on after its head.
    ADDED,
    /// Something up to this position differs from what the checkpoint signed, consistently
    /// rewritten.
    REWRITTEN
  }

  /// The trail with one entry more.
  ///
  /// @throws IllegalArgumentException if the entry is not for the next position
  public Chain then(AuditEntry entry) {
    if (entry.position() != size) {
      throw new IllegalArgumentException("the next entry is for another position");
    }
    return new Chain(size + 1, head.then(entry));
  }

  /// Recomputes the whole trail.
  ///
  /// @param trail what is stored, in the order of its places
  /// @param head what the store says the trail adds up to
  /// @param checkpoint a checkpoint kept elsewhere, its signature already checked with
  ///   [Checkpoint#signedBy]
  public static Verdict verify(Stream<Found> trail, Chain head, Optional<Checkpoint> checkpoint) {
    Chain sum = EMPTY;
    Iterator<Found> places = trail.iterator();
    while (places.hasNext()) {
      Found found = places.next();
      Optional<Fault> fault = fault(sum, found);
      if (fault.isPresent()) {
        return new Verdict.Broken(sum.size(), fault.get());
      }
      if (found instanceof Found.Entry(long _, AuditEntry entry, Link _)) {
        sum = sum.then(entry);
      }
      if (contradicts(checkpoint, sum)) {
        return new Verdict.Broken(sum.size() - 1, Fault.REWRITTEN);
      }
    }
    return ending(sum, head, checkpoint);
  }

  private static Optional<Fault> fault(Chain before, Found found) {
    if (found.place() != before.size()) {
      return Optional.of(Fault.REMOVED);
    }
    return switch (found) {
      case Found.Unreadable _ -> Optional.of(Fault.ALTERED);
      case Found.Entry(long place, AuditEntry entry, Link link) -> {
        if (entry.position() != place) {
          yield Optional.of(Fault.MOVED);
        }
        yield before.head().then(entry).equals(link)
            ? Optional.empty()
            : Optional.of(Fault.ALTERED);
      }
    };
  }

  private static boolean contradicts(Optional<Checkpoint> checkpoint, Chain sum) {
    return checkpoint
        .filter(known -> known.size() == sum.size() && !known.head().equals(sum.head().hex()))
        .isPresent();
  }

  private static Verdict ending(Chain sum, Chain head, Optional<Checkpoint> checkpoint) {
    long known = Math.max(head.size(), checkpoint.map(Checkpoint::size).orElse(0L));
    if (sum.size() < known) {
      return new Verdict.Broken(sum.size(), Fault.CUT_OFF);
    }
    if (sum.size() > head.size()) {
      return new Verdict.Broken(head.size(), Fault.ADDED);
    }
    return sum.equals(head)
        ? new Verdict.Whole(sum.size())
        : new Verdict.Broken(sum.size() - 1, Fault.REWRITTEN);
  }
}
