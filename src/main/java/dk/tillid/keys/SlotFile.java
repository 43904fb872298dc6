package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/// The case keys in two synchronous copies of a file of 128-byte slots. Bytes: see the package
/// page. Put the copies on two disks: losing both loses every case. File systems that copy on write
/// (btrfs, zfs, overlay) do not erase by overwriting.
public final class SlotFile implements CaseKeys, AutoCloseable {
  private final SlotLayout layout;
  private byte[] header;
  private final SlotDisk first;
  private final SlotDisk second;
  private final SlotMirror mirror;
  private final Entropy entropy;
  private final WaitingSlots unsynced = new WaitingSlots();
  private int firstUnsynced;
  private volatile int end;
  private volatile long erasureEpoch;
  private long length;
  private boolean broken;

  private SlotFile(
      SlotLayout layout,
      byte[] header,
      SlotDisk first,
      SlotDisk second,
      SlotMirror mirror,
      Entropy entropy) {
    this.layout = layout;
    this.header = header;
    this.first = first;
    this.second = second;
    this.mirror = mirror;
    this.entropy = entropy;
  }

  static void create(
      EpochKeys fileKeys, byte[] keystoreId, Path first, Path second, Entropy entropy) {
    for (var path : List.of(first, second)) {
      if (Files.exists(path)) {
        throw new KeyFailure(
            Cause.SLOT_FILE_EXISTS,
            path
                + " is already there and is not replaced: without it every case is lost. Use it, or choose another path.");
      }
    }
    var bytes = newFile(fileKeys, keystoreId, entropy);
    for (var path : List.of(first, second)) {
      try {
        KeyFiles.folderOf(path);
        KeyFiles.write(path, bytes);
      } catch (IOException e) {
        throw KeyFailure.disk(path, e);
      }
    }
  }

  /// A first chunk: header, a decoy that was never used, and room.
  static byte[] newFile(EpochKeys fileKeys, byte[] keystoreId, Entropy entropy) {
    try (var layout = new SlotLayout(entropy.bytes(SlotLayout.ID), fileKeys)) {
      var bytes = new byte[SlotCheck.CHUNK];
      var decoy =
          layout.tombstone(
              SlotLayout.DECOY_SLOT,
              0,
              new Commitment(0, 0, 0, 0),
              entropy.bytes(SlotLayout.fillLength()));
      System.arraycopy(layout.header(keystoreId), 0, bytes, 0, SlotLayout.SLOT);
      System.arraycopy(decoy, 0, bytes, SlotLayout.SLOT, SlotLayout.SLOT);
      return bytes;
    }
  }

  static SlotFile open(
      EpochKeys fileKeys, byte[] keystoreId, Path first, Path second, Entropy entropy) {
    requirePresent(first, second);
    requirePresent(second, first);
    var disks = new ArrayList<SlotDisk>();
    try {
      disks.add(FileDisk.open(first));
      disks.add(FileDisk.open(second));
      return open(fileKeys, keystoreId, disks.get(0), disks.get(1), entropy);
    } catch (IOException e) {
      closeAll(disks);
      throw KeyFailure.disk(first, e);
    } catch (RuntimeException e) {
      closeAll(disks);
      throw e;
    }
  }

  static SlotFile open(
      EpochKeys fileKeys, byte[] keystoreId, SlotDisk first, SlotDisk second, Entropy entropy)
      throws IOException {
    var header = SlotHeader.check(fileKeys, keystoreId, first, second);
    var layout = new SlotLayout(SlotLayout.fileId(header), fileKeys);
    var mirror = new SlotMirror();
    try {
      var findings = new SlotCheck(layout, header, first, second, mirror).run();
      var file = new SlotFile(layout, header, first, second, mirror, entropy);
      file.adopt(findings);
      return file;
    } catch (IOException | RuntimeException e) {
      mirror.close();
      layout.close();
      throw e;
    }
  }

