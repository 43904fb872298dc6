package dk.tillid.store;

import dk.tillid.audit.AuditEntry;
import dk.tillid.audit.AuditTrail;
import dk.tillid.audit.Chain;
import dk.tillid.audit.Checkpoint;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.StoreFailure;
import dk.tillid.domain.code.Purpose;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.Opening;
import dk.tillid.keys.Receipts;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/// Reads the audit trail from the store.
record Trail(Disk disk, Supplier<Chain> chain, Receipts signer, Clock clock) implements AuditTrail {
  /// The row key of a position: 8 bytes, big-endian, so that rows lie in the order of the trail.
  static byte[] place(long position) {
    return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
  }

  /// The content of a row that belongs to no case.
  static byte[] opened(Disk disk, Family family, byte[] key, byte[] record) {
    try {
      return switch (disk.sealer().open(family.number(), key, record)) {
        case Opening.Opened opened -> opened.plaintext();
        case Opening.Erased _ ->
            throw new StoreFailure("A record of the store itself is sealed under a case's key.");
      };
    } catch (KeyFailure e) {
      throw Table.told(e);
    }
  }

  @Override
  public List<AuditEntry> entries(long position, int limit) {
    List<AuditEntry> found = new ArrayList<>();
    try (Gate.Pass _ = disk.rocks().reading();
        ReadOptions options = new ReadOptions();
        RocksIterator rows = disk.rocks().iterator(Family.AUDIT, options)) {
      rows.seek(place(Math.max(0, position)));
      for (; rows.isValid() && found.size() < limit; rows.next()) {
        found.add(entry(rows.key(), rows.value()).entry());
      }
      disk.rocks().requireSound(rows);
    }
    return found;
  }

  @Override
  public Checkpoint checkpoint() {
    return Checkpoint.sign(chain.get(), Denmark.today(clock), signer);
  }

  @Override
  public List<Look> looks(CaseId id) {
    Map<Look, Integer> counts = new HashMap<>();
    byte[] prefix = Tables.looksOf(disk.tags(), id).bytes();
    try (Gate.Pass _ = disk.rocks().reading();
        ReadOptions options = new ReadOptions();
        RocksIterator rows = disk.rocks().iterator(Family.LOOKS, options)) {
      for (rows.seek(prefix); rows.isValid() && startsWith(rows.key(), prefix); rows.next()) {
        AuditEntry entry = at(ByteBuffer.wrap(rows.key()).getLong(RowKey.BYTES));
        counts.merge(new Look(entry.on(), entry.purpose(), 0), 1, Integer::sum);
      }
      disk.rocks().requireSound(rows);
    }
    Comparator<Look> newestFirst = Comparator.comparing(Look::on, Comparator.reverseOrder());
    return counts.entrySet().stream()
        .map(count -> counted(count.getKey(), count.getValue()))
        .sorted(newestFirst.thenComparing(Look::purpose))
        .toList();
  }

  private static Look counted(Look look, int looks) {
    LocalDate on = look.on();
    Purpose purpose = look.purpose();
    return new Look(on, purpose, looks);
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return RowKey.of(key).equals(RowKey.of(prefix));
  }

  private AuditEntry at(long position) {
    byte[] key = place(position);
    return disk.rocks()
        .get(Family.AUDIT, key)
        .map(record -> entry(key, record).entry())
        .orElseThrow(() -> new StoreFailure("An entry of the audit trail is missing."));
  }

  private Chain.Found.Entry entry(byte[] key, byte[] record) {
    byte[] content = opened(disk, Family.AUDIT, key, record);
    try {
      TrailRow row = TrailRow.of(content);
      return new Chain.Found.Entry(ByteBuffer.wrap(key).getLong(), row.entry(), row.link());
    } catch (IllegalArgumentException e) {
      throw new StoreFailure("An entry of the audit trail does not read.", e);
    }
  }

  /// Recomputes the whole trail as it is at this moment.
  Chain.Verdict verify(Optional<Checkpoint> checkpoint) {
    try (Gate.Pass _ = disk.rocks().reading()) {
      return verifyAsOfNow(checkpoint);
    }
  }

  private Chain.Verdict verifyAsOfNow(Optional<Checkpoint> checkpoint) {
    Snapshot moment = disk.rocks().snapshot();
    try (ReadOptions options = new ReadOptions().setSnapshot(moment).setFillCache(false);
        RocksIterator rows = disk.rocks().iterator(Family.AUDIT, options)) {
      Chain head =
          disk.rocks()
              .get(Family.META, Head.key(), options)
              .map(record -> opened(disk, Family.META, Head.key(), record))
              .map(content -> Head.CODEC.decode(content).trail())
              .orElse(Chain.EMPTY);
      rows.seekToFirst();
      var places = StreamSupport.stream(() -> new Places(rows), Spliterator.ORDERED, false);
      Chain.Verdict verdict = Chain.verify(places, head, checkpoint);
      disk.rocks().requireSound(rows);
      return verdict;
    } finally {
      disk.rocks().release(moment);
    }
  }

  /// The rows of the trail, one by one.
  private final class Places extends Spliterators.AbstractSpliterator<Chain.Found> {
    private final RocksIterator rows;

    Places(RocksIterator rows) {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
      this.rows = rows;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Chain.Found> action) {
      if (!rows.isValid()) {
        return false;
      }
      action.accept(found(rows.key(), rows.value()));
      rows.next();
      return true;
    }
  }

  private Chain.Found found(byte[] key, byte[] record) {
    try {
      return entry(key, record);
    } catch (StoreFailure _) {
      return new Chain.Found.Unreadable(ByteBuffer.wrap(key).getLong());
    }
  }
}
