package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Demonstration;
import dk.tillid.Registry;
import dk.tillid.demo.DemoYear;
import dk.tillid.domain.Denmark;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.RocksLedger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Loads invented cases into an empty store.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Loads a demonstration year of invented cases into an empty store.",
      "The same seed, year and size give the same cases. Refuses a store that holds anything."
    })
final class DemoCommand extends Action {
  private static final int EVERY = 500;

  @Option(names = "--seed", defaultValue = "2010", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--year",
      defaultValue = "0",
      description = "the year whose report is calibrated; default: last year")
  private int year;

  @Option(
      names = "--citizens",
      defaultValue = "" + DemoYear.CITIZENS,
      description = "55 to 100,000; default: ${DEFAULT-VALUE}")
  private int citizens;

  @Option(
      names = "--contacts",
      defaultValue = "" + DemoYear.CONTACTS,
      description = "100 to 1,000,000; default: ${DEFAULT-VALUE}")
  private int contacts;

  @Override
  ExitCode act(Screen screen) {
    Config config = config();
    DemoYear.Scale scale = scale();
    try (KeyRing keys = Registry.keys(config);
        RocksLedger ledger = Registry.store(config, keys, Clock.systemUTC())) {
      CitizenCode code = load(screen, ledger, keys, seed, scale);
      screen.result(
          Map.of(
              "citizens",
              citizens,
              "contacts",
              contacts,
              "year",
              scale.year(),
              "citizenCode",
              code.printed()),
          List.of(
              "loaded " + citizens + " citizens and " + contacts + " contacts, all invented",
              "a citizen's code: " + code.printed()));
    }
    return ExitCode.OK;
  }

  static CitizenCode load(
      Screen screen, RocksLedger ledger, KeyRing keys, long seed, DemoYear.Scale scale) {
    if (!ledger.entries(0, 1).isEmpty()) {
      throw new Cli.Refusal("the store is not empty: load the demonstration year into a new one");
    }
    LongConsumer progress =
        cases -> {
          if (cases % EVERY == 0) {
            screen.progress(
                String.format(Locale.ROOT, "loading: %,d of %,d cases", cases, scale.citizens()));
          }
        };
    return Demonstration.load(ledger, keys, seed, scale, progress);
  }

  private DemoYear.Scale scale() {
    LocalDate today = Denmark.today(Clock.systemUTC());
    try {
      return new DemoYear.Scale(year == 0 ? today.getYear() - 1 : year, citizens, contacts, today);
    } catch (IllegalArgumentException _) {
      throw new Cli.Refusal(
          "--citizens takes 55 to 100000, --contacts 100 to 1000000, --year none that is to come");
    }
  }
}
