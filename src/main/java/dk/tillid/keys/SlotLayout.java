package dk.tillid.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The bytes of one 128-byte slot; the package page has the table. Every slot is bound to its file
/// and its number.
final class SlotLayout implements AutoCloseable {
  static final int SLOT = 128;
  static final int HEADER_SLOT = 0;
  static final int DECOY_SLOT = 1;
  static final int FIRST_CASE_SLOT = 2;
  static final int ID = 16;
  static final int WRAPPED_AT = 12;
  static final int WRAPPED = Aead.NONCE + RawKey.BYTES + Aead.TAG;

  static final short FORMAT = 2;
  private static final byte[] MAGIC = "TILLIDSK".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_EPOCH_AT = 2;
  private static final int HEADER_KEY_EPOCH_AT = 44;
  private static final byte LIVE = 1;
  private static final byte TOMB = 2;
  private static final byte END_MARK = 0x5A;
  private static final int LAST = SLOT - 1;
  private static final int MAC_AT = LAST - Prf.BYTES;
  private static final int FILL_AT = 48;
  private static final byte[] ZERO = new byte[SLOT];

  /// What the bytes of one copy of a slot are.
  enum State {
    /// All zero.
    NEVER,
    /// A wrapped key whose tag is right.
    LIVE,
    /// A tombstone whose MAC is right.
    DESTROYED,
    /// Not all zero, yet the end mark was never written: a write onto an unused slot that did not
    /// finish.
    TORN,
    /// Written once, and not right now.
    BAD
  }

  private final byte[] fileId;
  private final int epoch;
  private final Map<Integer, SlotKeys> keys = new HashMap<>();
  private final Vault vault = new Vault();
  private final Aead aead = new Aead();

  /// @param fileKeys what is read may be under any of them, what is written is under the one in
  ///   force
  SlotLayout(byte[] fileId, EpochKeys fileKeys) {
    this.fileId = fileId.clone();
    this.epoch = fileKeys.epoch();
    fileKeys.all().forEach((each, key) -> keys.put(each, SlotKeys.of(key, vault)));
  }

  /// The epoch of the file key in force.
  int epoch() {
    return epoch;
  }

  private SlotKeys current() {
    return Objects.requireNonNull(keys.get(epoch));
  }

  /// The header under the file key in force.
  byte[] header(byte[] keystoreId) {
    var slot = ByteBuffer.allocate(SLOT);
    slot.put(MAGIC)
        .putShort(FORMAT)
        .putShort((short) SLOT)
        .put(fileId)
        .put(keystoreId)
        .putInt(epoch);
    slot.put(MAC_AT, current().mac().of(Arrays.copyOf(slot.array(), MAC_AT)));
    return slot.put(LAST, END_MARK).array();
  }

