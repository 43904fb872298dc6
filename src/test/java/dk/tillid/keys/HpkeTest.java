package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final byte[] INFO = "info".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PLACE = {1, 2, 3};

  /// The vector of RFC 9180 for base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
  /// first encryption (test-vectors.json of the CFRG's repository, which the RFC's appendix A
  /// names).
  @Test
  void theVectorOfTheRfcOpens() {
    byte[] sealed =
        hex(
            "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256",
            "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a");
    byte[] opened = new byte[29];
    assertThat(
            Hpke.open(
                hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d"),
                hex("4f6465206f6e2061204772656369616e2055726e"),
                hex("436f756e742d30"),
                sealed,
                opened))
        .isTrue();
    assertThat(new String(opened, StandardCharsets.US_ASCII))
        .isEqualTo("Beauty is truth, truth beauty");
  }

  @Test
  void whatIsSealedOpensWithItsKeyPurposeAndPlaceAlone() {
    byte[] key = Samples.bytes(32, 5);
    byte[] secret = Samples.bytes(32, 9);
    byte[] sealed = seal(key, secret);
    byte[] opened = new byte[32];
    assertThat(Hpke.open(key, INFO, PLACE, sealed, opened)).isTrue();
    assertThat(opened).isEqualTo(secret);
    assertThat(Hpke.open(Samples.bytes(32, 6), INFO, PLACE, sealed, opened)).isFalse();
    assertThat(Hpke.open(key, new byte[] {1}, PLACE, sealed, opened)).isFalse();
    assertThat(Hpke.open(key, INFO, new byte[] {1}, sealed, opened)).isFalse();
    for (int at = 0; at < sealed.length; at++) {
      byte[] altered = sealed.clone();
      altered[at] ^= 1;
      assertThat(Hpke.open(key, INFO, PLACE, altered, opened)).as("byte %d", at).isFalse();
    }
    byte[] noPoint = sealed.clone();
    java.util.Arrays.fill(noPoint, 0, 32, (byte) 0);
    assertThat(Hpke.open(key, INFO, PLACE, noPoint, opened)).isFalse();
  }

  @Test
  void everySealingHasAKeyOfItsOwn() {
    byte[] key = Samples.bytes(32, 5);
    assertThat(seal(key, PLACE)).isNotEqualTo(seal(key, PLACE)).hasSize(3 + Hpke.OVERHEAD);
  }

  private static byte[] seal(byte[] key, byte[] secret) {
    try (var pair = new Recipient.Secret(key.clone())) {
      return Hpke.seal(pair.recipient().publicKey(), INFO, PLACE, secret);
    }
  }

  private static byte[] hex(String... parts) {
    ByteBuffer all = ByteBuffer.allocate(String.join("", parts).length() / 2);
    for (String part : parts) {
      all.put(HexFormat.of().parseHex(part));
    }
    return all.array();
  }
}
