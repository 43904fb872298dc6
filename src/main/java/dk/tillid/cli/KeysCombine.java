package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.keys.KeyFailure;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recovery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts shares together again.
@Command(
    name = "combine",
    mixinStandardHelpOptions = true,
    description = {
      "Puts shares together and writes the passphrase file and the recipient's private key, never",
      "over files that are there. Needs tillid.recovery in custodyDir. A share may be typed: its",
      "four numbered lines, one share a file."
    })
final class KeysCombine extends Action {
  @Parameters(arity = "1..*", paramLabel = "SHARE", description = "a file with one share")
  private List<Path> shares = List.of();

  @Option(
      names = "--passphrase",
      paramLabel = "FILE",
      required = true,
      description = "where the passphrase is written")
  private Path passphrase = Path.of("");

  @Option(
      names = "--recipient-key",
      paramLabel = "FILE",
      required = true,
      description = "where the recipient's private key is written")
  private Path recipientKey = Path.of("");

  @Override
  ExitCode act(Screen screen) {
    Config config = config();
    Recovery.combine(
        config.path("custodyDir").resolve(Recovery.FILE),
        shares,
        new Recovery.Secrets(passphrase, recipientKey));
    screen.result(
        Map.of("passphrase", passphrase.toString(), "recipientKey", recipientKey.toString()),
        List.of("made " + passphrase, "made " + recipientKey));
    tellWhatOpens(screen, config.path("keysDir"));
    return ExitCode.OK;
  }

  /// The passphrase may have been changed after the splitting.
  private void tellWhatOpens(Screen screen, Path keysDir) {
    if (!KeyRing.isThere(keysDir)) {
      return;
    }
    try (KeyRing _ = KeyRing.open(keysDir, passphrase)) {
      screen.progress("tillid: the passphrase opens the keystore in " + keysDir);
    } catch (KeyFailure e) {
      screen.warning("the passphrase does not open " + keysDir + ": " + e.getMessage());
    }
  }
}