  private static void requirePresent(Path path, Path other) {
    if (!Files.isRegularFile(path)) {
      throw new KeyFailure(
          Cause.SLOT_FILE_MISSING,
          path
              + " is missing. With Tillid stopped, copy "
              + other
              + " to it if that one is there, or restore both from the key backup.");
    }
  }

  private static void closeAll(List<SlotDisk> disks) {
    for (var disk : disks) {
      try {
        disk.close();
      } catch (IOException _) {
        // the first failure is the one to report
      }
    }
  }

  private void adopt(SlotCheck.Findings findings) throws IOException {
    for (var repair : findings.repairs()) {
      repair.write();
    }
    if (!findings.repairs().isEmpty()) {
      first.force();
      second.force();
    }
    length = findings.length();
    end = findings.end();
    firstUnsynced = end;
    erasureEpoch = findings.erasureEpoch();
    mirror.makeRoomFor(end);
  }

  @Override
  public synchronized int create() {
    requireSound();
    var slot = end;
    try (var key = RawKey.aes(entropy.bytes(RawKey.BYTES))) {
      var bytes = layout.live(slot, key, entropy.bytes(Aead.NONCE));
      mirror.makeRoomFor(slot);
      mirror.live(slot, bytes);
      unsynced.add(bytes);
    }
    end = slot + 1;
    return slot;
  }

  @Override
  public synchronized void sync() {
    requireSound();
    if (unsynced.isEmpty()) {
      return;
    }
    var bytes = unsynced.together();
    var at = (long) firstUnsynced * SlotLayout.SLOT;
    onDisk(() -> {
      growTo(at + bytes.length);
      first.write(at, bytes);
      second.write(at, bytes);
      first.force();
      second.force();
    });
    unsynced.wipe(bytes);
    firstUnsynced = end;
  }

  @Override
  public Optional<CaseKey> open(int slot) {
    return switch (slot < SlotLayout.FIRST_CASE_SLOT ? SlotMirror.Look.NEVER : mirror.look(slot)) {
      case LIVE -> unwrapped(slot);
      case DESTROYED -> Optional.empty();
      case NEVER ->
          throw new KeyFailure(
              Cause.SLOT_FILE_TRUNCATED,
              first.name()
                  + " and "
                  + second.name()
                  + " have no key in slot "
                  + slot
                  + ", which a record names. Restore data and slot files that belong together.");
    };
  }

  private Optional<CaseKey> unwrapped(int slot) {
    var wrapped = new byte[SlotLayout.WRAPPED];
    var keyEpoch = mirror.wrapped(slot, wrapped);
    var key = new byte[RawKey.BYTES];
    if (layout.unwrap(slot, keyEpoch, wrapped, key)) {
      return Optional.of(new CaseKey(RawKey.aes(key)));
    }
    if (mirror.look(slot) == SlotMirror.Look.DESTROYED) {
      return Optional.empty(); // destroyed while we copied
    }
    throw new IllegalStateException("a wrapped key changed in memory");
  }

  @Override
  public synchronized long destroy(Collection<Integer> slots, Commitment commitment) {
    sync();
    var alive = new TreeSet<Integer>();
    for (var slot : slots) {
      if (slot < SlotLayout.FIRST_CASE_SLOT || slot >= end) {
        throw new IllegalArgumentException("no such slot");
      }
      if (mirror.look(slot) == SlotMirror.Look.LIVE) {
        alive.add(slot);
      }
    }
    return alive.isEmpty() ? destroyDecoy(commitment) : bury(alive, commitment, erasureEpoch + 1);
  }

  @Override
  public synchronized long destroyDecoy(Commitment commitment) {
    sync();
    return bury(List.of(SlotLayout.DECOY_SLOT), commitment, erasureEpoch + 1);
  }

  /// Carries out acts of a journal that are later than this file: for slots that it never had too,
  /// so that no number is handed out a second time.
  ///
  /// @return how many acts were carried out
  synchronized int replay(List<WithdrawalJournal.Act> acts) {
    sync();
    var done = 0;
    for (var act : acts) {
      var later = act.erasureEpoch() > erasureEpoch;
      if (later
          || (act.erasureEpoch() == erasureEpoch && done > 0)) { // the further part of one act
        reach(act.slots());
        bury(act.slots(), act.commitment(), act.erasureEpoch());
        done += later ? 1 : 0;
      }
    }
    return done;
  }

