package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.ReceiptReading.Cut;
import dk.tillid.keys.ReceiptReading.Genuine;
import dk.tillid.keys.ReceiptReading.NoReceipt;
import dk.tillid.keys.ReceiptReading.NotSigned;
import dk.tillid.keys.ReceiptReading.StrangeCharacter;
import dk.tillid.keys.ReceiptReading.TooLong;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final Receipt RECEIPT =
      new Receipt(
          WithdrawalScope.EVERYTHING,
          Commitment.of(Samples.bytes(32, 0x42)),
          17,
          LocalDate.of(2026, 11, 22));

  private final KeyRing ring = Samples.ring(Entropy.system());
  private final Receipts receipts = ring.receipts();

  private ReceiptReading read(String printed) {
    return Receipts.read(receipts.publicKey(), printed);
  }

  @Test
  void aSignedReceiptVerifiesWithThePublicHalfAlone() {
    for (var scope : WithdrawalScope.values()) {
      var receipt = new Receipt(scope, RECEIPT.commitment(), 17, RECEIPT.day());
      assertThat(read(receipts.sign(receipt))).isEqualTo(new Genuine(receipt));
    }
  }

  @Test
  void spacesAndLineEndsOfThePaperAreFree() {
    var printed = receipts.sign(RECEIPT);
    var wrapped = printed.replaceAll("(.{40})", "$1\r\n ");
    assertThat(read("  " + printed + "\n")).isEqualTo(new Genuine(RECEIPT));
    assertThat(read(wrapped)).isEqualTo(new Genuine(RECEIPT));
  }

  @Test
  void noOtherCharacterInAnyPlaceVerifies() {
    var printed = receipts.sign(RECEIPT);
    for (var at = 0; at < printed.length(); at++) {
      for (var c : Receipts.BASE64.toCharArray()) {
        if (c != printed.charAt(at)) {
          var changed = printed.substring(0, at) + c + printed.substring(at + 1);
          var found = at < Receipts.PREFIX.length() ? new NoReceipt() : new NotSigned();
          assertThat(read(changed)).isEqualTo(found);
        }
      }
    }
  }

  @Test
  void saysWhichKindOfDamage() {
    var printed = receipts.sign(RECEIPT);
    assertThat(printed).hasSize(Receipts.LENGTH);
    assertThat(read("")).isEqualTo(new NoReceipt());
    assertThat(read(printed.substring(1))).isEqualTo(new NoReceipt());
    assertThat(read(printed.toLowerCase(Locale.ROOT))).isEqualTo(new NoReceipt());
    assertThat(read(Receipts.PREFIX)).isEqualTo(new Cut(Receipts.LENGTH - 8));
    for (var length = Receipts.PREFIX.length(); length < printed.length(); length++) {
      assertThat(read(printed.substring(0, length))).isEqualTo(new Cut(printed.length() - length));
    }
    assertThat(read(printed + "A")).isEqualTo(new TooLong(1));
    assertThat(read(printed + printed.substring(8))).isEqualTo(new TooLong(152));
    assertThat(read(printed.substring(0, 40) + "+" + printed.substring(41)))
        .isEqualTo(new StrangeCharacter(41));
    var swapped = printed.substring(0, 20) + printed.charAt(21) + printed.charAt(20);
    assertThat(read(swapped + printed.substring(22))).isEqualTo(new NotSigned());
  }

  @Test
  void anotherStoresReceiptDoesNotVerify() {
    var other = Samples.ring(Entropy.system(), 90).receipts();
    assertThat(read(other.sign(RECEIPT))).isEqualTo(new NotSigned());
    assertThat(Receipts.read(other.publicKey(), other.sign(RECEIPT)))
        .isEqualTo(new Genuine(RECEIPT));
  }

  @Test
  void aSignedScopeThatDoesNotExistIsNoReceipt() {
    var bytes = RECEIPT.bytes();
    bytes[1] = 3;
    assertThat(Receipt.of(bytes)).isEmpty();
    bytes[1] = -1;
    assertThat(Receipt.of(bytes)).isEmpty();
    assertThat(Receipt.of(RECEIPT.bytes())).hasValue(RECEIPT);
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
    assertThat(read(printed)).isEqualTo(new NotSigned());
  }

  @Test
  void receiptsOfAnyCodeHaveOneShape() {
    var tags = ring.tags();
    var one = tags.commitment(tags.codeTag(new Randomness().citizenCode()));
    var two = tags.commitment(tags.codeTag(new Randomness().citizenCode()));
    assertThat(one).isNotEqualTo(two);
    assertThat(receipts.sign(new Receipt(WithdrawalScope.SHARING, one, 1, RECEIPT.day())))
        .hasSameSizeAs(
            receipts.sign(
                new Receipt(WithdrawalScope.EVERYTHING, two, Long.MAX_VALUE, RECEIPT.day())));
  }
}
