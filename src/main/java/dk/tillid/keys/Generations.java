package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The keys of the backups' generations (dansk: sikkerhedskopiernes generationer): each backup has
/// one of its own, and what opens case keys in a backup is sealed under it alone. Destroying a
/// generation closes its backup for good, whoever holds it.
///
/// A generation's key is kept sealed to the recipient, so that this machine cannot open its own
/// backups; in two copies, one in the keys folder, one in custody. Destruction overwrites it in
/// place and waits for the disk, first copy, then second. Bytes: see the package page.
public final class Generations implements AutoCloseable {
  /// The name of the file, in both folders.
  public static final String FILE = "tillid.generations";

  static final int SLOT = 128;
  private static final byte FORMAT = 1;
  private static final byte LIVE = 1;
  private static final byte DESTROYED = 2;
  private static final byte BEGUN = 3;
  private static final int SEALED = Hpke.OVERHEAD + RawKey.BYTES;
  private static final String PURPOSE = "tillid backup generation 1";

  /// A generation whose key was just drawn. Closing wipes the key.
  public static final class Fresh implements AutoCloseable {
    private final int number;
    private final RawKey key;

    Fresh(int number, RawKey key) {
      this.number = number;
      this.key = key;
    }

    /// Its number, from 1.
    public int number() {
      return number;
    }

    RawKey key() {
      return key;
    }

    @Override
    public void close() {
      key.close();
    }
  }

  private final byte[] keystoreId;
  private final SlotDisk first;
  private final SlotDisk second;
  private final List<byte[]> slots = new ArrayList<>();

  private Generations(byte[] keystoreId, SlotDisk first, SlotDisk second) throws IOException {
    this.keystoreId = keystoreId.clone();
    this.first = first;
    this.second = second;
    read();
  }

  /// Opens both copies and makes them alike. Where the first is absent, or both are, they are made;
  /// where the second alone is, its medium may only not be mounted: a copy made in its place would
  /// stay behind there, and no destruction would reach it.
  ///
  /// @param second the one in custody
  /// @throws KeyFailure naming the file and the remedy
  public static Generations open(byte[] keystoreId, Path first, Path second) {
    try {
      if (Files.notExists(second) && Files.exists(first) && Files.size(first) > 0) {
        throw new KeyFailure(
            Cause.CUSTODY_MISSING,
            second
                + " is missing. Mount the medium of custody; if that is lost for good, put an empty"
                + " file of this name there, and it is written anew.");
      }
      for (var path : List.of(first, second)) {
        KeyFiles.folderOf(path);
        if (!Files.exists(path)) {
          KeyFiles.write(path, new byte[0]);
        }
      }
      var disk = FileDisk.open(first);
      try {
        return open(keystoreId, disk, FileDisk.open(second));
      } catch (IOException | RuntimeException e) {
        disk.close();
        throw e;
      }
    } catch (IOException e) {
      throw KeyFailure.disk(first, e);
    }
  }

  static Generations open(byte[] keystoreId, SlotDisk first, SlotDisk second) throws IOException {
    return new Generations(keystoreId, first, second);
  }

  /// A destroyed one wins over anything, a live one over one only begun, that over one that was
  /// never written whole.
  private void read() throws IOException {
    var length = Math.max(first.length(), second.length());
    for (var at = 0L; at < length; at += SLOT) {
      var number = slots.size() + 1;
      var a = new byte[SLOT];
      var b = new byte[SLOT];
      first.read(at, a);
      second.read(at, b);
      var winner = winner(number, a, b);
      repair(first, at, a, winner);
      repair(second, at, b, winner);
      slots.add(winner);
    }
    first.force();
    second.force();
  }

  private byte[] winner(int number, byte[] a, byte[] b) {
    for (var state : new byte[] {DESTROYED, LIVE, BEGUN}) {
      if (isOf(state, number, a) || isOf(state, number, b)) {
        return isOf(state, number, a) ? a : b;
      }
    }
    return destroyed(number); // no backup was made under it
  }

  private static boolean isOf(byte state, int number, byte[] slot) {
    var in = ByteBuffer.wrap(slot);
    return in.get() == state
        && in.get() == FORMAT
        && in.getInt() == number
        && slot[SLOT - 1] == state;
  }

