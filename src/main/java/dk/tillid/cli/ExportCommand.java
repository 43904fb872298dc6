package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Rejected;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.store.RocksLedger;
import dk.tillid.transfer.Export;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a municipality's cases out for another registry.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes everything of one municipality to a new file, for another registry to import.",
      "The store must not be served meanwhile. Every case written is accounted for in the audit",
      "trail, and its citizen sees it. The file is readable in the clear by whoever gets it;",
      "pseudonyms, handles, words and citizens' codes are not in it."
    })
final class ExportCommand extends Action {
  @Parameters(index = "0", paramLabel = "FILE", description = "the file to write; must not exist")
  private Path file = Path.of("");

  @Option(names = "--municipality", required = true, description = "four digits")
  private String municipality = "";

  @Override
  ExitCode act(Screen screen) throws IOException {
    Municipality from = municipality();
    Config config = config();
    try (KeyRing keys = Registry.keys(config);
        RocksLedger ledger = Registry.store(config, keys, Clock.systemUTC())) {
      Export.Tally tally = write(screen, means(keys, ledger), from);
      screen.result(
          Map.of("file", file.toString(), "cases", tally.cases(), "referrals", tally.referrals()),
          List.of(
              "wrote "
                  + tally.cases()
                  + " cases and "
                  + tally.referrals()
                  + " enquiries without a case to "
                  + file));
      screen.warning(
          "the file is readable in the clear: encrypt it for its receiver (age or gpg), hand it"
              + " over, and erase it here (shred -u) as soon as it was imported there");
      return ExitCode.OK;
    }
  }

  private Municipality municipality() {
    try {
      return new Municipality(municipality);
    } catch (Rejected _) {
      throw new Cli.Refusal("--municipality takes four digits");
    }
  }

  private Export.Tally write(Screen screen, Export.Means means, Municipality from)
      throws IOException {
    FileChannel created = create();
    try (FileChannel channel = created) {
      Pace pace = new Pace(screen);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      Export.Tally tally =
          new Export(
                  means,
                  from,
                  out,
                  lines ->
                      pace.tell(() -> String.format(Locale.ROOT, "exporting: %,d lines", lines)))
              .run(means.holdings().view().today());
      out.flush();
      channel.force(true);
      return tally;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static Export.Means means(KeyRing keys, RocksLedger ledger) {
    return new Export.Means(
        ledger, keys.tags(), new Randomness(), Transfers.request(Operation.EXPORT_CASES));
  }

  private FileChannel create() throws IOException {
    try {
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      throw new Cli.Refusal(file + " is there already and is not overwritten: name another file");
    } catch (IOException _) {
      throw new Cli.Refusal(file + " cannot be written: name a file in a folder that is there");
    }
  }
}
