package dk.tillid.api.http;

import dk.tillid.api.Caller;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Rejected;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.IssuerKey;
import dk.tillid.log.EventLog;
import dk.tillid.screening.CodeName;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An issuer, its keys, and how its claims are read.
public final class TrustedIssuer {
  /// How far another clock may be ahead of ours (RFC 7519 §4.1.5: "usually no more than a few
  /// minutes"). An expired token gets no such grace.
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /// Year 9999, the last that `Instant` and every library print alike.
  private static final long LAST_SECOND = 253_402_300_799L;

  private final IssuerSettings settings;
  private final KeySource keys;

  TrustedIssuer(IssuerSettings settings, KeySource keys) {
    this.settings = settings;
    this.keys = keys;
  }

  /// The registry's own issuer.
  public static TrustedIssuer local(IssuerKey key, HttpSettings.SignInSettings settings) {
    List<VerificationKey> own = List.of(verificationKey(key));
    return new TrustedIssuer(
        IssuerSettings.plain(settings.localIssuer(), settings.audience(), ""),
        kid -> kid.equals(key.kid()) ? own : List.of());
  }

  /// All issuers of the settings, the registry's own first. Nothing is fetched yet.
  public static List<TrustedIssuer> all(
      IssuerKey key, HttpSettings.SignInSettings settings, EventLog log, Clock clock) {
    List<TrustedIssuer> all = new ArrayList<>(List.of(local(key, settings)));
    for (IssuerSettings other : settings.issuers()) {
      all.add(new TrustedIssuer(other, new JwksCache(other, all.size() - 1, log, clock)));
    }
    return List.copyOf(all);
  }

  private static VerificationKey verificationKey(IssuerKey key) {
    try {
      return new VerificationKey(key.kid(), SignatureAlgorithm.EDDSA, Jwk.ed25519(key.publicKey()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /// Whether the token says that it comes from here. Nothing is proved by that.
  boolean isNamedBy(CompactToken token) {
    return StrictJson.text(token.claims(), "iss").filter(settings.issuer()::equals).isPresent();
  }

  /// Who the token proves, or empty.
  Optional<Caller.SignedIn> prove(CompactToken token, Instant now) {
    if (keys.named(token.kid()).stream().noneMatch(key -> key.verifies(token))) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> claims = token.claims();
    Optional<Instant> expires = time(claims, "exp");
    if (expires.isEmpty()
        || !now.isBefore(expires.get())
        || !isPast(claims, "nbf", now)
        || !isPast(claims, "iat", now)
        || !texts(claims, List.of("aud")).contains(settings.audience())) {
      return Optional.empty();
    }
    return actor(claims).map(actor -> new Caller.SignedIn(actor, expires.get()));
  }

  private static boolean isPast(Map<String, @Nullable Object> claims, String name, Instant now) {
    if (!claims.containsKey(name)) {
      return true;
    }
    Optional<Instant> time = time(claims, name);
    return time.isPresent() && !time.get().isAfter(now.plus(CLOCK_SKEW));
  }

  private static Optional<Instant> time(Map<String, @Nullable Object> claims, String name) {
    return StrictJson.at(claims, List.of(name))
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).longValue())
        .filter(second -> second >= 0 && second <= LAST_SECOND)
        .map(Instant::ofEpochSecond);
  }

  private Optional<Actor> actor(Map<String, @Nullable Object> claims) {
    Optional<Role> role = role(claims);
    Set<String> workers = texts(claims, settings.workerClaim());
    Set<String> municipalities = texts(claims, settings.municipalityClaim());
    if (role.isEmpty()
        || workers.size() != 1
        || municipalities.size() > 1
        || isCprNumber(workers.iterator().next())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Actor(
              new WorkerId(workers.iterator().next()),
              role.get(),
              municipalities.stream().findFirst().map(Municipality::new).orElse(Municipality.NONE),
              texts(claims, settings.teamsClaim()).stream()
                  .map(TeamId::new)
                  .collect(Collectors.toUnmodifiableSet())));
    } catch (Rejected e) {
      return Optional.empty();
    }
  }

  /// Whether the issuer names its staff by what must not be kept; `workerClaim` can name another
  /// claim. Mail and staff numbers are the issuer's to choose.
  private static boolean isCprNumber(String worker) {
    return CodeName.foundInWorker(worker).contains("CPR");
  }

  private Optional<Role> role(Map<String, @Nullable Object> claims) {
    Set<Role> named =
        texts(claims, settings.roleClaim()).stream()
            .flatMap(value -> Optional.ofNullable(settings.roles().get(value)).stream())
            .filter(role -> role != Role.CITIZEN) // a citizen holds a code and never a token
            .collect(Collectors.toUnmodifiableSet());
    return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
  }

  /// The texts at a path: one, or a list of them; anything else among them is left out.
  private static Set<String> texts(Map<String, @Nullable Object> claims, List<String> path) {
    Object found = StrictJson.at(claims, path).orElse(List.of());
    List<?> all = found instanceof List<?> list ? list : List.of(found);
    return all.stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }
}
