package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The withdrawals of one store in the order they were made, signed, in a file of custody (dansk:
/// nøgleopbevaring) apart from the store: what a restored backup must not bring back. It names
/// slots by number and nobody. Bytes: see the package page.
///
/// Every append is on disk when it returns. A last record that a crash cut short was never
/// acknowledged and is written over; any other flaw is a failure.
public final class WithdrawalJournal implements AutoCloseable {
  static final int RECORD = 256;
  static final byte FORMAT = 1;
  static final int MOST_SLOTS = 24;

  private static final String PURPOSE = "tillid withdrawal journal 1";
  private static final byte END_MARK = 0x5A;
  private static final int LAST = RECORD - 1;
  private static final int SIGNED = LAST - SigningKey.SIGNATURE;
  private static final int LINK = 32;

  /// One act of destruction.
  ///
  /// @param erasureEpoch its epoch
  /// @param commitment to the code that was presented
  /// @param slots the slots it destroyed; the decoy's where there was nothing to destroy
  public record Act(long erasureEpoch, Commitment commitment, List<Integer> slots) {
    /// Copies the slots.
    public Act {
      slots = List.copyOf(slots);
    }
  }

  private final Path path;
  private final FileChannel channel;
  private final byte[] fileId;
  private final SigningKey key;
  private final List<Act> acts;
  private byte[] link;
  private long end;
  private int caughtUp;

  private WithdrawalJournal(Path path, FileChannel channel, byte[] fileId, SigningKey key)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.fileId = fileId.clone();
    this.key = key;
    this.acts = new ArrayList<>();
    this.link = new byte[LINK];
    read();
  }

  /// Opens the journal, or makes an empty one.
  static WithdrawalJournal open(Path path, byte[] fileId, SigningKey key) {
    try {
      KeyFiles.folderOf(path);
      var channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        KeyFiles.hide(path);
        var journal = new WithdrawalJournal(path, channel, fileId, key);
        KeyFiles.syncFolder(path);
        return journal;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw KeyFailure.disk(path, e);
    }
  }

  /// What a journal says, read also while the registry writes it. Nothing is written.
  static List<Act> read(Path path, byte[] fileId, SigningKey key) {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ);
        var journal = new WithdrawalJournal(path, channel, fileId, key)) {
      return journal.acts();
    } catch (IOException e) {
      throw KeyFailure.disk(path, e);
    }
  }

  /// Each record names the digest of the one before it, so that the signature of the last proves
  /// them all; each was on disk before the next was begun, so that a crash leaves the last one
  /// alone unfinished.
  private void read() throws IOException {
    var all = Files.readAllBytes(path);
    var records = new ArrayList<byte[]>();
    for (var at = 0; at + RECORD <= all.length; at += RECORD) {
      records.add(Arrays.copyOfRange(all, at, at + RECORD));
    }
    if (!records.isEmpty() && !isSigned(records.getLast())) {
      requireUnfinished(records.removeLast());
    }
    if (!records.isEmpty() && !isSigned(records.getLast())) {
      throw damaged();
    }
    for (var i = 1; i < records.size(); i++) {
      if (!Arrays.equals(linkOf(records.get(i)), digest(records.get(i - 1)))) {
        throw damaged();
      }
    }
    records.forEach(this::take);
    end = (long) records.size() * RECORD;
  }

  /// A record that was written to its end is no unfinished one of this journal: it is another
  /// store's, or it was altered, and the withdrawal it told of would be forgotten.
  private void requireUnfinished(byte[] unsigned) {
    if (unsigned[LAST] == 0) {
      return;
    }
    var file = Arrays.copyOfRange(unsigned, 1, 1 + SlotLayout.ID);
    throw unsigned[0] == FORMAT && !Arrays.equals(file, fileId) ? foreign() : damaged();
  }

  private static byte[] linkOf(byte[] record) {
    var from = 1 + SlotLayout.ID;
    return Arrays.copyOfRange(record, from, from + LINK);
  }

  private boolean isSigned(byte[] record) {
    var signature = Arrays.copyOfRange(record, SIGNED, LAST);
    return record[LAST] == END_MARK
        && SigningKey.verify(key.publicKey(), message(record), signature);
  }

  private static byte[] message(byte[] record) {
    var purpose = (PURPOSE + "\0").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(purpose.length + SIGNED).put(purpose).put(record, 0, SIGNED).array();
  }

  private void take(byte[] record) {
    var in = ByteBuffer.wrap(record);
    if (in.get() != FORMAT) {
      throw new KeyFailure(
          Cause.UNKNOWN_FORMAT,
          path
              + " has a format version this program does not know. Start the version of Tillid that wrote it, or a newer one.");
    }
    var file = new byte[SlotLayout.ID];
    in.get(file);
    if (!Arrays.equals(file, fileId)) {
      throw foreign();
    }
    var before = new byte[LINK];
    in.get(before);
    if (!Arrays.equals(before, link)) {
      throw damaged();
    }
    acts.add(act(in));
    link = digest(record);
  }

  private static Act act(ByteBuffer in) {
    var epoch = in.getLong();
    var commitment = new byte[Commitment.BYTES];
    in.get(commitment);
    var slots = new ArrayList<Integer>();
    for (var left = in.get(); left > 0; left--) {
      slots.add(in.getInt());
    }
    return new Act(epoch, Commitment.of(commitment), slots);
  }

  private static byte[] digest(byte[] record) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(record);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private KeyFailure foreign() {
    return new KeyFailure(
        Cause.JOURNAL_FOREIGN,
        path
            + " belongs to another store. Name the custody folder that belongs to this one, or an empty one.");
  }

  private KeyFailure damaged() {
    return new KeyFailure(
        Cause.JOURNAL_DAMAGED,
        path
            + " was altered or cut in its middle. Put back the whole one; where the store itself is whole, put an empty file in its place: the next start writes it anew.");
  }

  /// What was done, the earliest first. Acts of many slots stand in several parts of one epoch.
  public List<Act> acts() {
    return List.copyOf(acts);
  }

  /// The epoch of the last act; 0 where there is none.
  public long erasureEpoch() {
    return acts.isEmpty() ? 0 : acts.getLast().erasureEpoch();
  }

  /// Adds an act and waits for the disk.
  ///
  /// @throws KeyFailure if the disk refuses
  public synchronized void append(Act act) {
    for (var from = 0; from < act.slots().size(); from += MOST_SLOTS) {
      var to = Math.min(act.slots().size(), from + MOST_SLOTS);
      add(new Act(act.erasureEpoch(), act.commitment(), act.slots().subList(from, to)));
    }
  }

  /// Adds what the slot file knows beyond this, whole acts and parts of the last one.
  synchronized void catchUp(SlotFile slots) {
    var before = acts.size();
    for (var act : slots.actsAfter(Math.max(0, erasureEpoch() - 1))) {
      var missing = new ArrayList<>(act.slots());
      acts.stream()
          .filter(known -> known.erasureEpoch() == act.erasureEpoch())
          .forEach(known -> missing.removeAll(known.slots()));
      if (!missing.isEmpty()) {
        append(new Act(act.erasureEpoch(), act.commitment(), missing));
      }
    }
    caughtUp = acts.size() - before;
  }

  /// How many records were missing when it was opened: one or two after a crash; all of them where
  /// it was lost, or is kept elsewhere.
  public synchronized int caughtUp() {
    return caughtUp;
  }

  private void add(Act part) {
    var record = record(part);
    write(ByteBuffer.wrap(record));
    link = digest(record);
    acts.add(part);
  }

  private byte[] record(Act act) {
    var record = ByteBuffer.allocate(RECORD);
    record
        .put(FORMAT)
        .put(fileId)
        .put(link)
        .putLong(act.erasureEpoch())
        .put(act.commitment().bytes())
        .put((byte) act.slots().size());
    act.slots().forEach(record::putInt);
    return record.put(SIGNED, key.sign(message(record.array()))).put(LAST, END_MARK).array();
  }

  private void write(ByteBuffer bytes) {
    try {
      var at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
      end = at;
    } catch (IOException e) {
      throw KeyFailure.disk(path, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw KeyFailure.disk(path, e);
    }
  }

  @Override
  public String toString() {
    return "WithdrawalJournal[hidden]";
  }
}
