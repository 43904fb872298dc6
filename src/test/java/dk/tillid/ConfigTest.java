package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.digest.DigestSettings;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.TeamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path folder;

  @Test
  void everyKeyHasADefaultOfItsOwnKindAndAMeaning() {
    Config config = Config.read(Optional.empty(), Map.of());

    for (Setting setting : Setting.all()) {
      assertThat(config.text(setting.key())).isEqualTo(setting.standard());
      assertThat(setting.meaning()).isNotBlank();
    }
    assertThat(config.number("http.port")).isEqualTo(8470);
  }

  @Test
  void everyKeyHasAVariableOfItsOwn() {
    Set<String> variables = new HashSet<>();
    Setting.all().forEach(setting -> variables.add(setting.variable()));

    assertThat(variables).hasSameSizeAs(Setting.all());
    assertThat(variables).contains("TILLID_HTTP_MAX_BODY_BYTES", "TILLID_OIDC_JWKS_URI");
  }

  @Test
  void theEnvironmentOverridesTheFileAndTheFileTheDefault() throws IOException {
    Path file = write("{\"http\":{\"port\":81,\"managementPort\":82}}");

    Config config = Config.read(Optional.of(file), Map.of("TILLID_HTTP_PORT", "83"));

    assertThat(config.number("http.port")).isEqualTo(83);
    assertThat(config.number("http.managementPort")).isEqualTo(82);
  }

  @Test
  void tellsEveryProblemAtOnceAndRepeatsNoValue() throws IOException {
    Path file = write("{\"http\":{\"prot\":81,\"managementPort\":\"canary\"}}");

    assertThatThrownBy(() ->
            Config.read(
                Optional.of(file), Map.of("TILLID_PROT", "1", "TILLID_HTTP_PORT", "canary")))
        .isInstanceOf(Config.Invalid.class)
        .hasMessageContaining("unknown key http.prot")
        .hasMessageContaining("unknown TILLID_PROT")
        .hasMessageContaining("http.port: a NUMBER from 0 to 65535 is expected")
        .hasMessageContaining("http.managementPort: a NUMBER from 0 to 65535 is expected")
        .hasMessageNotContaining("canary");
  }

  @Test
  void refusesWhatIsNoJsonAndAKeyGivenTwice() throws IOException {
    Path broken = write("{\"http\":");
    Path twice =
        Files.writeString(folder.resolve("twice"), "{\"dataDir\":\"a\",\"dataDir\":\"b\"}");

    assertThatThrownBy(() -> Config.read(Optional.of(broken), Map.of()))
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> Config.read(Optional.of(twice), Map.of()))
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> Config.read(Optional.of(folder.resolve("absent")), Map.of()))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aValueOfAnotherKindIsRefusedByTheNameOfItsKey() throws IOException {
    Path sound =
        write(
            "{\"dataDir\":\"d\",\"http\":{\"port\":81,\"development\":false,\"allowedOrigins\":[\"a\",\"b\"]}}");
    assertThat(Config.read(Optional.of(sound), Map.of()).list("http.allowedOrigins"))
        .containsExactly("a", "b");
    for (String bad : new String[] {"null", "1", "true", "[\"d\"]"}) {
      refused("{\"dataDir\":" + bad + "}", "dataDir: a PATH is expected");
    }
    for (String bad : new String[] {"null", "\"81\"", "8.5", "true", "[81]"}) {
      refused("{\"http\":{\"port\":" + bad + "}}", "http.port: a NUMBER from 0 to 65535");
    }
    for (String bad : new String[] {"null", "\"false\"", "0"}) {
      refused("{\"http\":{\"development\":" + bad + "}}", "http.development: a FLAG");
    }
    for (String bad : new String[] {"null", "\"a,b\"", "[{}]", "[1]", "[null]", "[\"a,b\"]"}) {
      refused("{\"http\":{\"allowedOrigins\":" + bad + "}}", "http.allowedOrigins: a LIST");
    }
  }

  private void refused(String json, String problem) throws IOException {
    Path file = write(json);
    assertThatThrownBy(() -> Config.read(Optional.of(file), Map.of()))
        .isInstanceOf(Config.Invalid.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aSearchElsewhereCannotBeConfiguredBelowThreeTraits() {
    assertThat(read(Map.of("TILLID_GRAPH_MINIMUM_TRAITS", "3")).number("graph.minimumTraits"))
        .isEqualTo(3);
    assertThatThrownBy(() -> read(Map.of("TILLID_GRAPH_MINIMUM_TRAITS", "2")))
        .hasMessageContaining("graph.minimumTraits: a NUMBER from 3");
  }

  @Test
  void aNumberKeepsItsBounds() {
    for (Setting setting : Setting.all()) {
      if (setting.kind() == Setting.Kind.NUMBER) {
        assertThat(setting.accepts(Integer.toString(setting.least()))).isTrue();
        assertThat(setting.accepts(Integer.toString(setting.most()))).isTrue();
        assertThat(setting.accepts(Integer.toString(setting.least() - 1))).isFalse();
        assertThat(setting.accepts(Integer.toString(setting.most() + 1))).isFalse();
      }
    }
    assertThatThrownBy(() ->
            read(Map.of("TILLID_HTTP_PORT", "65536", "TILLID_HTTP_REQUEST_TIMEOUT_SECONDS", "0")))
        .isInstanceOf(Config.Invalid.class)
        .hasMessageContaining("http.port: a NUMBER from 0 to 65535 is expected")
        .hasMessageContaining("http.requestTimeoutSeconds: a NUMBER from 1 to 3600 is expected")
        .hasMessageNotContaining("65536");
  }

  @Test
  void refusesAnIssuerThatIsTheOwnAndARoleValueGivenTwice() {
    Map<String, String> sound =
        Map.of(
            "TILLID_OIDC_ISSUER", "https://issuer.test", "TILLID_OIDC_ROLES", "a=WORKER,b=WORKER");
    assertThat(read(sound).list("oidc.roles")).hasSize(2);

    assertThatThrownBy(() ->
            read(
                Map.of(
                    "TILLID_OIDC_ISSUER", "canary",
                    "TILLID_SIGN_IN_LOCAL_ISSUER", "canary",
                    "TILLID_OIDC_ROLES", "canary=WORKER,canary=AUDITOR,b=CITIZEN")))
        .isInstanceOf(Config.Invalid.class)
        .hasMessageContaining("oidc.issuer: must differ from signIn.localIssuer")
        .hasMessageContaining("oidc.roles: an issuer's value stands for one role")
        .hasMessageContaining("oidc.roles: an entry is")
        .hasMessageNotContaining("canary");
  }

  private static Config read(Map<String, String> environment) {
    return Config.read(Optional.empty(), environment);
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("tillid.json"), json);
  }

  @Test
  void theDailyMessageIsOffUntilAServerIsNamedAndThenAsksForWhatItNeeds() {
    assertThat(MailSettings.of(Config.read(Optional.empty(), Map.of()))).isEmpty();
    assertThatThrownBy(() ->
            Config.read(
                Optional.empty(),
                Map.of(
                    "TILLID_MAIL_HOST", "mail.example.dk",
                    "TILLID_MAIL_SECURITY", "NONE",
                    "TILLID_MAIL_USER", "canary",
                    "TILLID_MAIL_RECIPIENTS", "0766/team-1=canary")))
        .isInstanceOf(Config.Invalid.class)
        .hasMessageContaining("mail.security: NONE is for a mail server on this machine alone")
        .hasMessageContaining("mail.from: an address is expected")
        .hasMessageContaining(
            "mail.recipients: an entry is four digits, /, team, =, and an address")
        .hasMessageContaining("mail.user, mail.passwordFile: give both or neither")
        .hasMessageNotContaining("canary");
    DigestSettings settings =
        MailSettings.of(
                Config.read(
                    Optional.empty(),
                    Map.of(
                        "TILLID_MAIL_HOST", "mail.example.dk",
                        "TILLID_MAIL_FROM", "tillid@example.dk",
                        "TILLID_MAIL_RECIPIENTS",
                            "0766/team-1=a@example.dk,0230/syd=b@example.dk")))
            .orElseThrow();
    assertThat(settings.relay().security()).isEqualTo(DigestSettings.Security.STARTTLS);
    assertThat(settings.recipients())
        .containsExactly(
            new DigestSettings.Recipient(
                new Municipality("0766"), new TeamId("team-1"), "a@example.dk"),
            new DigestSettings.Recipient(
                new Municipality("0230"), new TeamId("syd"), "b@example.dk"));
  }
}
