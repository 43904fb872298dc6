package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.casework.Admittance;
import dk.tillid.domain.Operation;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.store.RocksLedger;
import dk.tillid.transfer.Import;
import dk.tillid.transfer.Intake;
import dk.tillid.transfer.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings cases in from another registry.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings cases in from a file with one JSON object a line (--schema describes it).",
      "The store must not be served meanwhile. The same file twice changes nothing the second time;",
      "an interrupted import is taken up by running it again. A line that cannot be read or cannot",
      "be true is reported by number and reason and stops nothing else. What was withdrawn here",
      "never comes back. Citizens' codes do not travel: give each citizen a new one."
    })
final class ImportCommand extends Action {
  /// Problems that `--json` lists one by one.
  private static final int LISTED = 1000;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "the file to read")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "read and check everything, change nothing")
  private boolean dryRun;

  @Option(names = "--schema", description = "print the JSON Schema of a line and do nothing else")
  private boolean schema;

  private final List<Problem> listed = new ArrayList<>();

  @Override
  ExitCode act(Screen screen) throws IOException {
    if (schema) {
      screen.document(Import.schema());
      return ExitCode.OK;
    }
    Path from = file();
    Config config = config();
    try (KeyRing keys = Registry.keys(config);
        RocksLedger ledger = Registry.store(config, keys, Clock.systemUTC());
        InputStream in = Files.newInputStream(from)) {
      Admittance admittance = new Admittance(Registry.practice(config), ledger.view().today());
      Import.Listener listener = listener(screen, Files.size(from));
      Import.Tally tally =
          new Import(keys.tags(), new Randomness(), admittance, intake(ledger), listener).run(in);
      screen.result(fields(tally), lines(tally));
      return tally.refused() == 0 ? ExitCode.OK : ExitCode.LINES_REFUSED;
    }
  }

  private Path file() {
    if (file == null) {
      throw new Cli.Refusal("import takes a FILE; see tillid import --help");
    }
    if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
      throw new Cli.Refusal(file + " is no file that can be read");
    }
    return file;
  }

  private Intake intake(RocksLedger ledger) {
    return dryRun
        ? arrivals ->
            CompletableFuture.completedFuture(arrivals.stream().map(ledger::foretell).toList())
        : arrivals -> ledger.admit(Transfers.request(Operation.IMPORT_CASES), arrivals);
  }

  private Import.Listener listener(Screen screen, long size) {
    Pace pace = new Pace(screen);
    return new Import.Listener(
        problem -> tell(screen, problem),
        tally ->
            pace.tell(() ->
                String.format(
                    Locale.ROOT,
                    "importing: %,d lines, %d %%",
                    tally.read(),
                    100 * tally.bytes() / Math.max(1, size))));
  }

  private void tell(Screen screen, Problem problem) {
    if (json()) {
      if (listed.size() < LISTED) {
        listed.add(problem);
      }
      return;
    }
    String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
    screen.progress("line " + problem.line() + ": " + place + problem.text());
  }

  private Map<String, Object> fields(Import.Tally tally) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dryRun", dryRun);
    fields.put("read", tally.read());
    fields.put("new", tally.added());
    fields.put("unchanged", tally.unchanged());
    fields.put("refused", tally.refused());
    fields.put("problems", listed.stream().map(ImportCommand::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Problem problem) {
    return Map.of(
        "line", problem.line(),
        "place", problem.place(),
        "code", problem.code(),
        "text", problem.text());
  }

  private List<String> lines(Import.Tally tally) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%sread %d lines: %d new, %d unchanged, %d refused",
            dryRun ? "dry run, nothing was changed: " : "",
            tally.read(),
            tally.added(),
            tally.unchanged(),
            tally.refused()));
    if (tally.added() > 0 && !dryRun) {
      lines.add("citizens' codes did not come along: give each citizen a new one with a consent");
    }
    return lines;
  }
}
