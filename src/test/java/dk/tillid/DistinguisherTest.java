package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguisherTest {
  private static final int TRIES = 2_000;

  private final SplittableRandom random = new SplittableRandom(5);

  /// Times as a disk gives them: skewed, some a hundred times the others.
  private List<Long> times(long more) {
    return Stream.generate(
            () -> more + (long) (500_000 / Math.pow(random.nextDouble(0.001, 1), 0.6)))
        .limit(TRIES)
        .toList();
  }

  @Test
  void timesOfOneKindAreNotToldApart() {
    for (int i = 0; i < 50; i++) {
      assertThat(new Distinguisher(times(0), times(0)).found()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-100_000, 100_000, 200_000})
  void aTenthOfAMillisecondIsFoundOnEitherSide(long more) {
    Distinguisher tried = new Distinguisher(times(200_000), times(200_000 + more));
    assertThat(tried.found()).as(tried.toString()).isTrue();
    assertThat(Math.signum(tried.rankSum())).isEqualTo(Math.signum((double) more));
    assertThat(tried.threshold()).isGreaterThan(Distinguisher.FOUND);
  }

  @Test
  void manyEqualTimesTellNothing() {
    List<Long> equal = Stream.generate(() -> 7L).limit(TRIES).toList();
    assertThat(new Distinguisher(equal, equal).rankSum()).isZero();
    assertThat(new Distinguisher(equal, equal).found()).isFalse();
  }
}
