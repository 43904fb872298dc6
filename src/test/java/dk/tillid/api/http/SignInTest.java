package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.IssuerKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final IssuerKey KEY = TestHouse.KEY;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final long SECOND = NOW.getEpochSecond();
  private static final HttpSettings SETTINGS = HttpSettings.defaults();

  private final SignIn signIn = signInAt(NOW);

  private static SignIn signInAt(Instant time) {
    return TestHouse.signIn(SETTINGS, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static String issued(Duration lifetime) {
    return new Tokens(KEY, SETTINGS.signIn(), Clock.fixed(NOW, ZoneOffset.UTC))
        .issue(TestHouse.WORKER, lifetime);
  }

  private static String claims(String change) {
    String claims =
        "{\"iss\":\"tillid\",\"aud\":\"tillid\",\"sub\":\"w-1\",\"role\":\"worker\","
            + "\"municipality\":\"0390\",\"teams\":[\"north\"],\"iat\":"
            + SECOND
            + ",\"exp\":"
            + (SECOND + 60)
            + "}";
    if (change.isEmpty()) {
      return claims;
    }
    String[] parts = change.split("=>", -1);
    assertThat(claims).contains(parts[0]);
    return claims.replace(parts[0], parts[1]);
  }

  private static String header() {
    return "{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.kid() + "\"}";
  }

  private static String signed(String header, String claims) {
    String text = TestIssuer.base64(header) + "." + TestIssuer.base64(claims);
    return text + "." + TestIssuer.base64(KEY.sign(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void takesAnIssuedTokenForWhatItSays() {
    var caller = signIn.caller(issued(Duration.ofHours(8)));
    assertThat(caller).isPresent();
    assertThat(caller.get().actor()).isEqualTo(TestHouse.WORKER);
    assertThat(caller.get().expires()).isEqualTo(NOW.plus(Duration.ofHours(8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WORKER", "TEAMLEAD", "STATISTICIAN", "KEYKEEPER", "AUDITOR", "OPERATOR"})
  void takesEveryRoleThatMayHoldAToken(Role role) {
    boolean casework = role == Role.WORKER || role == Role.TEAMLEAD;
    Municipality municipality = casework ? new Municipality("0390") : Municipality.NONE;
    Actor actor = new Actor(new WorkerId("x"), role, municipality, Set.of());
    String token =
        new Tokens(KEY, SETTINGS.signIn(), Clock.fixed(NOW, ZoneOffset.UTC))
            .issue(actor, Duration.ofMinutes(1));
    assertThat(signIn.caller(token)).map(c -> c.actor()).hasValue(actor);
  }

  @Test
  void refusesAnExpiredTokenToTheSecondAlsoWhenRemembered() {
    String token = issued(Duration.ofSeconds(60));
    assertThat(signInAt(NOW.plusSeconds(59)).caller(token)).isPresent();
    assertThat(signInAt(NOW.plusSeconds(60)).caller(token)).isEmpty();
    SteppingClock clock = new SteppingClock(NOW);
    SignIn remembering = TestHouse.signIn(SETTINGS, clock);
    assertThat(remembering.caller(token)).isPresent();
    clock.step(Duration.ofSeconds(60));
    assertThat(remembering.caller(token)).isEmpty();
  }

  @Test
  void refusesATokenOfAForeignKeyUnderTheSameName() {
    var foreign = TestIssuer.pair("Ed25519");
    String token = TestIssuer.token("EdDSA", KEY.kid(), claims(""), foreign.getPrivate());
    assertThat(signIn.caller(token)).isEmpty();
    assertThat(signIn.caller(signed(header(), claims("")))).isPresent();
  }

  @Test
  void refusesAlgNone() {
    for (String alg : new String[] {"none", "None", "NONE", ""}) {
      String header = header().replace("EdDSA", alg);
      String unsigned = TestIssuer.base64(header) + "." + TestIssuer.base64(claims("")) + ".";
      assertThat(signIn.caller(unsigned)).isEmpty();
      assertThat(signIn.caller(signed(header, claims("")))).isEmpty();
    }
  }

  @Test
  void refusesHs256UnderThePublicKey() {
    var secret = new javax.crypto.spec.SecretKeySpec(KEY.publicKey(), "HmacSHA256");
    assertThat(signIn.caller(TestIssuer.token("HS256", KEY.kid(), claims(""), secret))).isEmpty();
  }

  @Test
  void refusesATamperedToken() {
    String[] parts = issued(Duration.ofHours(1)).split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String lead = TestIssuer.base64(payload.replace("worker", "teamlead"));
    assertThat(payload).contains("worker");
    assertThat(signIn.caller(parts[0] + "." + lead + "." + parts[2])).isEmpty();
    assertThat(signIn.caller(parts[0] + "." + parts[1] + ".")).isEmpty();
    assertThat(signIn.caller(parts[0] + "." + parts[1])).isEmpty();
    assertThat(signIn.caller(String.join(".", parts) + ".x")).isEmpty();
    assertThat(signIn.caller(String.join(".", parts))).isPresent();
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void refusesClaimsThatProveNobody(String change) {
    assertThat(signIn.caller(signed(header(), claims("")))).isPresent();
    assertThat(signIn.caller(signed(header(), claims(change)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "teamlead"})
  void whoWorksWithCasesHasAMunicipality(String role) {
    String of = claims("\"role\":\"worker\"=>\"role\":\"" + role + "\"");
    String at = "\"municipality\":\"0390\"";
    assertThat(signIn.caller(signed(header(), of))).isPresent();
    assertThat(signIn.caller(signed(header(), of.replace(at, "\"municipality\":\"0000\""))))
        .isEmpty();
    assertThat(signIn.caller(signed(header(), of.replace(at + ",", "")))).isEmpty();
    assertThat(signIn.caller(signed(header(), of.replace("municipality", "municipalty"))))
        .as("a claim by another name")
        .isEmpty();
  }

  @Test
  void othersNeedNone() {
    String auditor = claims("\"role\":\"worker\"=>\"role\":\"auditor\"");
    assertThat(signIn.caller(signed(header(), auditor.replace("\"municipality\":\"0390\",", ""))))
        .map(caller -> caller.actor().municipality())
        .hasValue(Municipality.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mette@kommune.example", "22334455"})
  void staffIsNamedAsTheIssuerLikesButNotByCpr(String worker) {
    String change = "\"sub\":\"w-1\"=>\"sub\":\"" + worker + "\"";
    assertThat(signIn.caller(signed(header(), claims(change)))).isPresent();
  }

  static Stream<String> badClaims() {
    return Stream.of(
        "\"iss\":\"tillid\"=>\"iss\":\"other\"",
        "\"iss\":\"tillid\",=>",
        "\"aud\":\"tillid\"=>\"aud\":\"other\"",
        "\"aud\":\"tillid\"=>\"aud\":[\"other\"]",
        "\"aud\":\"tillid\",=>",
        "\"sub\":\"w-1\",=>",
        "\"sub\":\"w-1\"=>\"sub\":\"no such name\"",
        "\"sub\":\"w-1\"=>\"sub\":\"010257-5234\"",
        "\"role\":\"worker\",=>",
        "\"role\":\"worker\"=>\"role\":\"citizen\"",
        "\"role\":\"worker\"=>\"role\":\"WORKER\"",
        "\"role\":\"worker\"=>\"role\":[\"worker\",\"teamlead\"]",
        "\"municipality\":\"0390\"=>\"municipality\":\"39\"",
        "\"teams\":[\"north\"]=>\"teams\":[\"No Team\"]",
        ",\"exp\":" + (SECOND + 60) + "=>",
        "\"exp\":" + (SECOND + 60) + "=>\"exp\":\"tomorrow\"",
        "\"exp\":" + (SECOND + 60) + "=>\"exp\":99999999999999999999",
        "\"iat\":" + SECOND + "=>\"iat\":" + (SECOND + 31),
        "\"iat\":" + SECOND + "=>\"nbf\":" + (SECOND + 31),
        "\"iat\":" + SECOND + "=>\"nbf\":\"soon\"",
        "{\"iss\"=>{\"iss\":\"other\",\"iss\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"crit\":[\"exp\"]",
        ",\"b64\":false",
        ",\"typ\":\"logout+jwt\"",
        ",\"typ\":\"dpop+jwt\"",
        ",\"alg\":\"EdDSA\"",
      })
  void refusesHeadersThatMeanMore(String more) {
    String header = header();
    assertThat(signIn.caller(signed(header, claims("")))).isPresent();
    assertThat(signIn.caller(signed(header.replace("}", ",\"typ\":\"at+jwt\"}"), claims(""))))
        .isPresent();
    assertThat(signIn.caller(signed(header.replace("}", more + "}"), claims("")))).isEmpty();
  }

  @Test
  void refusesATokenThatIsTooLong() {
    String room = ",\"x\":\"" + "y".repeat(5_000) + "\",\"exp\"";
    assertThat(signIn.caller(signed(header(), claims(",\"exp\"=>" + room)))).isPresent();
    String much = ",\"x\":\"" + "y".repeat(6_200) + "\",\"exp\"";
    assertThat(signIn.caller(signed(header(), claims(",\"exp\"=>" + much)))).isEmpty();
  }

  @Test
  void refusesWhatIsNoToken() {
    for (String text : new String[] {"", ".", "..", "a.b.c", "ä.ö.ü", "e30.e30.", " "}) {
      assertThat(signIn.caller(text)).isEmpty();
    }
  }
}
