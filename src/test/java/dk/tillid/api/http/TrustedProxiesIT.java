package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whose word about a caller's address is believed: each address may ask once a minute here.
class TrustedProxiesIT {
  private static TestHouse behind(String... proxies) {
    return new TestHouse(s ->
        new HttpSettings(
            s.bindAddress(),
            0,
            0,
            false,
            Set.of(),
            Set.of(proxies),
            TestHouse.limits(64, 1, 1, 10),
            s.sockets(),
            s.signIn()));
  }

  /// The status of a citizen's request.
  private static int citizen(TestHouse house, String... forwarded) {
    return status(house, "", forwarded);
  }

  /// The status of a request with a token that is refused.
  private static int stranger(TestHouse house, String... forwarded) {
    return status(house, "Bearer x", forwarded);
  }

  private static int status(TestHouse house, String authorization, String... forwarded) {
    var request = house.post("{\"query\":\"{ping}\"}");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    for (String addresses : forwarded) {
      request.header("X-Forwarded-For", addresses);
    }
    return house.send(request).statusCode();
  }

  @Test
  void callersBehindATrustedProxyAreTheAddressesItNames() {
    try (TestHouse house = behind("127.0.0.1")) {
      assertThat(citizen(house, "192.0.2.1")).isEqualTo(200);
      assertThat(citizen(house, "192.0.2.1")).isEqualTo(429);
      assertThat(citizen(house, "192.0.2.2")).isEqualTo(200);
      assertThat(stranger(house, "192.0.2.1")).isEqualTo(401);
      assertThat(stranger(house, "192.0.2.1")).isEqualTo(429);
      assertThat(stranger(house, "192.0.2.2")).isEqualTo(401);
    }
  }

  @Test
  void onlyWhatTheProxyAddedLastIsBelieved() {
    try (TestHouse house = behind("127.0.0.1")) {
      assertThat(citizen(house, "192.0.2.1")).isEqualTo(200);
      assertThat(citizen(house, "192.0.2.7, 192.0.2.1")).isEqualTo(429);
      assertThat(citizen(house, "192.0.2.8,192.0.2.1 ")).isEqualTo(429);
      assertThat(citizen(house, "192.0.2.9", "192.0.2.1")).isEqualTo(429);
      assertThat(citizen(house, "192.0.2.1, 192.0.2.7")).isEqualTo(200);
    }
  }

  @Test
  void nobodyElseIsBelieved() {
    try (TestHouse house = behind("192.0.2.100")) {
      assertThat(citizen(house, "192.0.2.1")).isEqualTo(200);
      assertThat(citizen(house, "192.0.2.2")).isEqualTo(429);
      assertThat(citizen(house)).isEqualTo(429);
      assertThat(stranger(house, "192.0.2.1")).isEqualTo(401);
      assertThat(stranger(house, "192.0.2.2")).isEqualTo(429);
    }
  }

  @Test
  void aTrustedProxyThatNamesNobodyIsTheCallerItself() {
    try (TestHouse house = behind("127.0.0.1")) {
      assertThat(citizen(house)).isEqualTo(200);
      assertThat(citizen(house)).isEqualTo(429);
      assertThat(citizen(house, "192.0.2.1")).isEqualTo(200);
    }
  }
}
