package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Disks;
import dk.tillid.Registry;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Recovery;
import dk.tillid.store.Rotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Changes the keys of a registry.
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description = {
      "Changes a key of the registry. For root, file and store Tillid must be stopped meanwhile; how",
      "long that took is said. Interrupted, nothing is lost: run it again to finish it, or start",
      "Tillid and finish it later."
    },
    subcommands = {
      KeysRotate.Root.class,
      KeysRotate.SlotKey.class,
      KeysRotate.StoreKey.class,
      KeysRotateGeneration.class
    })
final class KeysRotate extends Action {
  @Override
  ExitCode act(Screen screen) {
    throw new Cli.Refusal(
        "rotate takes root, file, store or generation; see tillid keys rotate --help");
  }

  /// What the changes have in common: they are timed, told and followed by a backup.
  abstract static class Change extends Action {
    private long lastTold = System.nanoTime();

    final Rotation rotation(Config config, Screen screen) {
      Disks.of(config).requireErasing();
      return new Rotation(
          Registry.storeSettings(config),
          config.path("keysDir"),
          config.path("passphraseFile"),
          (step, count) -> tell(screen, step, count));
    }

    private void tell(Screen screen, Rotation.Step step, long count) {
      switch (step) {
        case KEY_BEGUN -> screen.progress("tillid: the new key is in force, beside the one before");
        case SEALED_ANEW -> tellAtTimes(screen, count);
        case FILES_REWRITTEN -> screen.progress("tillid: the database's files are written anew");
        case KEY_ENDED -> screen.progress("tillid: the key before is gone");
      }
    }

    private void tellAtTimes(Screen screen, long count) {
      if (System.nanoTime() - lastTold > Duration.ofSeconds(1).toNanos()) {
        lastTold = System.nanoTime();
        screen.progress(String.format(Locale.ROOT, "tillid: sealed anew: %,d so far", count));
      }
    }

    final void done(Screen screen, String what, long count, long began, List<String> next) {
      double seconds = (System.nanoTime() - began) / 1e9;
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("changed", what);
      fields.put("sealedAnew", count);
      fields.put("pauseSeconds", Math.round(seconds * 100) / 100.0);
      fields.put("next", next);
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT, "changed the %s key: %,d sealed anew, %.1f s", what, count, seconds));
      lines.addAll(next);
      screen.result(fields, lines);
    }
  }

  /// The passphrase.
  @Command(
      name = "root",
      mixinStandardHelpOptions = true,
      description = {
        "Puts the keystore under another passphrase and overwrites its former files.",
        "Backups carry keys of their own and stay as they are."
      })
  static final class Root extends Change {
    @Option(
        names = "--new-passphrase",
        paramLabel = "FILE",
        required = true,
        description = "holds the new passphrase; where there is no such file, one is drawn into it")
    private Path newPassphrase = Path.of("");

    @Override
    ExitCode act(Screen screen) {
      Config config = config();
      if (!Files.exists(newPassphrase)) {
        KeyRing.writeNewPassphrase(newPassphrase);
      }
      long began = System.nanoTime();
      rotation(config, screen).root(newPassphrase);
      done(screen, "root", 0, began, next(config));
      return ExitCode.OK;
    }

    private List<String> next(Config config) {
      List<String> next = new ArrayList<>();
      next.add(
          "next: put "
              + newPassphrase
              + " where passphraseFile points ("
              + config.path("passphraseFile")
              + "), then start Tillid");
      Path recovery = config.path("custodyDir").resolve(Recovery.FILE);
      if (Files.exists(recovery)) {
        next.add(
            "next: make shares anew with `tillid keys split`: those of "
                + recovery
                + " still give the recipient's private key, but a passphrase that opens nothing");
      }
      next.add("next: destroy the former passphrase wherever it is kept");
      return next;
    }
  }

  /// The file key.
  @Command(
      name = "file",
      mixinStandardHelpOptions = true,
      description = "Puts the case keys in both slot files under a new file key, in their place.")
  static final class SlotKey extends Change {
    @Override
    ExitCode act(Screen screen) {
      Config config = config();
      long began = System.nanoTime();
      long count = rotation(config, screen).file();
      done(screen, "file", count, began, AFTERWARDS);
      return ExitCode.OK;
    }
  }

  /// The store key.
  @Command(
      name = "store",
      mixinStandardHelpOptions = true,
      description = {
        "Puts every row of the database under a new store key and writes its files anew.",
        "Needs free space for the largest part of the database once more."
      })
  static final class StoreKey extends Change {
    @Override
    ExitCode act(Screen screen) {
      Config config = config();
      long began = System.nanoTime();
      long count = rotation(config, screen).store(Clock.systemUTC());
      done(screen, "store", count, began, AFTERWARDS);
      return ExitCode.OK;
    }
  }

  private static final List<String> AFTERWARDS =
      List.of(
          "next: start Tillid",
          "next: make a backup; those before carry the former key until their generation is destroyed");
}
