package dk.tillid.cli;

import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.KeyRing;
import dk.tillid.proof.EraseCheck;
import dk.tillid.proof.Place;
import dk.tillid.proof.Places;
import dk.tillid.proof.Remembered;
import dk.tillid.proof.Search;
import dk.tillid.proof.Unusable;
import dk.tillid.store.StoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows an auditor what an installation still has of a citizen who withdrew.
@Command(
    name = "erase-check",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what is left of the case of a citizen's code: whether its keys were destroyed in both",
      "copies of the slot file, whether custody's journal says so, and whether any file of the data",
      "folder still holds a row of the code. Changes nothing; the registry may serve meanwhile.",
      "",
      "For a proof byte by byte: --remember FILE before the withdrawal, best with the registry",
      "stopped, since what is written in between is not remembered; then --remembered FILE after it.",
      "FILE holds fingerprints that open nothing and say nothing without the keystore; remove it when",
      "the check is done.",
      "",
      "Exit code 0: erased and nothing found. Exit code 6: anything else."
    })
final class EraseCheckCommand extends Action {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data folder; default: dataDir of the configuration")
  private @Nullable Path data;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      required = true,
      description = {
        "the citizen's code; - reads it from standard input, so that it stands neither in the shell's",
        "history nor in the list of processes, which everybody on the machine can read"
      })
  private String code = "";

  @Option(
      names = "--remember",
      paramLabel = "FILE",
      description = "before the withdrawal: remember in FILE what must not be found after it")
  private @Nullable Path toRemember;

  @Option(
      names = "--remembered",
      paramLabel = "FILE",
      description = {
        "after it: search data, slot copy, keys and custody, and each --also, for what FILE remembers"
      })
  private @Nullable Path remembered;

  @Option(
      names = "--also",
      paramLabel = "PATH",
      description = "search this too: a folder of logs or backups, a file, a disk such as /dev/sdb")
  private List<Path> also = new ArrayList<>();

  @Override
  ExitCode act(Screen screen) {
    if (toRemember != null && remembered != null) {
      throw new Cli.Refusal("--remember is for before the withdrawal, --remembered for after it");
    }
    if (remembered == null && !also.isEmpty()) {
      throw new Cli.Refusal("--also goes with --remembered");
    }
    CitizenCode read = code();
    Config config =
        Optional.ofNullable(data)
            .map(it -> config().with("dataDir", it.toString()))
            .orElse(config());
    StoreSettings settings = Registry.storeSettings(config);
    try (KeyRing keys = Registry.keys(config)) {
      EraseCheck check = new EraseCheck(settings, keys, Clock.systemUTC());
      return toRemember == null
          ? examine(screen, config, keys, check.evidence(read, pace(screen)))
          : remember(screen, check.remember(read), toRemember);
    } catch (Unusable e) {
      throw new Cli.Refusal(String.valueOf(e.getMessage()));
    }
  }

  private CitizenCode code() {
    return switch (CitizenCode.read(code.equals("-") ? typed() : code)) {
      case CodeReading.Read<CitizenCode>(CitizenCode it) -> it;
      case CodeReading.TooShort<?> _ -> throw misread("is too short: it has 18 characters");
      case CodeReading.TooLong<?> _ -> throw misread("is too long: it has 18 characters");
      case CodeReading.StrangeCharacter<?>(int place) ->
          throw misread("has a character that no code contains, number " + place);
      case CodeReading.OneWrong<?>(int place) ->
          throw misread("has a wrong character, number " + place);
      case CodeReading.DoesNotAddUp<?> _ ->
          throw misread("does not add up: perhaps two characters were swapped");
    };
  }

  private static Cli.Refusal misread(String what) {
    return new Cli.Refusal("the code " + what + "; hyphens and spaces are not counted");
  }

  private static String typed() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine()).orElse("");
    } catch (IOException _) {
      throw new Cli.Refusal("no code could be read from standard input");
    }
  }

  private static LongConsumer pace(Screen screen) {
    Pace pace = new Pace(screen);
    return bytes -> pace.tell(() -> "tillid: searched " + (bytes >> 20) + " MiB");
  }

  private static ExitCode remember(Screen screen, Remembered remembered, Path file) {
    if (remembered.needles().isEmpty()) {
      throw new Cli.Refusal("the code opens no case: there is nothing to remember");
    }
    remembered.write(file);
    int count = remembered.needles().size();
    screen.result(
        Map.of("file", file.toString(), "remembered", count),
        List.of(
            "remembered " + count + " fingerprints in " + file,
            "after the withdrawal: tillid erase-check --code - --remembered " + file));
    return ExitCode.OK;
  }

  private ExitCode examine(
      Screen screen, Config config, KeyRing keys, EraseCheck.Evidence evidence) {
    Map<String, Object> fields = new LinkedHashMap<>(EraseCheckWords.fields(evidence));
    List<String> lines = new ArrayList<>(EraseCheckWords.lines(evidence));
    boolean clean = evidence.clean();
    if (remembered != null) {
      Remembered known = Remembered.read(remembered, keys);
      List<Place> places = searched(screen, config, known);
      fields.put("places", places.stream().map(EraseCheckWords::fields).toList());
      lines.addAll(EraseCheckWords.lines(places, known.needles()));
      clean &= places.stream().allMatch(Place::clean);
    }
    fields.put("clean", clean);
    screen.result(fields, lines);
    return clean ? ExitCode.OK : ExitCode.FAULT_FOUND;
  }

  private List<Place> searched(Screen screen, Config config, Remembered known) {
    Places places = new Places(new Search(known.fingerprints(), known.needles()), pace(screen));
    List<Place> searched = new ArrayList<>();
    for (String key : List.of("dataDir", "slotCopyDir", "keysDir", "custodyDir")) {
      searched.add(places.in(key, config.path(key)));
    }
    also.forEach(path -> searched.add(places.in("also", path)));
    return searched;
  }
}
