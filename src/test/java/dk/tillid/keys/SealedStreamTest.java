package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
  private static final int CHUNK = SealedStream.CHUNK;
  private static final int SEALED = CHUNK + Aead.TAG;
  private static final byte[] LABEL = {7};

  private static byte[] text(int length) {
    byte[] text = new byte[length];
    new SplittableRandom(length).nextBytes(text);
    return text;
  }

  private static byte[] seal(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var sealing = new SealedStream.Sealing(out, Samples.key(3), LABEL)) {
      int half = text.length / 2;
      sealing.write(text, 0, half);
      for (int i = half; i < Math.min(text.length, half + 5); i++) {
        sealing.write(text[i]);
      }
      int from = Math.min(text.length, half + 5);
      sealing.write(text, from, text.length - from);
    }
    return out.toByteArray();
  }

  private static byte[] open(byte[] sealed) throws IOException {
    return open(sealed, 3, LABEL);
  }

  private static byte[] open(byte[] sealed, int key, byte[] label) throws IOException {
    try (var opening =
        new SealedStream.Opening(new ByteArrayInputStream(sealed), Samples.key(key), label)) {
      return opening.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 77})
  void whatWasSealedOpensWhateverItsLength(int length) throws IOException {
    byte[] text = text(length);
    byte[] sealed = seal(text);
    int chunks = Math.max(1, Math.ceilDiv(length, CHUNK));
    assertThat(sealed).hasSize(length + chunks * Aead.TAG);
    assertThat(open(sealed)).isEqualTo(text);
    assertThatThrownBy(() -> open(sealed, 4, LABEL)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> open(sealed, 3, new byte[] {8})).isInstanceOf(IOException.class);
  }

  /// Cut anywhere, at the seams too; lengthened; chunks left out, twice, or in another order.
  @Test
  void noCutAndNoOtherOrderPasses() throws IOException {
    byte[] sealed = seal(text(3 * CHUNK + 5));
    for (int length :
        new int[] {
          0, 1, 16, SEALED - 1, SEALED, SEALED + 1, 2 * SEALED, 3 * SEALED, 3 * SEALED + 20
        }) {
      refused(Arrays.copyOf(sealed, length));
    }
    refused(Arrays.copyOf(sealed, sealed.length + 1));
    int[][] orders = {{1, 0, 2, 3}, {0, 2, 1, 3}, {0, 0, 2, 3}, {0, 1, 3}, {3}, {0, 1, 2, 3, 3}};
    for (int[] order : orders) {
      refused(chunks(sealed, order));
    }
    assertThat(open(chunks(sealed, 0, 1, 2, 3))).hasSize(3 * CHUNK + 5);
  }

  @Test
  void aTextThatEndsAtASeamCannotLoseItsLastChunk() throws IOException {
    byte[] sealed = seal(text(2 * CHUNK));
    refused(Arrays.copyOf(sealed, SEALED));
    assertThat(open(sealed)).hasSize(2 * CHUNK);
  }

  @Test
  void noAlteredByteAndNoChunkOfAnotherTextPasses() throws IOException {
    byte[] sealed = seal(text(CHUNK + 100));
    SplittableRandom chance = new SplittableRandom(1);
    for (int i = 0; i < 20; i++) {
      byte[] altered = sealed.clone();
      altered[chance.nextInt(altered.length)] ^= (byte) (1 << chance.nextInt(8));
      refused(altered);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var sealing = new SealedStream.Sealing(out, Samples.key(9), LABEL)) {
      sealing.write(text(CHUNK + 100));
    }
    byte[] mixed = out.toByteArray();
    System.arraycopy(sealed, 0, mixed, 0, SEALED);
    refused(mixed);
  }

  private static byte[] chunks(byte[] sealed, int... order) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int each : order) {
      out.writeBytes(
          Arrays.copyOfRange(sealed, each * SEALED, Math.min(sealed.length, (each + 1) * SEALED)));
    }
    return out.toByteArray();
  }

  private static void refused(byte[] sealed) {
    assertThatThrownBy(() -> open(sealed)).isInstanceOf(IOException.class);
  }

  @Test
  void theBytesAreFrozen() throws Exception {
    assertThat(HexFormat.of().formatHex(seal(new byte[] {1, 2, 3})))
        .isEqualTo("1e87d463bddebcab940bf3b4a7d45136e8614a");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(seal(new byte[CHUNK + 1]));
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("042af5cbd39cda8b6473b4e0fc4db0a0cfa4c8fe3ef9cd72f32a89cf04caa91a");
  }
}
