package dk.tillid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.Property;
import dk.tillid.domain.Digest;
import dk.tillid.domain.StoreFailure;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CodecProperties {
  private static <V> void comesBack(Codec<V> codec, Function<Drawn, V> draw) {
    Property.holds(
        500,
        random -> {
          V value = draw.apply(new Drawn(random));
          byte[] bytes = codec.encode(value);
          assertThat(codec.decode(bytes)).isEqualTo(value);
          assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        });
  }

  @Test
  void everyRecordComesBack() {
    comesBack(CaseCodec.CASE, Drawn::caseFile);
    comesBack(CaseCodec.NAME, Drawn::caseId);
    comesBack(PageCodec.PAGE, Drawn::page);
    comesBack(ReferralCodec.REFERRAL, Drawn::referral);
    comesBack(
        OutcomeCodec.ANSWERED,
        drawn -> new OutcomeCodec.Answered(new Digest(1, -1), drawn.outcome()));
  }

  @Test
  void shortenedLengthenedAndNewerRecordsAreRefused() {
    Property.holds(
        200,
        random -> {
          byte[] bytes = CaseCodec.CASE.encode(new Drawn(random).caseFile());
          refuses(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
          refuses(Arrays.copyOf(bytes, bytes.length + 1));
          int newer = CaseCodec.CASE.version() + 1;
          bytes[0] = (byte) newer;
          assertThatThrownBy(() -> CaseCodec.CASE.decode(bytes))
              .isInstanceOf(StoreFailure.class)
              .hasMessageContaining("version " + newer)
              .hasMessageContaining("newer");
        });
  }

  @Test
  void damagedRecordsNeverEndInAnotherFailure() {
    Property.holds(
        2000,
        random -> {
          byte[] bytes = CaseCodec.CASE.encode(new Drawn(random).caseFile());
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
          try {
            assertThat(CaseCodec.CASE.decode(bytes)).isNotNull();
          } catch (StoreFailure e) {
            assertThat(e).hasMessageContaining("'case'");
          }
        });
  }

  @Test
  void fullPageFitsTheSecondStepOfPadding() {
    Drawn drawn = new Drawn(new SplittableRandom(1));
    var page = dk.tillid.domain.ContactPage.empty(drawn.caseId(), 0);
    for (int i = 0; i < dk.tillid.domain.ContactPage.SIZE; i++) {
      page = page.with(drawn.contact());
    }
    assertThat(PageCodec.PAGE.encode(page)).hasSizeLessThan(1000);
  }

  private static void refuses(byte[] bytes) {
    assertThatThrownBy(() -> CaseCodec.CASE.decode(bytes)).isInstanceOf(RuntimeException.class);
  }
}
