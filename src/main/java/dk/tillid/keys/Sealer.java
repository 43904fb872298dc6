package dk.tillid.keys;

import dk.tillid.keys.Opening.Erased;
import dk.tillid.keys.Opening.Opened;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Seals and opens the database's values. Guarantees: a value opens only unaltered, in the column
/// family and the row it was sealed for, and, if it belongs to a case, only while that case's key
/// exists. Its length tells no more than a padding step. Does not guarantee that a value is the
/// newest its row had: the caller compares versions where that matters. Safe to share. Bytes: see
/// the package page.
///
/// Bound: nonces are random 96-bit, so one store key may seal no more than 2³² values, about 4.3 ·
/// 10⁹ (NIST SP 800-38D §8.3). Every value counts, not every request: an audited read seals an
/// audit entry for each 128 cases it shows, a write its records, its answer and an entry, and each
/// batch one row more. At a sustained 10 seals a second the bound is reached after 13.6 years, at
/// 100 after 497 days, at 1,000 after 50 days. Nothing counts them here; the length of the audit
/// trail is a lower bound. The remedy is a new store key before then, with all values sealed anew
/// under it: `tillid keys rotate store`. Case keys are far from it: each seals one case's records.
public final class Sealer {
  /// The slot of records that belong to no case.
  public static final int NO_SLOT = 0;

  /// The longest content in bytes.
  public static final int LONGEST = 1 << 24;

  static final byte FORMAT = 2;
  private static final byte OUTER = 0;
  private static final byte INNER = 1;
  private static final byte SHARED = 0;
  private static final byte OF_CASE = 1;
  private static final int NONCE_AT = 1 + 1;
  private static final int HEAD = NONCE_AT + Aead.NONCE;
  private static final int SHARED_HEAD = 1 + 8;
  private static final int CASE_HEAD = 1 + 4 + 8 + Aead.NONCE;
  private static final int LENGTH_FIELD = 4;

  private final EpochKeys storeKeys;
  private final KeyReader caseKeys;
  private final Entropy entropy;
  private final Aead outer = new Aead();
  private final Aead inner;
  private volatile long erasuresSeen;

  Sealer(EpochKeys storeKeys, KeyReader caseKeys, Entropy entropy) {
    this(storeKeys, caseKeys, entropy, new Aead());
  }

  /// @param inner for the case keys
  Sealer(EpochKeys storeKeys, KeyReader caseKeys, Entropy entropy, Aead inner) {
    this.storeKeys = storeKeys;
    this.caseKeys = caseKeys;
    this.entropy = entropy;
    this.inner = inner;
  }

  /// Seals a record of a case under its slot's key.
  ///
  /// @param columnFamily the stable number of the column family, 0 to 255
  /// @param rowKey the row's key, at most 255 bytes
  /// @param version a number that rises with each rewriting of the row
  public byte[] seal(int columnFamily, byte[] rowKey, int slot, long version, byte[] plaintext) {
    requireFits(plaintext);
    var padded = new byte[Padding.lengthFor(LENGTH_FIELD + plaintext.length)];
    ByteBuffer.wrap(padded).putInt(plaintext.length).put(plaintext);
    var body = new byte[CASE_HEAD + padded.length + Aead.TAG];
    var nonces = entropy.bytes(2 * Aead.NONCE);
    var erasures = forgetSchedules();
    ByteBuffer.wrap(body).put(OF_CASE).putInt(slot).putLong(version).put(nonces, 0, Aead.NONCE);
    try (var key = caseKeys.open(slot).orElseThrow(Sealer::sealedTooLate)) {
      inner.seal(
          key.key(),
          nonces,
          0,
          innerData(columnFamily, rowKey, slot, version),
          padded,
          0,
          padded.length,
          body,
          CASE_HEAD);
    } finally {
      forgetSchedulesSince(erasures);
    }
    Arrays.fill(padded, (byte) 0);
    return wrap(columnFamily, rowKey, nonces, body);
  }

  /// Seals a record of no case under the store's key alone, unpadded: for records of fixed size,
  /// such as audit entries.
  public byte[] sealShared(int columnFamily, byte[] rowKey, long version, byte[] plaintext) {
    requireFits(plaintext);
    var body = new byte[SHARED_HEAD + plaintext.length];
    ByteBuffer.wrap(body).put(SHARED).putLong(version).put(plaintext);
    return wrap(columnFamily, rowKey, entropy.bytes(2 * Aead.NONCE), body);
  }

  /// Opens what [#seal] or [#sealShared] made.
  ///
  /// @throws KeyFailure if the format is unknown or the record was altered, moved, or written under
  ///   other keys
  public Opening open(int columnFamily, byte[] rowKey, byte[] record) {
    var body = unwrap(columnFamily, rowKey, record);
    if (body[0] == SHARED) {
      var version = ByteBuffer.wrap(body).getLong(1);
      return new Opened(NO_SLOT, version, Arrays.copyOfRange(body, SHARED_HEAD, body.length));
    }
    return openInner(columnFamily, rowKey, body);
  }

  /// The same record under the store key in force; empty if it is sealed under that one already.
  /// What lies inside the outer envelope stays as it is, so that this works for erased cases too.
  ///
  /// @throws KeyFailure as [#open]
  public Optional<byte[]> rewrap(int columnFamily, byte[] rowKey, byte[] record) {
    requireKnownFormat(record);
    if (epoch(record) == storeKeys.epoch()) {
      return Optional.empty();
    }
    var body = unwrap(columnFamily, rowKey, record);
    return Optional.of(wrap(columnFamily, rowKey, entropy.bytes(2 * Aead.NONCE), body));
  }

