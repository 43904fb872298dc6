package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketPlacesTest {
  private final SocketPlaces places =
      new SocketPlaces(new HttpSettings.SocketLimits(3, 2, 1, 1, 1, 1));

  @Test
  void oneAddressTakesNotAll() {
    assertThat(places.take("10.0.0.1")).isTrue();
    assertThat(places.take("10.0.0.1")).isTrue();
    assertThat(places.take("10.0.0.1")).isFalse();
    assertThat(places.take("10.0.0.2")).isTrue();
    assertThat(places.take("10.0.0.3")).as("all are taken").isFalse();
    places.give("10.0.0.1");
    assertThat(places.take("10.0.0.3")).isTrue();
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    assertThat(places.take("2001:db8::1")).isTrue();
    assertThat(places.take("2001:db8::2")).isTrue();
    assertThat(places.take("2001:db8::3")).isFalse();
    assertThat(places.take("2001:db8:0:1::1")).isTrue();
  }

  @Test
  void aPlaceThatWasNotTakenIsNotGiven() {
    places.give("10.0.0.1");
    assertThat(places.take("10.0.0.1")).isTrue();
    assertThat(places.take("10.0.0.1")).isTrue();
    assertThat(places.take("10.0.0.1")).isFalse();
  }
}
