package dk.tillid.cli;

import dk.tillid.Config;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every command has: `--config`, `--json`, help.
abstract class Action implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "configuration file; default: tillid.json where it exists")
  private @Nullable Path configFile;

  @Option(names = "--json", description = "answer with one JSON object")
  private boolean json;

  /// Does the work.
  abstract ExitCode act(Screen screen) throws Exception;

  @Override
  public final Integer call() throws Exception {
    return act(screen()).code();
  }

  final Screen screen() {
    return new Screen(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
  }

  final boolean json() {
    return json;
  }

  /// The configuration in force.
  final Config config() {
    return Config.read(file(), System.getenv());
  }

  private Optional<Path> file() {
    Path standard = Path.of("tillid.json");
    return Optional.ofNullable(configFile)
        .or(() -> Optional.of(standard).filter(path -> path.toFile().isFile()));
  }

  /// The environment that overrides the file.
  static Map<String, String> environment() {
    return System.getenv();
  }
}
