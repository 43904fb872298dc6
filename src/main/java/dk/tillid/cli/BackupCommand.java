package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Disks;
import dk.tillid.Registry;
import dk.tillid.backup.Restoration;
import dk.tillid.backup.Verification;
import dk.tillid.keys.Generations;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.PublicKeyFile;
import dk.tillid.keys.Recipient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes, verifies and restores backups.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Makes, verifies and restores backups. A backup is sealed to the recipient of",
      "backup.recipientFile; a withdrawn case is gone from all backups once as many newer ones",
      "were made as backup.keptGenerations says."
    },
    subcommands = {
      BackupCommand.Create.class,
      BackupCommand.Verify.class,
      BackupCommand.Restore.class
    })
final class BackupCommand extends Action {
  @Override
  ExitCode act(Screen screen) {
    throw new Cli.Refusal("backup takes create, verify or restore; see tillid backup --help");
  }

  /// Makes a backup.
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a backup below DIR and checks it; then the generations beyond",
        "backup.keptGenerations are destroyed, so that older backups open to nobody. It is there",
        "whole or not at all. While the registry is served, the serving process makes it, and",
        "staff works on; every day by itself with backup.dir and backup.hour."
      })
  static final class Create extends Action {
    @Parameters(paramLabel = "DIR", description = "where the backup's folder is made")
    private Path below = Path.of("");

    @Override
    ExitCode act(Screen screen) {
      BackupOrder.tell(screen, new BackupOrder(screen, config()).make(below, false), List.of());
      return ExitCode.OK;
    }
  }

  /// Checks a backup.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks signature and files of a backup with the registry's public key alone; with the",
        "recipient's private key it is opened and read to its end."
      })
  static final class Verify extends Action {
    @Parameters(paramLabel = "DIR", description = "the backup's folder, tillid-backup-<generation>")
    private Path folder = Path.of("");

    @Option(
        names = "--public-key",
        paramLabel = "FILE",
        description = "receipt.pub.pem of the registry; default: that of keysDir")
    private @Nullable Path publicKey;

    @Option(
        names = "--recipient-key",
        paramLabel = "FILE",
        description = "the recipient's private key: opens the backup too")
    private @Nullable Path recipientKey;

    @Override
    ExitCode act(Screen screen) {
      Config config = config();
      byte[] key =
          PublicKeyFile.read(
              Optional.ofNullable(publicKey)
                  .orElseGet(() -> config.path("keysDir").resolve(KeyRing.RECEIPT_PUBLIC_FILE)));
      Verification.Verified found =
          recipientKey == null
              ? Verification.outside(folder, key)
              : inside(config, key, recipientKey);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("sound", true);
      fields.put("generation", found.generation());
      fields.put("day", found.day().toString());
      fields.put("erasureEpoch", found.erasureEpoch());
      fields.put("trailSize", found.trailSize());
      found.files().ifPresent(files -> fields.put("files", files));
      screen.result(
          fields,
          List.of(
              "signature and files are those of generation "
                  + found.generation()
                  + " of "
                  + found.day(),
              found
                  .files()
                  .map(files -> "opened and read to its end: " + files + " files")
                  .orElse("not opened: that takes --recipient-key")));
      return ExitCode.OK;
    }

    private Verification.Verified inside(Config config, byte[] key, Path secretFile) {
      try (Recipient.Secret secret = Recipient.readSecret(secretFile);
          Generations generations = Registry.generations(config, folderKeystore())) {
        return Verification.inside(folder, key, generations, secret);
      }
    }

    private byte[] folderKeystore() {
      return Verification.keystoreId(folder);
    }
  }

  /// Puts a backup back.
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Puts a backup back where there is no store, carries out the withdrawals made since, checks",
        "everything and says what it did. Needs the recipient's private key, a copy of",
        "tillid.generations (keysDir or custodyDir) and the journal in custodyDir. Where keysDir is",
        "empty, the keystore is made anew under the passphrase of passphraseFile."
      })
  static final class Restore extends Action {
    @Parameters(paramLabel = "DIR", description = "the backup's folder, tillid-backup-<generation>")
    private Path folder = Path.of("");

    @Option(
        names = "--recipient-key",
        paramLabel = "FILE",
        required = true,
        description = "the recipient's private key")
    private Path recipientKey = Path.of("");

    @Option(
        names = "--without-journal",
        description = {
          "restores though the journal of withdrawals is lost or older than the backup: cases",
          "withdrawn since come back and must be withdrawn again by hand"
        })
    private boolean withoutJournal;

    @Override
    ExitCode act(Screen screen) {
      Config config = config();
      Restoration.Place place =
          new Restoration.Place(
              Registry.storeSettings(config),
              config.path("keysDir"),
              config.path("passphraseFile"),
              !withoutJournal);
      Disks.of(config).requireErasing();
      if (!Files.isDirectory(folder)) {
        throw new Cli.Refusal(folder + " is no folder; name one tillid-backup-<generation>");
      }
      try (Recipient.Secret secret = Recipient.readSecret(recipientKey);
          Generations generations = Registry.generations(config, Verification.keystoreId(folder))) {
        Restoration restoration =
            new Restoration(place, Clock.systemUTC(), line -> screen.progress("tillid: " + line));
        tell(screen, restoration.restore(folder, generations, secret));
      }
      return ExitCode.OK;
    }

    private void tell(Screen screen, Restoration.Restored done) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("generation", done.generation());
      fields.put("day", done.day().toString());
      fields.put("withdrawalsCarriedOut", done.withdrawals());
      fields.put("erasureEpoch", done.erasureEpoch());
      fields.put("cases", done.cases());
      fields.put("trailSize", done.trailSize());
      fields.put("keystoreMade", done.keystoreMade());
      fields.put("withoutJournal", withoutJournal);
      List<String> lines = new ArrayList<>();
      lines.add(
          "restored generation "
              + done.generation()
              + " of "
              + done.day()
              + ": "
              + done.cases()
              + " cases");
      lines.add(
          done.withdrawals()
              + " withdrawals made since were carried out; erasure epoch "
              + done.erasureEpoch());
      lines.add("whatever else was recorded after the backup is not in it");
      if (withoutJournal) {
        lines.add(
            "WITHOUT the journal: cases withdrawn after the backup may be back; withdraw them again");
      }
      screen.result(fields, lines);
    }
  }
}
