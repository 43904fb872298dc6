package dk.tillid;

import dk.tillid.api.graph.GraphSettings;
import dk.tillid.api.http.HttpSettings;
import dk.tillid.api.http.IssuerSettings;
import dk.tillid.domain.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rooms' settings out of the configuration.
final class Settings {
  private Settings() {}

  static HttpSettings http(Config config) {
    return new HttpSettings(
        config.text("http.bindAddress"),
        config.number("http.port"),
        config.number("http.managementPort"),
        config.flag("http.development"),
        Set.copyOf(config.list("http.allowedOrigins")),
        Set.copyOf(config.list("http.trustedProxies")),
        new HttpSettings.Limits(
            config.number("http.maxBodyBytes"),
            config.number("http.maxConcurrentRequests"),
            config.number("http.requestTimeoutSeconds"),
            config.number("http.anonymousPerMinutePerAddress"),
            config.number("http.anonymousPerMinute"),
            config.number("http.failedSignInsPerMinutePerAddress")),
        new HttpSettings.SocketLimits(
            config.number("sockets.maxSockets"),
            config.number("sockets.maxOperationsPerSocket"),
            config.number("sockets.maxMessageBytes"),
            config.number("sockets.initTimeoutSeconds"),
            config.number("sockets.pingSeconds")),
        new HttpSettings.SignInSettings(
            config.text("signIn.localIssuer"), config.text("signIn.audience"), issuers(config)));
  }

  static GraphSettings graph(Config config) {
    GraphSettings standard = GraphSettings.standard(config.flag("http.development"));
    return new GraphSettings(
        standard.development(),
        config.number("graph.maxDepth"),
        config.number("graph.maxRootAliases"),
        config.number("graph.maxTokens"),
        standard.maxQueryCharacters(),
        standard.maxFields(),
        standard.maxDirectives(),
        config.number("graph.maxCost"),
        config.number("graph.maxAnonymousCost"),
        standard.maxListItems(),
        standard.maxTextCharacters(),
        standard.maxErrors(),
        config.number("graph.timeoutMillis"),
        standard.documentCacheCharacters(),
        config.number("graph.minimumTraits"),
        config.number("graph.maximumHits"),
        standard.maximumDueCases());
  }

  private static List<IssuerSettings> issuers(Config config) {
    if (config.text("oidc.issuer").isEmpty()) {
      return List.of();
    }
    return List.of(
        new IssuerSettings(
            config.text("oidc.issuer"),
            config.text("oidc.audience"),
            config.text("oidc.jwksUri"),
            claimPath(config, "oidc.workerClaim"),
            claimPath(config, "oidc.roleClaim"),
            claimPath(config, "oidc.municipalityClaim"),
            claimPath(config, "oidc.teamsClaim"),
            roles(config)));
  }

  private static List<String> claimPath(Config config, String key) {
    return List.of(config.text(key).split("\\.", -1));
  }

  private static Map<String, Role> roles(Config config) {
    return config.list("oidc.roles").stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> role(pair[pair.length - 1])));
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(name) && role != Role.CITIZEN)
        .findFirst()
        .orElseThrow(() ->
            new Config.Invalid(
                List.of("oidc.roles: an entry is the issuer's value, =, and a role in capitals")));
  }
}
