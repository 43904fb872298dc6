package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final Receipt RECEIPT =
      new Receipt(Commitment.of(Samples.bytes(32, 0x42)), 17, LocalDate.of(2026, 11, 22));

  private final KeyRing ring = Samples.ring(Entropy.system());
  private final Receipts receipts = ring.receipts();

  @Test
  void aSignedReceiptVerifiesWithThePublicHalfAlone() {
    assertThat(Receipts.verify(receipts.publicKey(), receipts.sign(RECEIPT))).hasValue(RECEIPT);
    assertThat(Receipts.verify(receipts.publicKey(), "  " + receipts.sign(RECEIPT) + "\n"))
        .hasValue(RECEIPT);
  }

  @Test
  void noChangedCharacterVerifies() {
    var printed = receipts.sign(RECEIPT);
    // the last character carries unused bits in base64, so it is left out
    for (var at = 0; at < printed.length() - 1; at++) {
      var changed =
          printed.substring(0, at)
              + (printed.charAt(at) == 'A' ? 'B' : 'A')
              + printed.substring(at + 1);
      assertThat(Receipts.verify(receipts.publicKey(), changed)).isEmpty();
    }
    assertThat(Receipts.verify(receipts.publicKey(), "")).isEmpty();
    assertThat(Receipts.verify(receipts.publicKey(), Receipts.PREFIX + "!")).isEmpty();
  }

  @Test
  void anotherStoresReceiptDoesNotVerify() {
    var other = Samples.ring(Entropy.system(), 90).receipts();
    assertThat(Receipts.verify(receipts.publicKey(), other.sign(RECEIPT))).isEmpty();
    assertThat(Receipts.verify(other.publicKey(), other.sign(RECEIPT))).hasValue(RECEIPT);
  }

  @Test
  void aCheckpointIsNoReceipt() {
    var signature = receipts.signCheckpoint(RECEIPT.bytes());
    assertThat(Receipts.verifyCheckpoint(receipts.publicKey(), RECEIPT.bytes(), signature))
        .isTrue();
    assertThat(Receipts.verifyCheckpoint(receipts.publicKey(), new byte[1], signature)).isFalse();
    var asReceipt =
        java.nio.ByteBuffer.allocate(Receipt.BYTES + 64)
            .put(RECEIPT.bytes())
            .put(signature)
            .array();
    var printed =
        Receipts.PREFIX
            + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(asReceipt);
    assertThat(Receipts.verify(receipts.publicKey(), printed)).isEmpty();
  }

  @Test
  void receiptsOfAnyCodeHaveOneShape() {
    var tags = ring.tags();
    var one = tags.commitment(tags.codeTag(new Randomness().citizenCode()));
    var two = tags.commitment(tags.codeTag(new Randomness().citizenCode()));
    assertThat(one).isNotEqualTo(two);
    assertThat(receipts.sign(new Receipt(one, 1, RECEIPT.day())))
        .hasSameSizeAs(receipts.sign(new Receipt(two, Long.MAX_VALUE, RECEIPT.day())));
  }
}
