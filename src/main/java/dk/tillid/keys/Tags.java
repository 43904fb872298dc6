package dk.tillid.keys;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Digest;
import dk.tillid.domain.ReferralId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Keyed names: HMAC-SHA-256 cut to 16 bytes, where 2⁶⁴ names are needed before two meet by chance.
/// Without the keystore nobody can tell which row, worker or code a name stands for, nor whether
/// two stores speak of the same. Safe to share.
public final class Tags {
  /// Length of row keys and of tags given as bytes.
  public static final int BYTES = 16;

  private static final byte SUBJECT = 1;
  private static final byte ACTOR = 2;
  private static final byte FINGERPRINT = 3;
  private static final byte PASSPHRASE = 7;
  private static final byte CODE = 1;
  private static final byte COMMITMENT = 2;

  /// Purposes of names, far from the numbers of column families.
  private static final int IMPORTED_CASE = 128;

  private static final int IMPORTED_REFERRAL = 129;

  private final Prf pseudonym;
  private final Prf audit;
  private final Prf code;

  Tags(Prf pseudonym, Prf audit, Prf code) {
    this.pseudonym = pseudonym;
    this.audit = audit;
    this.code = code;
  }

  /// What tells, to whoever has the keystore, whether something was made with a passphrase.
  byte[] passphraseMark(byte[] passphrase) {
    var input = ByteBuffer.allocate(1 + passphrase.length).put(PASSPHRASE).put(passphrase).array();
    var mark = audit.of(input, BYTES);
    Arrays.fill(input, (byte) 0);
    return mark;
  }

  /// The row key of an identifier: uniform, so that key order tells nothing.
  ///
  /// @param purpose what the row is, 0 to 255; the same identifier has unlike keys for unlike
  ///   purposes
  public byte[] rowKey(int purpose, long high, long low) {
    return pseudonym.of(
        ByteBuffer.allocate(17).put(purpose(purpose)).putLong(high).putLong(low).array(), BYTES);
  }

  /// The row key of a numbered part of something, such as the third contact of a case.
  public byte[] rowKey(int purpose, long high, long low, long number) {
    return pseudonym.of(
        ByteBuffer.allocate(25)
            .put(purpose(purpose))
            .putLong(high)
            .putLong(low)
            .putLong(number)
            .array(),
        BYTES);
  }

  /// The row key of a text, such as a handle or an idempotency key.
  public byte[] rowKey(int purpose, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    // 26 bytes at least, so that a text never has the length of a number
    var input = ByteBuffer.allocate(Math.max(26, 1 + 4 + bytes.length + 1));
    return pseudonym.of(input.put(purpose(purpose)).putInt(bytes.length).put(bytes).array(), BYTES);
  }

  /// The pseudonym of a case that comes from another registry. The same name and part give the same
  /// in every import; without the keystore nobody can tell it from a drawn one or find it again.
  ///
  /// @param name what the other registry calls it, with the municipality
  /// @param part 0 for the case itself, from 1 for those merged into it
  public CaseId importedCase(String name, int part) {
    var id = ByteBuffer.wrap(imported(IMPORTED_CASE, name, part));
    return new CaseId(id.getLong(), id.getLong());
  }

  /// The identifier of an enquiry that comes from another registry, likewise.
  ///
  /// @param part 0 for an enquiry in its own right, from 1 for those of a case of that name
  public ReferralId importedReferral(String name, int part) {
    var id = ByteBuffer.wrap(imported(IMPORTED_REFERRAL, name, part));
    return new ReferralId(id.getLong(), id.getLong());
  }

  private byte[] imported(int purpose, String name, int part) {
    var named = rowKey(purpose, name);
    var input = ByteBuffer.allocate(1 + BYTES + Integer.BYTES);
    return pseudonym.of(input.put(purpose(purpose)).put(named).putInt(part).array(), BYTES);
  }

  /// The case in one audit entry. Unlike in every entry: two entries of one case cannot be linked
  /// without the key.
  public byte[] subjectTag(CaseId id, long position) {
    return audit.of(
        ByteBuffer.allocate(25)
            .put(SUBJECT)
            .putLong(id.high())
            .putLong(id.low())
            .putLong(position)
            .array(),
        BYTES);
  }

  /// The actor in audit entries. Alike in all of them, so that an auditor can follow one worker
  /// without knowing who it is. Role and municipality count with the name: namesakes elsewhere, and
  /// a worker whose name is `citizen`, are others.
  public byte[] actorTag(Actor actor) {
    var parts = List.of(actor.role().name(), actor.municipality().code(), actor.worker().value());
    var input = ByteBuffer.allocate(1 + parts.stream().mapToInt(part -> 1 + part.length()).sum());
    input.put(ACTOR);
    for (var part : parts) {
      input.put((byte) part.length()).put(part.getBytes(StandardCharsets.US_ASCII));
    }
    return audit.of(input.array(), BYTES);
  }

  /// The keyed digest of a request's canonical input, for idempotency records.
  public Digest fingerprint(byte[] canonicalInput) {
    var tag = ByteBuffer.wrap(audit.of(labelled(FINGERPRINT, canonicalInput)));
    return new Digest(tag.getLong(), tag.getLong());
  }

  /// How a citizen's code is found again.
  public CodeTag codeTag(CitizenCode citizenCode) {
    var tag = ByteBuffer.wrap(code.of(labelled(CODE, citizenCode.bytes())));
    return new CodeTag(tag.getLong(), tag.getLong());
  }

  /// What a receipt says instead of the code. Made from any code, known or not.
  public Commitment commitment(CodeTag tag) {
    return Commitment.of(
        code.of(
            ByteBuffer.allocate(17)
                .put(COMMITMENT)
                .putLong(tag.high())
                .putLong(tag.low())
                .array()));
  }

  private static byte[] labelled(byte label, byte[] bytes) {
    return ByteBuffer.allocate(1 + bytes.length).put(label).put(bytes).array();
  }

  private static byte purpose(int purpose) {
    if (purpose < 0 || purpose > 255) {
      throw new IllegalArgumentException("a purpose is 0 to 255");
    }
    return (byte) purpose;
  }

  @Override
  public String toString() {
    return "Tags[hidden]";
  }
}
