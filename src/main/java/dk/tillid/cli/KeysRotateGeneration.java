package dk.tillid.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Begins a generation of backups and ends all before it.
@Command(
    name = "generation",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a backup below DIR, checks it, and destroys the keys of all backups before it: they open",
      "to nobody from then on, and what was withdrawn until now is gone from every backup. Tillid may",
      "serve meanwhile. Where no backup can be made, nothing is destroyed."
    })
final class KeysRotateGeneration extends Action {
  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "where the backup's folder is made")
  private Path below = Path.of("");

  @Override
  ExitCode act(Screen screen) {
    BackupOrder.tell(
        screen,
        new BackupOrder(screen, config()).make(below, true),
        List.of("next: remove the older backups' folders; they are of no use to anybody"));
    return ExitCode.OK;
  }
}
