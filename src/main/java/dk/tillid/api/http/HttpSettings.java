package dk.tillid.api.http;

import java.util.List;
import java.util.Set;

/// The settings of the doors. Every component has a default in [#defaults()].
///
/// @param bindAddress where the public door listens; anything but loopback belongs behind a proxy
///   that ends TLS
/// @param port the public door's port; 0 takes a free one
/// @param managementPort the port of the operator's page, on 127.0.0.1 only; 0 takes a free one
/// @param development opens GraphiQL; refused together with an address that is not loopback
/// @param allowedOrigins origins of pages that may open a socket, such as `https://tillid.example`
/// @param trustedProxies addresses whose `X-Forwarded-For` is believed for rate limits
public record HttpSettings(
    String bindAddress,
    int port,
    int managementPort,
    boolean development,
    Set<String> allowedOrigins,
    Set<String> trustedProxies,
    Limits limits,
    SocketLimits sockets,
    SignInSettings signIn) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  /// Copies the sets.
  public HttpSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /// Limits of requests over HTTP.
  ///
  /// @param maxBodyBytes largest body of a request
  /// @param maxConcurrentRequests how many requests run at once, 2 or more; others get 503. Three
  ///   quarters are for callers with a token, the rest for those without: neither crowds out the
  ///   other
  /// @param requestTimeoutSeconds time from the request's first byte to the answer
  /// @param anonymousPerMinutePerAddress requests without a token from one address: the citizen's.
  ///   There is no bucket for all addresses together: strangers could empty it and keep every
  ///   citizen from withdrawing, and a code of 80 random bits needs no limit of guesses
  /// @param failedSignInsPerMinutePerAddress tokens refused from one address
  public record Limits(
      int maxBodyBytes,
      int maxConcurrentRequests,
      int requestTimeoutSeconds,
      int anonymousPerMinutePerAddress,
      int failedSignInsPerMinutePerAddress) {
    /// The places kept for callers without a token: a quarter, one at least.
    int anonymousPlaces() {
      return Math.max(1, maxConcurrentRequests / 4);
    }

    /// The places of callers with a token: all others, one at least.
    int signedInPlaces() {
      return Math.max(1, maxConcurrentRequests - anonymousPlaces());
    }
  }

  /// Limits of sockets.
  ///
  /// @param maxSockets how many are open at once; others get 503
  /// @param maxSocketsPerAddress how many of them from one address, as an office behind one may be
  /// @param maxOperationsPerSocket how many operations run on one socket
  /// @param maxMessageBytes largest message
  /// @param initTimeoutSeconds time to send `connection_init`
  /// @param pingSeconds time between pings; a socket that misses one whole interval is closed
  public record SocketLimits(
      int maxSockets,
      int maxSocketsPerAddress,
      int maxOperationsPerSocket,
      int maxMessageBytes,
      int initTimeoutSeconds,
      int pingSeconds) {}

  /// Whose tokens are taken.
  ///
  /// @param localIssuer the `iss` of tokens signed by the registry's own key
  /// @param audience the `aud` that tokens of the own issuer carry
  /// @param issuers other issuers, by OpenID Connect
  public record SignInSettings(String localIssuer, String audience, List<IssuerSettings> issuers) {
    /// Copies the list.
    public SignInSettings {
      issuers = List.copyOf(issuers);
    }
  }

  /// What holds where nothing is said.
  public static HttpSettings defaults() {
    return new HttpSettings(
        "127.0.0.1",
        8470,
        8471,
        false,
        Set.of(),
        Set.of(),
        new Limits(100_000, 64, 10, 30, 10),
        new SocketLimits(1_000, 250, 16, 64 * 1024, 3, 20),
        new SignInSettings("tillid", "tillid", List.of()));
  }

  /// The same with other ports.
  public HttpSettings withPorts(int newPort, int newManagementPort) {
    return new HttpSettings(
        bindAddress,
        newPort,
        newManagementPort,
        development,
        allowedOrigins,
        trustedProxies,
        limits,
        sockets,
        signIn);
  }

  /// Whether the public door listens to this machine only.
  public boolean isLoopback() {
    return LOOPBACK.contains(bindAddress);
  }

  /// Whether the settings contradict each other: development on an address that others can reach,
  /// or behind a proxy that brings them.
  public boolean exposesDevelopment() {
    return development && !(isLoopback() && trustedProxies.isEmpty());
  }
}