  private byte[] unwrap(int columnFamily, byte[] rowKey, byte[] record) {
    requireKnownFormat(record);
    var key = storeKeys.of(epoch(record)).orElseThrow(Sealer::damaged);
    var body = new byte[record.length - HEAD - Aead.TAG];
    var aad = outerData(columnFamily, rowKey);
    if (!outer.open(key, record, NONCE_AT, aad, HEAD, record.length - HEAD, body, 0)) {
      throw damaged();
    }
    return body;
  }

  private static int epoch(byte[] record) {
    return Byte.toUnsignedInt(record[1]);
  }

  private Opening openInner(int columnFamily, byte[] rowKey, byte[] body) {
    if (body[0] != OF_CASE || body.length < CASE_HEAD + LENGTH_FIELD + Aead.TAG) {
      throw damaged();
    }
    var slot = ByteBuffer.wrap(body).getInt(1);
    var version = ByteBuffer.wrap(body).getLong(5);
    var erasures = forgetSchedules();
    var found = caseKeys.open(slot);
    if (found.isEmpty()) {
      return new Erased(slot, version);
    }
    var padded = new byte[body.length - CASE_HEAD - Aead.TAG];
    try (var key = found.get()) {
      var aad = innerData(columnFamily, rowKey, slot, version);
      if (!inner.open(
          key.key(),
          body,
          CASE_HEAD - Aead.NONCE,
          aad,
          CASE_HEAD,
          body.length - CASE_HEAD,
          padded,
          0)) {
        throw damaged();
      }
    } finally {
      forgetSchedulesSince(erasures);
    }
    return new Opened(slot, version, unpadded(padded));
  }

  /// Lets go of the schedule of a key that was just destroyed, at once and not only when something
  /// is sealed or opened next. Who is at work with that key meanwhile does so at the end of it.
  public void forgetDestroyed() {
    forgetSchedules();
  }

  /// After each erasure the idle ciphers go, for one of them may still hold the erased key's
  /// schedule.
  ///
  /// @return the erasures so far, for [#forgetSchedulesSince]
  private long forgetSchedules() {
    var erasures = caseKeys.erasureEpoch();
    if (erasures != erasuresSeen) {
      erasuresSeen = erasures;
      inner.drop();
    }
    return erasures;
  }

  /// A cipher at work during an erasure comes back after the idle ones went, maybe with the erased
  /// key's schedule: then they go once more.
  private void forgetSchedulesSince(long erasures) {
    if (caseKeys.erasureEpoch() != erasures) {
      inner.drop();
    }
  }

  private static byte[] unpadded(byte[] padded) {
    var length = ByteBuffer.wrap(padded).getInt();
    if (length < 0 || length > padded.length - LENGTH_FIELD) {
      throw damaged();
    }
    var plaintext = Arrays.copyOfRange(padded, LENGTH_FIELD, LENGTH_FIELD + length);
    Arrays.fill(padded, (byte) 0);
    return plaintext;
  }

  private byte[] wrap(int columnFamily, byte[] rowKey, byte[] nonces, byte[] body) {
    var record = new byte[HEAD + body.length + Aead.TAG];
    record[0] = FORMAT;
    record[1] = (byte) storeKeys.epoch();
    System.arraycopy(nonces, Aead.NONCE, record, NONCE_AT, Aead.NONCE);
    var aad = outerData(columnFamily, rowKey);
    outer.seal(storeKeys.key(), record, NONCE_AT, aad, body, 0, body.length, record, HEAD);
    return record;
  }

  private static byte[] outerData(int columnFamily, byte[] rowKey) {
    return place(OUTER, columnFamily, rowKey, 0).array();
  }

  private static byte[] innerData(int columnFamily, byte[] rowKey, int slot, long version) {
    return place(INNER, columnFamily, rowKey, 12).putInt(slot).putLong(version).array();
  }

  private static ByteBuffer place(byte layer, int columnFamily, byte[] rowKey, int more) {
    if (columnFamily < 0 || columnFamily > 255 || rowKey.length > 255) {
      throw new IllegalArgumentException("column family or row key out of range");
    }
    return ByteBuffer.allocate(4 + rowKey.length + more)
        .put(FORMAT)
        .put(layer)
        .put((byte) columnFamily)
        .put((byte) rowKey.length)
        .put(rowKey);
  }

  private static void requireFits(byte[] plaintext) {
    if (plaintext.length > LONGEST) {
      throw new IllegalArgumentException("a record holds at most 16 MiB");
    }
  }

  private static void requireKnownFormat(byte[] record) {
    if (record.length > 0 && record[0] != FORMAT) {
      throw new KeyFailure(
          KeyFailure.Cause.UNKNOWN_FORMAT,
          "A record has a format version this program does not know. Start the version of Tillid that wrote it, or a newer one.");
    }
    if (record.length < HEAD + SHARED_HEAD + Aead.TAG) {
      throw damaged();
    }
  }

  private static KeyFailure damaged() {
    return new KeyFailure(
        KeyFailure.Cause.RECORD_DAMAGED,
        "A record was altered, moved to another row, or written under another keystore. Restore data folder and keys folder from the same backup.");
  }

  private static IllegalStateException sealedTooLate() {
    return new IllegalStateException(
        "the case key is destroyed: nothing more can be sealed under it");
  }
}