  private void reach(List<Integer> slots) {
    var last = slots.stream().mapToInt(Integer::intValue).max().orElse(0);
    onDisk(() -> growTo((long) (last + 1) * SlotLayout.SLOT));
    mirror.makeRoomFor(last);
    end = Math.max(end, last + 1);
    firstUnsynced = end;
  }

  /// The whole first copy is on disk before the second is touched: a crash can tear one of them,
  /// never both.
  private long bury(Collection<Integer> slots, Commitment commitment, long epoch) {
    var tombs = new ArrayList<byte[]>();
    for (var slot : slots) {
      mirror.destroyed(slot);
      tombs.add(layout.tombstone(slot, epoch, commitment, entropy.bytes(SlotLayout.fillLength())));
    }
    onDisk(() -> {
      write(first, slots, tombs);
      write(second, slots, tombs);
    });
    erasureEpoch = epoch;
    return epoch;
  }

  private static void write(SlotDisk disk, Collection<Integer> slots, List<byte[]> tombs)
      throws IOException {
    var tomb = tombs.iterator();
    for (var slot : slots) {
      disk.write((long) slot * SlotLayout.SLOT, tomb.next());
    }
    disk.force();
  }

  private void growTo(long needed) throws IOException {
    while (length < needed) {
      first.write(length, new byte[SlotCheck.CHUNK]);
      second.write(length, new byte[SlotCheck.CHUNK]);
      first.force();
      second.force();
      length += SlotCheck.CHUNK;
    }
  }

  @Override
  public long erasureEpoch() {
    return erasureEpoch;
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public synchronized void snapshot(OutputStream out) throws IOException {
    sync();
    new SlotSnapshot(layout, first, second, mirror).write(out, length);
  }

  /// The acts of destruction that the tombstones tell of, beyond an epoch, the earliest first. Of
  /// the decoy's acts the last alone is told.
  ///
  /// @throws KeyFailure if the disk refuses
  public synchronized List<WithdrawalJournal.Act> actsAfter(long epoch) {
    var acts = new SlotActs(epoch);
    onDisk(() -> acts.read(first, mirror, end));
    return acts.told();
  }

  /// Writes everything anew that is not under the file key in force, both copies, one after the
  /// other. Nothing else may use the file meanwhile. Cut short, it is taken up again where it
  /// stopped.
  ///
  /// @param progress told how many slots were looked at so far
  /// @return how many slots were written anew
  public synchronized int renew(IntConsumer progress) {
    sync();
    var renewal = new SlotRenewal(layout, first, second, mirror, entropy);
    onDisk(() -> header = renewal.run(header, length, progress));
    return renewal.count();
  }

  @Override
  public byte[] fileId() {
    return SlotLayout.fileId(header);
  }

  private interface DiskWork {
    void run() throws IOException;
  }

  /// After a failed write or sync nobody knows what is on the disk: nothing more is written until a
  /// new start has compared the copies.
  private void onDisk(DiskWork work) {
    try {
      work.run();
    } catch (IOException e) {
      broken = true;
      throw new KeyFailure(
          Cause.INPUT_OUTPUT,
          first.name()
              + " or "
              + second.name()
              + ": the disk refused. Nothing more is written. Check both disks and their free space, then start again.",
          e);
    }
  }

  private void requireSound() {
    if (broken) {
      throw new KeyFailure(
          Cause.INPUT_OUTPUT,
          first.name()
              + " or "
              + second.name()
              + " failed earlier. Check both disks, then start again.");
    }
  }

  @Override
  public synchronized void close() {
    closeAll(List.of(first, second));
    mirror.close();
    layout.close();
  }

  @Override
  public String toString() {
    return "SlotFile[hidden]";
  }
}
