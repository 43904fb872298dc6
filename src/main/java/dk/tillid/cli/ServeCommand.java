package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Server;
import dk.tillid.log.EventLog;
import dk.tillid.log.LibraryLogs;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/// Serves until the process is asked to stop.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves the registry. Without its passphrase it tells health only and waits for the file.")
final class ServeCommand extends Action {
  @Override
  ExitCode act(Screen screen) throws Exception {
    Config config = config();
    if (config.flag("http.development")) {
      throw new Config.Invalid(
          List.of(
              "http.development: `serve` does not open GraphiQL and introspection; take the key out"
                  + " of file and environment. `run` sets it for development by itself"));
    }
    try (Server server = start(config)) {
      Map<String, Object> links = new LinkedHashMap<>();
      links.put("health", server.health());
      links.put("management", server.management());
      server.ready();
      links.put("graphql", server.graphql());
      links.put("pid", ProcessHandle.current().pid());
      screen.result(
          links,
          List.of(
              "serving " + server.graphql(),
              "health  " + server.health(),
              "metrics " + server.management() + "/metrics",
              "Ctrl-C stops it"));
      untilStopped();
    }
    return ExitCode.OK;
  }

  /// A server that closes when the process is asked to end.
  static Server start(Config config) {
    EventLog log = new EventLog(System.err, Clock.systemUTC());
    LibraryLogs.into(log);
    Server server = Server.start(config, Clock.systemUTC(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    return server;
  }

  /// Waits for the end of the process.
  static void untilStopped() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
