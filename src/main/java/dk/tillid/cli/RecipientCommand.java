package dk.tillid.cli;

import dk.tillid.keys.Recipient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the pair of keys that backups are sealed to.
@Command(
    name = "recipient",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the pair of keys that backups are sealed to. The public half is for the configuration",
      "(backup.recipientFile); the private half goes to the key keeper and leaves this machine:",
      "with it and custody's files every backup that is kept opens, without it none."
    })
final class RecipientCommand extends Action {
  @Option(
      names = "--private",
      paramLabel = "FILE",
      required = true,
      description = "where the private half is written")
  private Path privateFile = Path.of("");

  @Option(
      names = "--public",
      paramLabel = "FILE",
      required = true,
      description = "where the public half is written")
  private Path publicFile = Path.of("");

  @Override
  ExitCode act(Screen screen) {
    Recipient.make(privateFile, publicFile);
    screen.result(
        Map.of("private", privateFile.toString(), "public", publicFile.toString()),
        List.of(
            "made " + publicFile + ": name it as backup.recipientFile",
            "made " + privateFile + ": give it to the key keeper and remove it from this machine"));
    return ExitCode.OK;
  }
}
