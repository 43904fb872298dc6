package dk.tillid.keys;

import dk.tillid.domain.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Makes fingerprints of bytes and knows the bytes again by them. Whoever holds fingerprints
/// without the keystore cannot try out what they may be of, however few possibilities there are;
/// whoever holds both can. Bytes: see the package page. Safe to share.
public final class Fingerprints {
  /// The fewest bytes that have a fingerprint.
  public static final int SHORTEST = Long.BYTES;

  /// Of more bytes than these, the first ones are taken.
  public static final int LONGEST = 256;

  /// Length of the salt in bytes.
  public static final int SALT = 16;

  private static final byte MULTIPLIER = 4;
  private static final byte NEEDLE = 5;
  private static final byte LIST = 6;

  private final Prf audit;
  private final byte[] salt;
  private final long multiplier;

  Fingerprints(Prf audit, byte[] salt) {
    if (salt.length != SALT) {
      throw new IllegalArgumentException("a salt has 16 bytes");
    }
    this.audit = audit;
    this.salt = salt.clone();
    // odd, so that no two beginnings are alike before they are cut
    this.multiplier = ByteBuffer.wrap(audit.of(labelled(MULTIPLIER, new byte[0]))).getLong() | 1;
  }

  /// What tells these fingerprints from those of another making; no secret.
  public byte[] salt() {
    return salt.clone();
  }

  /// The fingerprint of at least [#SHORTEST] bytes.
  public Fingerprint of(byte[] needle) {
    if (needle.length < SHORTEST) {
      throw new IllegalArgumentException("too few bytes to be known again");
    }
    var length = Math.min(needle.length, LONGEST);
    var window = ByteBuffer.wrap(needle).getLong();
    return new Fingerprint(length, beginning(window), digest(needle, 0, length));
  }

  /// Bytes in every form in which they could have been written down.
  public List<Needle> needles(Needle.Kind kind, byte[] bytes) {
    return needles(kind, Writings.of(bytes));
  }

  /// A text in every form in which it could have been written down; none where it is too short.
  public List<Needle> needles(Needle.Kind kind, String text) {
    return needles(kind, Writings.of(text));
  }

  private List<Needle> needles(Needle.Kind kind, Map<Needle.Form, byte[]> writings) {
    var needles = new ArrayList<Needle>();
    writings.forEach((form, bytes) -> {
      needles.add(new Needle(kind, form, of(bytes)));
      Arrays.fill(bytes, (byte) 0);
    });
    return needles;
  }

  /// The hash of the eight bytes at a place: multiply-shift (Dietzfelbinger et al. 1997), one
  /// multiplication a byte for needles of all lengths, where a polynomial over each length would
  /// cost one for every length.
  ///
  /// @param window the eight bytes, the first as the highest
  public int beginning(long window) {
    return (int) ((window * multiplier) >>> Integer.SIZE);
  }

  /// Whether the bytes from a place on are those of the fingerprint; false where there are fewer.
  public boolean fits(Fingerprint fingerprint, byte[] data, int from, int end) {
    return end - from >= fingerprint.length()
        && digest(data, from, fingerprint.length()).equals(fingerprint.digest());
  }

  /// The keyed digest of a list of fingerprints as a file holds it: whoever leaves one out cannot
  /// make it again.
  public Digest ofList(byte[] list) {
    return digest(LIST, list);
  }

  private Digest digest(byte[] data, int from, int length) {
    return digest(NEEDLE, Arrays.copyOfRange(data, from, from + length));
  }

  private Digest digest(byte label, byte[] bytes) {
    var input = labelled(label, bytes);
    var tag = ByteBuffer.wrap(audit.of(input));
    Arrays.fill(input, (byte) 0);
    return new Digest(tag.getLong(), tag.getLong());
  }

  private byte[] labelled(byte label, byte[] bytes) {
    return ByteBuffer.allocate(1 + SALT + bytes.length).put(label).put(salt).put(bytes).array();
  }

  @Override
  public String toString() {
    return "Fingerprints[hidden]";
  }
}
