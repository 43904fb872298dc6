package dk.tillid.api.http;

import dk.tillid.api.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proves who calls by a bearer token (RFC 6750 §2.1, RFC 7519, RFC 8725).
///
/// A token that was proved is remembered by its SHA-256 until it expires, since a signature costs
/// about a hundred times a digest; the least recently used of 10,000 is forgotten. Why a token was
/// refused is told to nobody.
///
/// The JDK verifies, and not Vert.x's `JWTAuth`: a key must be bound to one algorithm, critical
/// header members and foreign token types must be refused, and the keys of an issuer change while
/// the process runs; `JWTAuth` fixes its keys when it is made and reads `crit` past.
public final class SignIn {
  private static final int REMEMBERED = 10_000;

  private final List<TrustedIssuer> issuers;
  private final Clock clock;
  private final Map<TokenDigest, Caller.SignedIn> proved =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenDigest, Caller.SignedIn> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// A sign-in that takes tokens of these issuers and no others.
  public SignIn(List<TrustedIssuer> issuers, Clock clock) {
    this.issuers = List.copyOf(issuers);
    this.clock = clock;
  }

  /// Who holds the token, or empty if it proves nobody. Blocks where an issuer's keys must be
  /// fetched.
  public Optional<Caller.SignedIn> caller(String token) {
    if (token.length() > CompactToken.MAX_CHARACTERS) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    TokenDigest digest = TokenDigest.of(token);
    Optional<Caller.SignedIn> known = known(digest);
    if (known.isPresent()) {
      return known.filter(caller -> now.isBefore(caller.expires()));
    }
    Optional<Caller.SignedIn> caller =
        CompactToken.parse(token)
            .flatMap(parsed ->
                issuers.stream()
                    .filter(issuer -> issuer.isNamedBy(parsed))
                    .findFirst()
                    .flatMap(issuer -> issuer.prove(parsed, now)));
    caller.ifPresent(signedIn -> remember(digest, signedIn));
    return caller;
  }

  /// Whether the token was proved before and holds. Never blocks.
  boolean remembers(String token) {
    return known(TokenDigest.of(token))
        .filter(caller -> clock.instant().isBefore(caller.expires()))
        .isPresent();
  }

  /// The token of an `Authorization` header, or empty if it is of another scheme.
  static Optional<String> bearer(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(authorization.substring(7).strip())
        : Optional.empty();
  }

  private Optional<Caller.SignedIn> known(TokenDigest digest) {
    synchronized (proved) {
      return Optional.ofNullable(proved.get(digest));
    }
  }

  private void remember(TokenDigest digest, Caller.SignedIn caller) {
    synchronized (proved) {
      proved.put(digest, caller);
    }
  }

  /// SHA-256 of a token, so that the memory holds no token.
  private record TokenDigest(long a, long b, long c, long d) {
    static TokenDigest of(String token) {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ByteBuffer bytes = ByteBuffer.wrap(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        return new TokenDigest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
