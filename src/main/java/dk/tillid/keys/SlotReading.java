package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import dk.tillid.keys.SlotLayout.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One copy of the slot file as it stands, read without lock and without change: what an auditor
/// sees while the registry serves. A slot that is being written just then is looked at again.
public final class SlotReading implements KeyReader, AutoCloseable {
  private static final int LOOKS = 3;

  private final SlotDisk disk;
  private final byte[] fileId;
  private final SlotLayout layout;
  private long erasureEpoch;

  private SlotReading(SlotDisk disk, byte[] fileId, EpochKeys fileKeys) {
    this.disk = disk;
    this.fileId = fileId.clone();
    this.layout = new SlotLayout(fileId, fileKeys);
  }

  static SlotReading open(EpochKeys fileKeys, byte[] keystoreId, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new KeyFailure(
          Cause.SLOT_FILE_MISSING, file + " is missing. Name the folder that holds it.");
    }
    try {
      var disk = FileDisk.reading(file);
      try {
        var header = SlotHeader.read(fileKeys, keystoreId, disk);
        var reading = new SlotReading(disk, SlotLayout.fileId(header), fileKeys);
        reading.eachTombstone((_, bytes) -> reading.note(SlotLayout.erasureEpoch(bytes)));
        return reading;
      } catch (IOException | RuntimeException e) {
        disk.close();
        throw e;
      }
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  @Override
  public Optional<CaseKey> open(int slot) {
    var bytes = slot(slot);
    var key = new byte[RawKey.BYTES];
    return switch (layout.stateOf(slot, bytes)) {
      case LIVE ->
          layout.unwrap(slot, SlotLayout.keyEpoch(bytes), wrapped(bytes), key)
              ? Optional.of(new CaseKey(RawKey.aes(key)))
              : Optional.empty();
      case DESTROYED -> Optional.empty();
      case NEVER, TORN, BAD ->
          throw new KeyFailure(
              Cause.SLOT_DAMAGED,
              disk.name()
                  + " has no sound key in slot "
                  + slot
                  + ", which a record names. Look again; if it stays, name data and slot files that"
                  + " belong together.");
    };
  }

  byte[] fileId() {
    return fileId.clone();
  }

  private void note(long epoch) {
    erasureEpoch = Math.max(erasureEpoch, epoch);
  }

  @Override
  public long erasureEpoch() {
    return erasureEpoch;
  }

  /// The destroyed slots whose tombstones carry a commitment, in the order of the file.
  public List<Tombstone> tombstones(Commitment commitment) {
    var found = new ArrayList<Tombstone>();
    onDisk(() ->
        eachTombstone((number, bytes) -> {
          if (SlotLayout.commitment(bytes).equals(commitment)) {
            found.add(new Tombstone(number, SlotLayout.erasureEpoch(bytes)));
          }
        }));
    return found;
  }

  /// What to look for once the key of a slot is said to be gone: the key as it is, and as it is
  /// wrapped in this file. Nothing where it is gone already.
  public List<Needle> needles(int slot, Fingerprints fingerprints) {
    var bytes = slot(slot);
    var key = new byte[RawKey.BYTES];
    if (layout.stateOf(slot, bytes) != State.LIVE
        || !layout.unwrap(slot, SlotLayout.keyEpoch(bytes), wrapped(bytes), key)) {
      return List.of();
    }
    var needles = new ArrayList<>(fingerprints.needles(Needle.Kind.CASE_KEY, key));
    needles.addAll(fingerprints.needles(Needle.Kind.WRAPPED_KEY, wrapped(bytes)));
    Arrays.fill(key, (byte) 0);
    return needles;
  }

  private interface Visit {
    void tombstone(int number, byte[] bytes);
  }

  private void eachTombstone(Visit visit) throws IOException {
    var length = disk.length();
    for (var position = 0L; position < length; position += SlotCheck.CHUNK) {
      var chunk = new byte[SlotCheck.CHUNK];
      disk.read(position, chunk);
      for (var from = 0; from < chunk.length; from += SlotLayout.SLOT) {
        var number = Math.toIntExact((position + from) / SlotLayout.SLOT);
        var bytes = Arrays.copyOfRange(chunk, from, from + SlotLayout.SLOT);
        if (SlotLayout.isMarkedDestroyed(bytes)
            && layout.stateOf(number, sound(number, bytes)) == State.DESTROYED) {
          visit.tombstone(number, bytes);
        }
      }
    }
  }

  private static byte[] wrapped(byte[] slot) {
    return Arrays.copyOfRange(
        slot, SlotLayout.WRAPPED_AT, SlotLayout.WRAPPED_AT + SlotLayout.WRAPPED);
  }

  private byte[] slot(int number) {
    var bytes = new byte[SlotLayout.SLOT];
    onDisk(() -> disk.read((long) number * SlotLayout.SLOT, bytes));
    return sound(number, bytes);
  }

  /// A slot's bytes, read again where they were in the middle of being written.
  private byte[] sound(int number, byte[] bytes) {
    for (var look = 1; look < LOOKS && isUnsound(number, bytes); look++) {
      onDisk(() -> disk.read((long) number * SlotLayout.SLOT, bytes));
    }
    return bytes;
  }

  private boolean isUnsound(int number, byte[] bytes) {
    return switch (layout.stateOf(number, bytes)) {
      case TORN, BAD -> true;
      case NEVER, LIVE, DESTROYED -> false;
    };
  }

  private interface DiskWork {
    void run() throws IOException;
  }

  private void onDisk(DiskWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw KeyFailure.disk(Path.of(disk.name()), e);
    }
  }

  @Override
  public void close() {
    layout.close();
    onDisk(disk::close);
  }

  @Override
  public String toString() {
    return "SlotReading[hidden]";
  }
}
