package dk.tillid;

import com.sun.management.HotSpotDiagnosticMXBean;
import dk.tillid.keys.Generations;
import dk.tillid.log.EventLog;
import dk.tillid.log.LibraryLogs;
import dk.tillid.store.RocksLedger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registry in a process of its own, served as `serve` does, with a few commands by standard
/// input: what the test knows of the cases is not in this process's memory but by way of requests.
final class ProofHouse {
  /// What is kept on purpose, so that a search of the memory has something to find.
  private static final List<String> KEPT = new ArrayList<>();

  private final Config config;
  private final Registry registry;

  private ProofHouse(Config config, Registry registry) {
    this.config = config;
    this.registry = registry;
  }

  /// Serves commands from standard input until it ends.
  ///
  /// @param arguments the configuration file
  public static void main(String[] arguments) throws IOException {
    Config config = Config.read(Optional.of(Path.of(arguments[0])), Map.of());
    EventLog log = new EventLog(System.err, Clock.systemUTC());
    LibraryLogs.into(log);
    try (Server server = Server.start(config, Clock.systemUTC(), log);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      ProofHouse house = new ProofHouse(config, server.ready());
      System.out.println(server.graphql());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 2);
        System.out.println(house.carriedOut(words[0], words.length > 1 ? words[1] : ""));
      }
    }
  }

  private String carriedOut(String command, String operand) throws IOException {
    return switch (command) {
      case "dump" -> dump(operand);
      case "housekeep" -> housekeep();
      case "backup" -> backup(Path.of(operand));
      case "keep" -> KEPT.add(operand) ? "kept" : "";
      default -> throw new IllegalArgumentException("an unknown command");
    };
  }

  /// Objects that live, after a full collection.
  private static String dump(String file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
    return "dumped";
  }

  private String housekeep() {
    long left = ((RocksLedger) registry.ledger()).housekeep();
    ((dk.tillid.search.LuceneIndex) registry.index()).housekeep();
    return "left " + left;
  }

  private String backup(Path below) {
    try (Generations generations = Registry.generations(config, registry.keyRing().id())) {
      return "generation "
          + Registry.backups(
                  config, registry.keyRing(), (RocksLedger) registry.ledger(), generations)
              .make(below, _ -> {})
              .generation();
    }
  }
}