  private static void repair(SlotDisk disk, long at, byte[] has, byte[] winner) throws IOException {
    if (!Arrays.equals(has, winner)) {
      disk.write(at, winner);
    }
  }

  private static byte[] destroyed(int number) {
    var slot = Entropy.system().bytes(SLOT);
    ByteBuffer.wrap(slot).put(DESTROYED).put(FORMAT).putInt(number);
    slot[SLOT - 1] = DESTROYED;
    return slot;
  }

  /// Begins a generation: draws its key and keeps it, sealed to the recipient, in both copies. One
  /// that was begun before and never finished is destroyed: it must not take the place of a backup
  /// that is there.
  public synchronized Fresh begin(Recipient recipient) {
    for (var number = 1; number <= slots.size(); number++) {
      if (state(number) == BEGUN) {
        replace(number, destroyed(number));
      }
    }
    var number = slots.size() + 1;
    var key = Entropy.system().bytes(RawKey.BYTES);
    var slot = ByteBuffer.allocate(SLOT).put(BEGUN).put(FORMAT).putInt(number);
    slot.put(Hpke.seal(recipient.publicKey(), info(), aad(number), key)).put(SLOT - 1, BEGUN);
    write(number, slot.array());
    slots.add(slot.array());
    return new Fresh(number, RawKey.aes(key));
  }

  /// Says that the backup of a generation is there and was checked; from now on it counts.
  public synchronized void finish(Fresh generation) {
    if (state(generation.number()) != BEGUN) {
      throw new IllegalStateException("a generation is finished once");
    }
    var slot = slots.get(generation.number() - 1).clone();
    slot[0] = LIVE;
    slot[SLOT - 1] = LIVE;
    replace(generation.number(), slot);
  }

  /// Destroys every generation before this one. Those destroyed already are passed over.
  public synchronized void destroyBefore(int number) {
    for (var older = 1; older < Math.min(number, slots.size() + 1); older++) {
      if (state(older) != DESTROYED) {
        replace(older, destroyed(older));
      }
    }
  }

  private byte state(int number) {
    return slots.get(number - 1)[0];
  }

  private void replace(int number, byte[] slot) {
    write(number, slot);
    slots.set(number - 1, slot);
  }

  /// The numbers of those whose backups still open, the oldest first.
  public synchronized List<Integer> alive() {
    var alive = new ArrayList<Integer>();
    for (var number = 1; number <= slots.size(); number++) {
      if (state(number) == LIVE) {
        alive.add(number);
      }
    }
    return alive;
  }

  /// The key of a generation, also of one only begun, whose backup a crash kept from being counted;
  /// empty if it was destroyed or never was.
  ///
  /// @throws KeyFailure if it was sealed to another recipient
  synchronized Optional<RawKey> key(int number, Recipient.Secret secret) {
    if (number < 1 || number > slots.size() || state(number) == DESTROYED) {
      return Optional.empty();
    }
    var sealed = Arrays.copyOfRange(slots.get(number - 1), 6, 6 + SEALED);
    var key = new byte[RawKey.BYTES];
    if (!Hpke.open(secret.key(), info(), aad(number), sealed, key)) {
      throw new KeyFailure(
          Cause.RECIPIENT_UNUSABLE,
          first.name()
              + ": generation "
              + number
              + " was sealed to another recipient. Name the private key that belongs to it.");
    }
    return Optional.of(RawKey.aes(key));
  }

  private static byte[] info() {
    return PURPOSE.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] aad(int number) {
    return ByteBuffer.allocate(keystoreId.length + 4).put(keystoreId).putInt(number).array();
  }

  private void write(int number, byte[] slot) {
    try {
      var at = (long) (number - 1) * SLOT;
      first.write(at, slot);
      first.force();
      second.write(at, slot);
      second.force();
    } catch (IOException e) {
      throw new KeyFailure(
          Cause.INPUT_OUTPUT,
          first.name()
              + " or "
              + second.name()
              + ": the disk refused. Check both disks and their free space, then try again.",
          e);
    }
  }

  @Override
  public void close() {
    try (second) {
      first.close();
    } catch (IOException e) {
      throw new KeyFailure(Cause.INPUT_OUTPUT, first.name() + ": the disk refused.", e);
    }
  }
}
