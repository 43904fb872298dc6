package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recipient;
import dk.tillid.keys.Recovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Splits what opens the registry among several people.
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = {
      "Seals passphrase and recipient's private key in tillid.recovery of custodyDir, and splits what",
      "opens it into shares, one a person. An earlier splitting opens nothing from then on. Split",
      "anew after the passphrase or the recipient was changed."
    })
final class KeysSplit extends Action {
  @Option(names = "--shares", defaultValue = "5", description = "how many (default: 5)")
  private int shares;

  @Option(
      names = "--threshold",
      defaultValue = "3",
      description = "how many of them open it together (default: 3)")
  private int threshold;

  @Option(
      names = "--recipient-key",
      paramLabel = "FILE",
      required = true,
      description = "the recipient's private key")
  private Path recipientKey = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "a file a share goes there; without it they are shown, to be printed")
  private @Nullable Path folder;

  @Override
  ExitCode act(Screen screen) throws IOException {
    if (threshold < 2 || threshold > shares || shares > Recovery.MOST_SHARES) {
      throw new Cli.Refusal(
          "--shares takes at most " + Recovery.MOST_SHARES + ", --threshold 2 to as many");
    }
    Config config = config();
    List<Path> files = folder == null ? List.of() : files(folder);
    Path recovery = config.path("custodyDir").resolve(Recovery.FILE);
    List<String> pages = split(config, recovery);
    if (folder == null) {
      screen.result(Map.of("recovery", recovery.toString(), "shares", pages), pages);
      screen.warning("print each share by itself, hand it over, and keep none on this machine");
      return ExitCode.OK;
    }
    write(files, pages);
    screen.result(
        Map.of(
            "recovery", recovery.toString(), "files", files.stream().map(Path::toString).toList()),
        List.of(
            "made " + recovery,
            "made " + shares + " shares in " + folder + ", of which " + threshold + " open it"));
    screen.warning("hand each share over and erase its file here (shred -u)");
    return ExitCode.OK;
  }

  /// What is split must open: nobody finds out later.
  private List<String> split(Config config, Path recovery) {
    try (KeyRing keys = Registry.keys(config);
        Recipient.Secret secret = Recipient.readSecret(recipientKey)) {
      if (config
          .optionalPath("backup.recipientFile")
          .map(Recipient::read)
          .filter(recipient -> !recipient.isSame(secret.recipient()))
          .isPresent()) {
        throw new Cli.Refusal(
            recipientKey + " is not the private half of backup.recipientFile; name that one");
      }
      return Recovery.split(
          recovery,
          new Recovery.Sharing(shares, threshold),
          new Recovery.Secrets(config.path("passphraseFile"), recipientKey),
          keys.tags());
    }
  }

  private List<Path> files(Path where) {
    List<Path> files =
        IntStream.rangeClosed(1, shares)
            .mapToObj(number -> where.resolve("tillid-share-" + number + ".txt"))
            .toList();
    files.stream()
        .filter(Files::exists)
        .findFirst()
        .ifPresent(there -> {
          throw new Cli.Refusal(
              there + " is there already and is not replaced; name another folder");
        });
    return files;
  }

  private static void write(List<Path> files, List<String> pages) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, pages.get(i), StandardCharsets.UTF_8);
    }
  }
}
