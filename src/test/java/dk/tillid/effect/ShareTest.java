package dk.tillid.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class ShareTest {
  @Test
  void percentIsRoundedHalfUpForEveryCountOfUpTo200() {
    for (int citizens = 1; citizens <= 200; citizens++) {
      for (int count = 0; count <= citizens; count++) {
        int exact =
            BigDecimal.valueOf(100L * count)
                .divide(BigDecimal.valueOf(citizens), 0, RoundingMode.HALF_UP)
                .intValueExact();
        assertThat(Share.of(count, citizens).percent())
            .as("%d of %d", count, citizens)
            .isEqualTo(exact);
      }
    }
  }

  @Test
  void aHalfGoesUp() {
    assertThat(Share.of(1, 200).percent()).isEqualTo(1);
    assertThat(Share.of(1, 201).percent()).isZero();
    assertThat(Share.of(1, 8).percent()).isEqualTo(13);
  }

  @Test
  void largeCountsDoNotOverflow() {
    assertThat(Share.of(Integer.MAX_VALUE, Integer.MAX_VALUE).percent()).isEqualTo(100);
  }

  @Test
  void nobodyOfNobodyIsNothing() {
    assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0));
  }
}
