package dk.tillid.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Paging cursors that tell their holder nothing and cannot be forged or altered. Safe to share.
public final class Cursors {
  static final byte FORMAT = 1;
  private static final int STEP = 32;
  private static final int LONGEST = 1024;
  private static final int HEAD = 1 + Aead.NONCE;
  private static final byte[] BINDING = {'c', 'u', 'r', 's', 'o', 'r', FORMAT};

  private final RawKey key;
  private final Entropy entropy;
  private final Aead aead = new Aead();

  Cursors(RawKey key, Entropy entropy) {
    this.key = key;
    this.entropy = entropy;
  }

  /// An opaque base64url text. At most 1,022 bytes fit; the length tells only a step of 32.
  public String seal(byte[] content) {
    if (content.length > LONGEST - 2) {
      throw new IllegalArgumentException("a cursor holds at most 1,022 bytes");
    }
    var padded = ByteBuffer.allocate((content.length + 2 + STEP - 1) / STEP * STEP);
    padded.putShort((short) content.length).put(content);
    var nonce = entropy.bytes(Aead.NONCE);
    var sealed = new byte[HEAD + padded.capacity() + Aead.TAG];
    ByteBuffer.wrap(sealed).put(FORMAT).put(nonce);
    aead.seal(key, nonce, 0, BINDING, padded.array(), 0, padded.capacity(), sealed, HEAD);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /// The content; empty for anything this store did not seal.
  public Optional<byte[]> open(String cursor) {
    if (cursor.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    try {
      return opened(Base64.getUrlDecoder().decode(cursor));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> opened(byte[] sealed) {
    if (sealed.length < HEAD + STEP + Aead.TAG || sealed[0] != FORMAT) {
      return Optional.empty();
    }
    var padded = new byte[sealed.length - HEAD - Aead.TAG];
    if (!aead.open(key, sealed, 1, BINDING, HEAD, sealed.length - HEAD, padded, 0)) {
      return Optional.empty();
    }
    var length = ByteBuffer.wrap(padded).getShort();
    return Optional.of(Arrays.copyOfRange(padded, 2, 2 + length));
  }

  @Override
  public String toString() {
    return "Cursors[hidden]";
  }
}
