package dk.tillid.api.http;

import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The keys of an OpenID Connect issuer, fetched from its JWKS (RFC 7517 §5) and kept in memory.
///
/// They are fetched when first needed, when an hour old, and when a token names a key that is not
/// there; never more often than every 30 seconds, so that made-up key names make no traffic. If the
/// issuer cannot be reached the known keys stay good. Calls block; while one fetches, the others
/// use what is known.
final class JwksCache implements KeySource {
  static final Duration LEAST_INTERVAL = Duration.ofSeconds(30);
  static final Duration MOST_AGE = Duration.ofHours(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_KEYS = 64;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final IssuerSettings settings;
  private final int place;
  private final EventLog log;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile List<VerificationKey> keys = List.of();
  private volatile Instant tried = Instant.MIN;
  private volatile Instant fetched = Instant.MIN;

  /// @param place the issuer's place in the settings, which is all that the log tells
  JwksCache(IssuerSettings settings, int place, EventLog log, Clock clock) {
    this.settings = settings;
    this.place = place;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public List<VerificationKey> named(String kid) {
    Instant now = clock.instant();
    boolean old = fetched.isBefore(earlier(now, MOST_AGE));
    if ((old || matching(kid).isEmpty()) && tried.isBefore(earlier(now, LEAST_INTERVAL))) {
      refresh(now);
    }
    return matching(kid);
  }

  private static Instant earlier(Instant now, Duration by) {
    return now.minus(by).plusNanos(1); // exactly that long ago is long enough
  }

  private List<VerificationKey> matching(String kid) {
    List<VerificationKey> known = keys;
    if (kid.isEmpty()) {
      return known.size() == 1 ? known : List.of();
    }
    return known.stream().filter(key -> key.kid().equals(kid)).toList();
  }

  private void refresh(Instant now) {
    if (keys.isEmpty()) {
      fetching.lock(); // nobody can be proved before the first answer
    } else if (!fetching.tryLock()) {
      return;
    }
    try {
      if (tried.isBefore(earlier(now, LEAST_INTERVAL))) {
        tried = now;
        keys = fetch();
        fetched = now;
      }
    } catch (IOException | IllegalArgumentException e) {
      log.failure(Event.ISSUER_UNREACHABLE, e, place);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fetching.unlock();
    }
  }

  private List<VerificationKey> fetch() throws IOException, InterruptedException {
    String uri = settings.jwksUri().isEmpty() ? discover() : settings.jwksUri();
    Object listed = StrictJson.at(get(uri), List.of("keys")).orElse(List.of());
    List<VerificationKey> found =
        (listed instanceof List<?> all ? all.stream() : Stream.empty())
            .limit(MAX_KEYS)
            .flatMap(jwk -> object(jwk).flatMap(Jwk::parse).stream())
            .toList();
    if (found.isEmpty()) {
      throw new IOException("no key for signatures");
    }
    return found;
  }

  /// OpenID Connect Discovery 1.0 §4: the document must name the issuer that was asked.
  private String discover() throws IOException, InterruptedException {
    String base = settings.issuer().replaceFirst("/$", "");
    Map<String, @Nullable Object> document = get(base + "/.well-known/openid-configuration");
    if (!StrictJson.text(document, "issuer").orElse("").equals(settings.issuer())) {
      throw new IOException("the document names another issuer");
    }
    return StrictJson.text(document, "jwks_uri").orElse("");
  }

  private Map<String, @Nullable Object> get(String text) throws IOException, InterruptedException {
    URI uri = URI.create(text);
    if (!isSafe(uri)) {
      throw new IOException("neither https nor this machine");
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept", "application/json").build();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      Optional<Map<String, @Nullable Object>> object = StrictJson.object(bytes);
      if (response.statusCode() != 200 || bytes.length > MAX_BYTES || object.isEmpty()) {
        throw new IOException("no JSON object of a fair size");
      }
      return object.get();
    }
  }

  private static boolean isSafe(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
  }

  @SuppressWarnings("unchecked") // StrictJson's objects have text names
  private static Optional<Map<String, @Nullable Object>> object(@Nullable Object value) {
    return value instanceof Map<?, ?>
        ? Optional.of((Map<String, @Nullable Object>) value)
        : Optional.empty();
  }
}
