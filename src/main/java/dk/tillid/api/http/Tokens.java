package dk.tillid.api.http;

import dk.tillid.domain.Actor;
import dk.tillid.domain.TeamId;
import dk.tillid.keys.IssuerKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/// Issues the registry's own tokens: compact JWS (RFC 7515) with `alg` EdDSA (RFC 8037), claims
/// `iss aud sub role municipality teams iat exp`.
public final class Tokens {
  private final IssuerKey key;
  private final HttpSettings.SignInSettings settings;
  private final Clock clock;

  /// An issuer of tokens that [TrustedIssuer#local] takes under the same settings.
  public Tokens(IssuerKey key, HttpSettings.SignInSettings settings, Clock clock) {
    this.key = key;
    this.settings = settings;
    this.clock = clock;
  }

  /// A token that proves the actor for `lifetime`, whole seconds. Whoever holds it is the actor.
  public String issue(Actor actor, Duration lifetime) {
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":" + quoted(key.kid()) + "}";
    String signed = base64(utf8(header)) + "." + base64(utf8(claims(actor, lifetime)));
    return signed + "." + base64(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private String claims(Actor actor, Duration lifetime) {
    long now = clock.instant().getEpochSecond();
    String teams =
        actor.teams().stream()
            .map(TeamId::value)
            .sorted()
            .map(Tokens::quoted)
            .collect(Collectors.joining(","));
    return String.join(
        ",",
        "{\"iss\":" + quoted(settings.localIssuer()),
        "\"aud\":" + quoted(settings.audience()),
        "\"sub\":" + quoted(actor.worker().value()),
        "\"role\":" + quoted(actor.role().name().toLowerCase(Locale.ROOT)),
        "\"municipality\":" + quoted(actor.municipality().code()),
        "\"teams\":[" + teams + "]",
        "\"iat\":" + now,
        "\"exp\":" + (now + lifetime.toSeconds()) + "}");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
