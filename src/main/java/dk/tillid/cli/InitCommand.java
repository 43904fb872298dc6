package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.keys.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the keystore, both copies of the slot file and an empty store.
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Makes keys and an empty store where there are none. Overwrites nothing.")
final class InitCommand extends Action {
  @Option(
      names = "--new-passphrase",
      description = "write a new random passphrase where the passphrase file is absent")
  private boolean newPassphrase;

  @Override
  ExitCode act(Screen screen) {
    Config config = config();
    Path passphrase = config.path("passphraseFile");
    if (newPassphrase && !Files.exists(passphrase)) {
      KeyRing.writeNewPassphrase(passphrase);
    }
    Registry.initialise(config);
    Path keysDir = config.path("keysDir").toAbsolutePath();
    Path dataDir = config.path("dataDir").toAbsolutePath();
    screen.result(
        Map.of("keysDir", keysDir.toString(), "dataDir", dataDir.toString()),
        List.of(
            "made the keystore in " + keysDir + " and an empty store in " + dataDir,
            "Keep copies of the keystore and its passphrase apart from each other and from the data:",
            "without them every case is lost. Next: tillid serve"));
    return ExitCode.OK;
  }
}
