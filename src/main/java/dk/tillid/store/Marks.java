package dk.tillid.store;

import dk.tillid.domain.Arrival;
import dk.tillid.domain.Arrival.Admission;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Departure;
import dk.tillid.domain.Digest;
import dk.tillid.domain.ReferralId;
import dk.tillid.keys.Sealer;
import dk.tillid.keys.Tags;
import java.util.Optional;

/// The names under which something came from another registry or left for one. While the case
/// lives, its mark is sealed under the case's key; its erasure puts a spent mark in its place,
/// sealed under the store's key, so that no import brings it back. A mark whose key was destroyed
/// counts as spent, however that came about.
final class Marks {
  private final Disk disk;
  private final Shelf<RowKey, Mark> shelf;

  Marks(Disk disk) {
    this.disk = disk;
    this.shelf =
        new Shelf<>(disk.tables().marks(), name -> disk.tables().marks().find(disk.rocks(), name));
  }

  Shelf<RowKey, Mark> shelf() {
    return shelf;
  }

  /// What becomes of an arrival whose name is known; empty if it never came.
  Optional<Admission> admission(Arrival arrival) {
    RowKey name = name(arrival);
    return shelf
        .value(name)
        .map(mark -> admission(mark, arrival.content()))
        .or(() -> isThere(name) ? Optional.of(Admission.KNOWN) : Optional.empty());
  }

  private static Admission admission(Mark mark, Digest content) {
    return switch (mark) {
      case Mark.Admitted(Digest before) ->
          before.equals(content) ? Admission.KNOWN : Admission.OTHER_CONTENT;
      case Mark.Spent() -> Admission.KNOWN;
    };
  }

  /// Remembers what comes, sealed like the thing itself.
  void stage(Arrival arrival, int slot) {
    stage(name(arrival), arrival.content(), slot);
  }

  /// Remembers what leaves, likewise: an erasure spends the mark with the key.
  void stage(Departure departure, int slot) {
    stage(name(departure), departure.content(), slot);
  }

  private void stage(RowKey name, Digest content, int slot) {
    shelf.stage(name, new Held<>(new Mark.Admitted(content), slot, 1));
  }

  /// Has a spent mark stand where the mark of something erased stood.
  void spend(Writes writes, RowKey name) {
    byte[] key = name.bytes();
    Held<Mark> spent = new Held<>(new Mark.Spent(), Sealer.NO_SLOT, 2);
    writes.put(Family.IMPORTS, key, disk.tables().marks().seal(key, spent));
  }

  boolean isThere(RowKey name) {
    return disk.rocks().get(Family.IMPORTS, name.bytes()).isPresent();
  }

  private RowKey name(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OfCase it -> of(disk.tags(), it.id());
      case Arrival.OfEnquiry it -> of(disk.tags(), it.id());
    };
  }

  private RowKey name(Departure departure) {
    return switch (departure) {
      case Departure.OfCase it -> of(disk.tags(), it.name());
      case Departure.OfEnquiry it -> of(disk.tags(), it.name());
    };
  }

  static RowKey of(Tags tags, CaseId id) {
    return RowKey.of(tags.rowKey(Family.IMPORTS.number(), id.high(), id.low()));
  }

  static RowKey of(Tags tags, ReferralId id) {
    return RowKey.of(tags.rowKey(Family.IMPORTS.number(), id.high(), id.low()));
  }
}
