package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.DevelopmentCode;
import dk.tillid.Disks;
import dk.tillid.Registry;
import dk.tillid.Server;
import dk.tillid.demo.DemoYear;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Denmark;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Mount;
import dk.tillid.store.RocksLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `ops/run` starts: everything with development keys on this machine.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Development: makes keys and an empty store where there are none, loads the demonstration",
      "year, serves on this machine and prints links, one token a role and a citizen's code."
    })
final class RunCommand extends Action {
  private static final Duration TOKENS_HOLD = Duration.ofHours(12);
  private static final long SEED = 2010;

  /// Fixed, so that the README's requests answer alike in every year to come.
  private static final int YEAR = 2025;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where data and development keys are; default: .tillid in the checkout")
  private @Nullable Path folder;

  @Option(
      names = "--port",
      defaultValue = "8470",
      description = "0 takes a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--empty", description = "load no demonstration year")
  private boolean empty;

  @Override
  ExitCode act(Screen screen) throws Exception {
    if (port < 0 || port > 65_535) {
      throw new Cli.Refusal("--port takes 0 to 65535");
    }
    Path data = folder();
    Config config = development(data);
    if (!Registry.hasStore(config)) {
      WholeFolder.make(data, making -> prepare(screen, development(making)));
    }
    try (Server server = ServeCommand.start(config)) {
      Registry registry = server.ready();
      Optional<String> code = DevelopmentCode.live(config, registry);
      Map<String, String> tokens = tokens(config, registry.keyRing());
      screen.result(fields(server, data, tokens, code), lines(server, data, tokens, code));
      ServeCommand.untilStopped();
    }
    return ExitCode.OK;
  }

  private Path folder() {
    Path home = Path.of(System.getProperty("tillid.home", "."));
    return Optional.ofNullable(folder)
        .orElseGet(() -> home.resolve(".tillid"))
        .toAbsolutePath()
        .normalize();
  }

  private Config development(Path data) {
    return config()
        .with("dataDir", data.resolve("data").toString())
        .with("slotCopyDir", data.resolve("slots-copy").toString())
        .with("custodyDir", data.resolve("custody").toString())
        .with("keysDir", data.resolve("keys").toString())
        .with("passphraseFile", data.resolve("keys").resolve("passphrase").toString())
        .with("allowCopyOnWrite", "true")
        .with("http.bindAddress", "127.0.0.1")
        .with("http.port", Integer.toString(port))
        .with("http.managementPort", "0")
        .with("http.development", "true");
  }

  private void prepare(Screen screen, Config config) {
    screen.progress("tillid: making development keys and an empty store");
    Disks.of(config).mounts().values().stream()
        .filter(mount -> mount.erasing() == Mount.Erasing.FAILING)
        .map(Mount::reason)
        .distinct()
        .forEach(reason -> screen.warning("tillid: " + reason + "; for development it will do"));
    KeyRing.writeNewPassphrase(config.path("passphraseFile"));
    Registry.initialise(config);
    if (empty) {
      return;
    }
    screen.progress("tillid: loading a demonstration year of invented cases");
    LocalDate today = Denmark.today(Clock.systemUTC());
    try (KeyRing keys = Registry.keys(config);
        RocksLedger ledger = Registry.store(config, keys, Clock.systemUTC())) {
      DevelopmentCode.keep(config, DemoCommand.load(screen, ledger, keys, SEED, scale(today)));
    }
  }

  private static DemoYear.Scale scale(LocalDate today) {
    return new DemoYear.Scale(YEAR, DemoYear.CITIZENS, DemoYear.CONTACTS, today);
  }

  private static Map<String, String> tokens(Config config, KeyRing keys) {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (Role role :
        List.of(Role.WORKER, Role.TEAMLEAD, Role.STATISTICIAN, Role.AUDITOR, Role.OPERATOR)) {
      String name = role.name().toLowerCase(Locale.ROOT);
      Set<TeamId> teams = role == Role.WORKER ? Set.of(new TeamId("team-1")) : Set.of();
      Actor actor = new Actor(new WorkerId("demo-" + name), role, DemoYear.HOME, teams);
      tokens.put(name, Registry.token(config, keys, Clock.systemUTC(), actor, TOKENS_HOLD));
    }
    return tokens;
  }

  private static Map<String, Object> fields(
      Server server, Path data, Map<String, String> tokens, Optional<String> code) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("graphql", server.graphql());
    fields.put("health", server.health());
    fields.put("dataDir", data.toString());
    fields.put("pid", ProcessHandle.current().pid());
    fields.put("tokens", tokens);
    code.ifPresent(value -> fields.put("citizenCode", value));
    return fields;
  }

  private static List<String> lines(
      Server server, Path data, Map<String, String> tokens, Optional<String> code) {
    List<String> lines = new ArrayList<>();
    lines.add("GraphQL   " + server.graphql());
    lines.add("GraphiQL  " + server.graphql().replace("/graphql", "/graphiql/"));
    lines.add("health    " + server.health());
    lines.add("metrics   " + server.management() + "/metrics");
    lines.add("data      " + data + " (invented cases of Eksempelkøbing, municipality 0999)");
    code.ifPresent(value -> lines.add("citizen's code  " + value));
    lines.add("tokens, valid for " + TOKENS_HOLD.toHours() + " hours:");
    tokens.forEach((role, token) -> lines.add("  " + role + "  " + token));
    lines.add("Ctrl-C stops it; the next start finds the same data and keys.");
    return lines;
  }
}
