package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Issues a token of the registry's own issuer.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Issues a signed token. Whoever holds it is that person until it expires.")
final class TokenCommand extends Action {
  @Option(
      names = "--role",
      required = true,
      description = "worker, teamlead, statistician, keykeeper, auditor or operator")
  private String role = "";

  @Option(names = "--worker", required = true, description = "the holder's name at the issuer")
  private String worker = "";

  @Option(
      names = "--municipality",
      defaultValue = "0000",
      description = "four digits; worker and team lead need one")
  private String municipality = "";

  @Option(names = "--team", description = "a team of the worker; may be repeated")
  private List<String> teams = List.of();

  @Option(
      names = "--hours",
      defaultValue = "8",
      description = "how long it holds, 1–720 hours (default: 8)")
  private int hours;

  @Override
  ExitCode act(Screen screen) {
    if (hours < 1 || hours > 720) {
      throw new Cli.Refusal("--hours takes 1 to 720");
    }
    Config config = config();
    try (KeyRing keys = Registry.keys(config)) {
      String token =
          Registry.token(config, keys, Clock.systemUTC(), actor(), Duration.ofHours(hours));
      screen.result(Map.of("token", token, "hours", hours), List.of(token));
      return ExitCode.OK;
    }
  }

  private Actor actor() {
    Role named = role();
    Set<TeamId> teamIds = teams.stream().map(TeamId::new).collect(Collectors.toSet());
    Municipality where = new Municipality(municipality);
    boolean nowhere = where.equals(Municipality.NONE);
    if (named == Role.WORKER && (teamIds.isEmpty() || nowhere)) {
      throw new Cli.Refusal("a worker needs --team and --municipality");
    }
    if (named == Role.TEAMLEAD && nowhere) {
      throw new Cli.Refusal("a team lead needs --municipality");
    }
    return new Actor(new WorkerId(worker), named, where, teamIds);
  }

  private Role role() {
    return List.of(Role.values()).stream()
        .filter(each -> each != Role.CITIZEN)
        .filter(each -> each.name().equals(role.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new Cli.Refusal(
                "--role takes worker, teamlead, statistician, keykeeper, auditor or operator"));
  }
}
