package dk.tillid;

import dk.tillid.api.graph.GraphSettings;
import dk.tillid.api.http.HttpSettings;
import dk.tillid.api.http.IssuerSettings;
import dk.tillid.domain.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            config.number("http.failedSignInsPerMinutePerAddress")),
        new HttpSettings.SocketLimits(
            config.number("sockets.maxSockets"),
            config.number("sockets.maxSocketsPerAddress"),
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

  /// What is wrong with the issuers, a line each, beyond the form of each value.
  static List<String> issuerProblems(Config config) {
    List<String> problems = new ArrayList<>();
    String issuer = config.text("oidc.issuer");
    if (!issuer.isEmpty() && issuer.equals(config.text("signIn.localIssuer"))) {
      problems.add("oidc.issuer: must differ from signIn.localIssuer, the registry's own tokens");
    }
    List<String[]> pairs = pairs(config);
    if (!pairs.stream().allMatch(pair -> pair.length == 2 && role(pair[1]).isPresent())) {
      problems.add("oidc.roles: an entry is the issuer's value, =, and a role in capitals");
    }
    if (pairs.stream().map(pair -> pair[0]).distinct().count() < pairs.size()) {
      problems.add("oidc.roles: an issuer's value stands for one role, but one is given twice");
    }
    return problems;
  }

  private static Map<String, Role> roles(Config config) {
    return pairs(config).stream()
        .collect(Collectors.toMap(pair -> pair[0], pair -> role(pair[1]).orElseThrow()));
  }

  private static List<String[]> pairs(Config config) {
    return config.list("oidc.roles").stream().map(entry -> entry.split("=", 2)).toList();
  }

  private static Optional<Role> role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(name) && role != Role.CITIZEN)
        .findFirst();
  }
}
