package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.api.Caller;
import dk.tillid.domain.Role;
import dk.tillid.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksIT {
  private final TestIssuer issuer = new TestIssuer();
  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final StringBuilder log = new StringBuilder();
  private final SignIn signIn = signIn("");

  @AfterEach
  void close() {
    issuer.close();
  }

  private SignIn signIn(String jwksUri) {
    IssuerSettings settings =
        new IssuerSettings(
            issuer.uri(),
            "tillid",
            jwksUri,
            List.of("preferred_username"),
            List.of("realm_access", "roles"),
            List.of("kommune"),
            List.of("groups"),
            Map.of("skp-medarbejder", Role.WORKER, "skp-leder", Role.TEAMLEAD));
    HttpSettings.SignInSettings all =
        new HttpSettings.SignInSettings("tillid", "tillid", List.of(settings));
    return new SignIn(
        TrustedIssuer.all(TestHouse.KEY, all, new EventLog(log, clock), clock), clock);
  }

  private String claims() {
    return """
    {"iss":"%s","aud":["account","tillid"],"preferred_username":"anna","exp":%d,
     "realm_access":{"roles":["offline_access","skp-medarbejder"]},
     "kommune":"0390","groups":["north","south"]}
    """
        .formatted(issuer.uri(), clock.instant().getEpochSecond() + 86_400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec", "ed"})
  void takesTokensOfEachAlgorithmByDiscovery(String kid) {
    Optional<Caller.SignedIn> caller = signIn.caller(issuer.token(kid, claims()));
    assertThat(caller).isPresent();
    assertThat(caller.get().actor().role()).isEqualTo(Role.WORKER);
    assertThat(caller.get().actor().teams()).hasSize(2);
    assertThat(caller.get().actor().worker().value()).isEqualTo("anna");
  }

  @Test
  void takesKeysOfAGivenAddress() {
    assertThat(signIn(issuer.uri() + "/jwks").caller(issuer.token("ec", claims()))).isPresent();
    assertThat(issuer.fetches).hasValue(1);
  }

  @Test
  void refusesKeysThatAreNotForSignatures() {
    assertThat(signIn.caller(issuer.token("encryption", claims()))).isEmpty();
  }

  @Test
  void aKeyVerifiesByItsOwnAlgorithmOnly() {
    var rsa = issuer.rsa;
    assertThat(signIn.caller(TestIssuer.token("RS256", "rsa", claims(), rsa.getPrivate())))
        .isPresent();
    assertThat(signIn.caller(TestIssuer.token("RS512", "rsa", claims(), rsa.getPrivate())))
        .isEmpty();
    assertThat(signIn.caller(TestIssuer.token("HS256", "rsa", claims(), rsa.getPublic())))
        .isEmpty();
    assertThat(signIn.caller(TestIssuer.token("none", "rsa", claims(), rsa.getPublic()))).isEmpty();
    assertThat(signIn.caller(TestIssuer.token("ES256", "rsa", claims(), issuer.ec.getPrivate())))
        .isEmpty();
  }

  @Test
  void refusesTokensOfAnotherIssuersKey() {
    String own = claims().replace(issuer.uri(), "tillid");
    assertThat(signIn.caller(issuer.token("ec", own))).isEmpty();
  }

  @Test
  void madeUpKeyNamesAreNotAskedForAgainAndAgain() {
    assertThat(signIn.caller(issuer.token("ec", claims()))).isPresent();
    int before = issuer.fetches.get();
    for (int i = 0; i < 20; i++) {
      assertThat(
              signIn.caller(
                  TestIssuer.token("EdDSA", "made-up-" + i, claims(), issuer.ed.getPrivate())))
          .isEmpty();
    }
    assertThat(issuer.fetches).hasValue(before);
  }

  @Test
  void aNewKeyIsFoundAfterTheLeastInterval() {
    assertThat(signIn.caller(issuer.token("ec", claims()))).isPresent();
    issuer.jwks.put("next", TestIssuer.jwk("next", issuer.ed.getPublic()));
    assertThat(signIn.caller(issuer.token("next", claims()))).isEmpty();
    clock.step(JwksCache.LEAST_INTERVAL);
    assertThat(signIn.caller(issuer.token("next", claims()))).isPresent();
  }

  @Test
  void knownKeysStayGoodWhileTheIssuerIsDown() {
    assertThat(signIn.caller(issuer.token("ec", claims()))).isPresent();
    issuer.down = true;
    clock.step(JwksCache.MOST_AGE.plus(Duration.ofSeconds(1)));
    assertThat(signIn.caller(issuer.token("ed", claims()))).isPresent();
    assertThat(log.toString()).contains("ISSUER_UNREACHABLE").doesNotContain(issuer.uri());
  }

  @Test
  void aWithdrawnKeyEndsWithinTheHour() {
    assertThat(signIn.caller(issuer.token("ec", claims()))).isPresent();
    issuer.jwks.remove("ec");
    clock.step(JwksCache.MOST_AGE);
    String later = claims().replace("anna", "anna2");
    assertThat(signIn.caller(issuer.token("ec", later))).isEmpty();
    assertThat(signIn.caller(issuer.token("ed", later))).isPresent();
  }

  @Test
  void discoveryMustNameTheIssuerThatWasAsked() {
    issuer.claimedIssuer = "http://127.0.0.1:1";
    assertThat(signIn.caller(issuer.token("ec", claims()))).isEmpty();
  }

  @Test
  void keysAreNotFetchedInTheClearFromElsewhere() {
    assertThat(signIn("http://example.org/jwks").caller(issuer.token("ec", claims()))).isEmpty();
    assertThat(log.toString()).contains("ISSUER_UNREACHABLE");
  }

  @Test
  void aTokenIsVerifiedOnce() {
    String token = issuer.token("ec", claims());
    assertThat(signIn.caller(token)).isPresent();
    int before = issuer.fetches.get();
    clock.step(JwksCache.MOST_AGE.plus(JwksCache.MOST_AGE));
    assertThat(signIn.caller(token)).isPresent();
    assertThat(issuer.fetches).hasValue(before);
  }
}
