package dk.tillid.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

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

  static final short FORMAT = 1;
  private static final byte[] MAGIC = "TILLIDSK".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_EPOCH = 1;
  private static final byte LIVE = 1;
  private static final byte TOMB = 2;
  private static final byte END_MARK = 0x5A;
  private static final int LAST = SLOT - 1;
  private static final int MAC_AT = LAST - Prf.BYTES;
  private static final int FILL_AT = 48;

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
  private final RawKey wrapKey;
  private final Prf mac;
  private final Aead aead = new Aead();

  SlotLayout(byte[] fileId, RawKey fileKey) {
    this.fileId = fileId.clone();
    try (var derive = new Prf(new RawKey(fileKey.getEncoded(), "HmacSHA256"))) {
      this.wrapKey =
          RawKey.aes(derive.of("tillid slot wrap 1".getBytes(StandardCharsets.US_ASCII)));
      this.mac = macOf(derive);
    }
  }

  private static Prf macOf(Prf derive) {
    return new Prf(
        new RawKey(
            derive.of("tillid slot mac 1".getBytes(StandardCharsets.US_ASCII)), "HmacSHA256"));
  }

  byte[] header(byte[] keystoreId) {
    var slot = ByteBuffer.allocate(SLOT);
    slot.put(MAGIC)
        .putShort(FORMAT)
        .putShort((short) SLOT)
        .put(fileId)
        .put(keystoreId)
        .putInt(KEY_EPOCH);
    slot.put(MAC_AT, mac.of(Arrays.copyOf(slot.array(), MAC_AT)));
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

  /// A live slot: the key wrapped under the file's wrapping key. The caller wipes the key.
  byte[] live(int number, RawKey caseKey, byte[] nonce) {
    var slot = liveHead(number);
    ByteBuffer.wrap(slot).put(WRAPPED_AT, nonce).put(LAST, END_MARK);
    var key = caseKey.getEncoded();
    var at = WRAPPED_AT + Aead.NONCE;
    aead.seal(wrapKey, nonce, 0, binding(number), key, 0, key.length, slot, at);
    Arrays.fill(key, (byte) 0);
    return slot;
  }

  /// A tombstone: covers every byte the wrapped key had.
  byte[] tombstone(int number, long erasureEpoch, Commitment commitment, byte[] fill) {
    var slot = head(TOMB, number);
    ByteBuffer.wrap(slot).position(8).putLong(erasureEpoch).put(commitment.bytes()).put(fill);
    ByteBuffer.wrap(slot).put(MAC_AT, tombMac(slot)).put(LAST, END_MARK);
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
  /// file and slot.
  boolean unwrap(int number, byte[] wrapped, byte[] key) {
    return aead.open(
        wrapKey, wrapped, 0, binding(number), Aead.NONCE, wrapped.length - Aead.NONCE, key, 0);
  }

  private boolean isLive(int number, byte[] slot) {
    var head = liveHead(number);
    if (!Arrays.equals(head, 0, WRAPPED_AT, slot, 0, WRAPPED_AT)
        || !isZero(slot, WRAPPED_AT + WRAPPED, LAST)) {
      return false;
    }
    var key = new byte[RawKey.BYTES];
    var fits = unwrap(number, Arrays.copyOfRange(slot, WRAPPED_AT, WRAPPED_AT + WRAPPED), key);
    Arrays.fill(key, (byte) 0);
    return fits;
  }

  private boolean isTomb(int number, byte[] slot) {
    var head = head(TOMB, number);
    return Arrays.equals(head, 0, 8, slot, 0, 8)
        && MessageDigest.isEqual(tombMac(slot), Arrays.copyOfRange(slot, MAC_AT, LAST));
  }

  private byte[] tombMac(byte[] slot) {
    return mac.of(ByteBuffer.allocate(ID + MAC_AT).put(fileId).put(slot, 0, MAC_AT).array());
  }

  private static byte[] head(byte state, int number) {
    var slot = new byte[SLOT];
    ByteBuffer.wrap(slot).put(state).put((byte) FORMAT).putShort((short) 0).putInt(number);
    return slot;
  }

  private static byte[] liveHead(int number) {
    var slot = head(LIVE, number);
    ByteBuffer.wrap(slot).putInt(8, KEY_EPOCH);
    return slot;
  }

  private byte[] binding(int number) {
    var head = liveHead(number);
    return ByteBuffer.allocate(ID + WRAPPED_AT).put(fileId).put(head, 0, WRAPPED_AT).array();
  }

  static boolean isZero(byte[] bytes) {
    return isZero(bytes, 0, bytes.length);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (var i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    aead.drop();
    mac.close();
    wrapKey.close();
  }
}