  /// Whether these bytes start a slot file at all.
  static boolean hasMagic(byte[] header) {
    return Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  static short format(byte[] header) {
    return ByteBuffer.wrap(header).getShort(MAGIC.length);
  }

  static byte[] fileId(byte[] header) {
    return Arrays.copyOfRange(header, 12, 12 + ID);
  }

  static byte[] keystoreId(byte[] header) {
    return Arrays.copyOfRange(header, 28, 28 + ID);
  }

  /// Whether this is the header of this file under one of its keys.
  boolean isHeader(byte[] header) {
    var under = keys.get(headerEpoch(header));
    return under != null
        && hasMagic(header)
        && Arrays.equals(fileId, fileId(header))
        && isZero(header, HEADER_KEY_EPOCH_AT + 4, MAC_AT)
        && header[LAST] == END_MARK
        && MessageDigest.isEqual(
            under.mac().of(Arrays.copyOf(header, MAC_AT)),
            Arrays.copyOfRange(header, MAC_AT, LAST));
  }

  static int headerEpoch(byte[] header) {
    return ByteBuffer.wrap(header).getInt(HEADER_KEY_EPOCH_AT);
  }

  /// A live slot: the key wrapped under the file's wrapping key. The caller wipes the key.
  byte[] live(int number, RawKey caseKey, byte[] nonce) {
    var key = caseKey.getEncoded();
    var slot = live(number, key, nonce);
    Arrays.fill(key, (byte) 0);
    return slot;
  }

  private byte[] live(int number, byte[] key, byte[] nonce) {
    var slot = head(LIVE, epoch, number);
    ByteBuffer.wrap(slot).put(WRAPPED_AT, nonce).put(LAST, END_MARK);
    var at = WRAPPED_AT + Aead.NONCE;
    aead.seal(current().wrap(), nonce, 0, binding(epoch, number), key, 0, key.length, slot, at);
    return slot;
  }

  /// A tombstone: covers every byte the wrapped key had.
  byte[] tombstone(int number, long erasureEpoch, Commitment commitment, byte[] fill) {
    var slot = head(TOMB, epoch, number);
    ByteBuffer.wrap(slot).position(8).putLong(erasureEpoch).put(commitment.bytes()).put(fill);
    ByteBuffer.wrap(slot).put(MAC_AT, tombMac(current(), slot)).put(LAST, END_MARK);
    return slot;
  }

  static int fillLength() {
    return MAC_AT - FILL_AT;
  }

  State stateOf(int number, byte[] slot) {
    if (isZero(slot)) {
      return State.NEVER;
    }
    if (slot[LAST] != END_MARK) {
      return slot[LAST] == 0 ? State.TORN : State.BAD;
    }
    if (isLive(number, slot)) {
      return State.LIVE;
    }
    return isTomb(number, slot) ? State.DESTROYED : State.BAD;
  }

  /// A live or destroyed slot under the file key in force, all else as it was.
  ///
  /// @param nonce for the wrapping of a live one
  byte[] renewed(int number, byte[] slot, byte[] nonce) {
    if (slot[0] == TOMB) {
      var fresh = slot.clone();
      ByteBuffer.wrap(fresh).putShort(KEY_EPOCH_AT, (short) epoch);
      ByteBuffer.wrap(fresh).put(MAC_AT, tombMac(current(), fresh));
      return fresh;
    }
    var key = caseKey(number, slot);
    var fresh = live(number, key, nonce);
    Arrays.fill(key, (byte) 0);
    return fresh;
  }

  /// Whether two live slots of one number hold the same key.
  boolean holdSameKey(int number, byte[] one, byte[] other) {
    var first = caseKey(number, one);
    var second = caseKey(number, other);
    var same = MessageDigest.isEqual(first, second);
    Arrays.fill(first, (byte) 0);
    Arrays.fill(second, (byte) 0);
    return same;
  }

  private byte[] caseKey(int number, byte[] live) {
    var key = new byte[RawKey.BYTES];
    var wrapped = Arrays.copyOfRange(live, WRAPPED_AT, WRAPPED_AT + WRAPPED);
    if (!unwrap(number, keyEpoch(live), wrapped, key)) {
      throw new IllegalStateException("this slot is not live");
    }
    return key;
  }

  /// The epoch of the file key a live or destroyed slot was written under.
  static int keyEpoch(byte[] slot) {
    return Short.toUnsignedInt(ByteBuffer.wrap(slot).getShort(KEY_EPOCH_AT));
  }

  /// The erasure epoch of a slot that is [State#DESTROYED].
  static long erasureEpoch(byte[] tombstone) {
    return ByteBuffer.wrap(tombstone).getLong(8);
  }

  /// The commitment of a slot that is [State#DESTROYED].
  static Commitment commitment(byte[] tombstone) {
    return Commitment.of(Arrays.copyOfRange(tombstone, 16, FILL_AT));
  }

  /// Whether a slot says of itself that it is a tombstone; nothing of it is proved.
  static boolean isMarkedDestroyed(byte[] slot) {
    return slot[0] == TOMB;
  }

  /// Unwraps nonce, ciphertext and tag of a live slot into `key`; false if they do not fit this
  /// file and slot, or the file has no key of that epoch.
  boolean unwrap(int number, int keyEpoch, byte[] wrapped, byte[] key) {
    var under = keys.get(keyEpoch);
    return under != null
        && aead.open(
            under.wrap(),
            wrapped,
            0,
            binding(keyEpoch, number),
            Aead.NONCE,
            wrapped.length - Aead.NONCE,
            key,
            0);
  }

  private boolean isLive(int number, byte[] slot) {
    var keyEpoch = keyEpoch(slot);
    var head = head(LIVE, keyEpoch, number);
    if (!Arrays.equals(head, 0, WRAPPED_AT, slot, 0, WRAPPED_AT)
        || !isZero(slot, WRAPPED_AT + WRAPPED, LAST)) {
      return false;
    }
    var key = new byte[RawKey.BYTES];
    var wrapped = Arrays.copyOfRange(slot, WRAPPED_AT, WRAPPED_AT + WRAPPED);
    var fits = unwrap(number, keyEpoch, wrapped, key);
    Arrays.fill(key, (byte) 0);
    return fits;
  }

  private boolean isTomb(int number, byte[] slot) {
    var keyEpoch = keyEpoch(slot);
    var under = keys.get(keyEpoch);
    var head = head(TOMB, keyEpoch, number);
    return under != null
        && Arrays.equals(head, 0, 8, slot, 0, 8)
        && MessageDigest.isEqual(tombMac(under, slot), Arrays.copyOfRange(slot, MAC_AT, LAST));
  }

  private byte[] tombMac(SlotKeys under, byte[] slot) {
    return under
        .mac()
        .of(ByteBuffer.allocate(ID + MAC_AT).put(fileId).put(slot, 0, MAC_AT).array());
  }

  private static byte[] head(byte state, int keyEpoch, int number) {
    var slot = new byte[SLOT];
    ByteBuffer.wrap(slot).put(state).put((byte) FORMAT).putShort((short) keyEpoch).putInt(number);
    return slot;
  }

  private byte[] binding(int keyEpoch, int number) {
    return ByteBuffer.allocate(ID + WRAPPED_AT)
        .put(fileId)
        .put(LIVE)
        .put((byte) FORMAT)
        .putShort((short) keyEpoch)
        .putInt(number)
        .array();
  }

  static boolean isZero(byte[] bytes) {
    for (var from = 0; from < bytes.length; from += SLOT) {
      if (!isZero(bytes, from, Math.min(bytes.length, from + SLOT))) {
        return false;
      }
    }
    return true;
  }

  /// Whether a stretch of at most [#SLOT] bytes is zero.
  static boolean isZero(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, ZERO, 0, to - from);
  }

  @Override
  public void close() {
    aead.drop();
    vault.close();
  }
}
