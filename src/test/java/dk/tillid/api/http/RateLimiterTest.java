package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final AtomicInteger keys = new AtomicInteger();
  private final RateLimiter limiter = limiter(2);

  private RateLimiter limiter(int perAddress) {
    return new RateLimiter(() -> new byte[] {(byte) keys.incrementAndGet()}, clock, perAddress);
  }

  @Test
  void passesAMinutesWorthAndThenOneAsItRefills() {
    assertThat(limiter.take("192.0.2.1")).isZero();
    assertThat(limiter.take("192.0.2.1")).isZero();
    assertThat(limiter.take("192.0.2.1")).isEqualTo(30);
    clock.step(Duration.ofSeconds(29));
    assertThat(limiter.take("192.0.2.1")).isEqualTo(1);
    clock.step(Duration.ofSeconds(1));
    assertThat(limiter.take("192.0.2.1")).isZero();
    assertThat(limiter.take("192.0.2.1")).isEqualTo(30);
  }

  @Test
  void noNumberOfOtherAddressesKeepsOneOut() {
    for (int i = 0; i < 10_000; i++) {
      limiter.take("198.51." + i / 250 + "." + i % 250);
    }
    assertThat(limiter.take("192.0.2.9")).isZero();
    assertThat(limiter.take("192.0.2.9")).isZero();
    assertThat(limiter.take("192.0.2.9")).isPositive();
  }

  @Test
  void oneNetworkOfIpv6IsOneAddress() {
    assertThat(limiter.take("2001:db8:0:1::1")).isZero();
    assertThat(limiter.take("2001:db8:0:1:ffff::2")).isZero();
    assertThat(limiter.take("2001:db8:0:1::3")).isPositive();
    assertThat(limiter.take("2001:db8:0:2::1")).isZero();
  }

  @Test
  void askingTakesNothing() {
    for (int i = 0; i < 10; i++) {
      assertThat(limiter.secondsToWait("192.0.2.1")).isZero();
    }
    assertThat(limiter.take("192.0.2.1")).isZero();
  }

  @Test
  void theKeyChangesEveryHour() {
    limiter.take("192.0.2.1");
    assertThat(keys).hasValue(1);
    clock.step(Duration.ofHours(1));
    limiter.take("192.0.2.1");
    assertThat(keys).hasValue(2);
  }
}
