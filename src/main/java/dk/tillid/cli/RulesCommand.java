package dk.tillid.cli;

import dk.tillid.Registry;
import dk.tillid.domain.Municipality;
import dk.tillid.rules.RuleBook;
import dk.tillid.rules.RuleFault;
import dk.tillid.rules.RuleSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Looks at rule files: whether they can be used, what they state, how they differ.
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = {
      "Checks, shows and compares the municipalities' rules (regelsæt).",
      "A municipality writes its own files into the folder that the key rulesDir names."
    },
    subcommands = {
      RulesCommand.Check.class,
      RulesShow.class,
      RulesDiff.class,
      RulesCommand.Schema.class
    })
final class RulesCommand extends Action {
  @Override
  ExitCode act(Screen screen) {
    throw new Cli.Refusal("rules takes check, show, diff or schema; see tillid rules --help");
  }

  /// The municipality that somebody named by code or name.
  ///
  /// @throws Cli.Refusal where there is none of that name
  static Municipality municipality(RuleBook book, String named) {
    return book.municipality(named)
        .orElseThrow(() ->
            new Cli.Refusal("no municipality of that name; give its four digits, such as 0766"));
  }

  /// The day somebody wrote; today where it is empty.
  ///
  /// @throws Cli.Refusal where it is no day
  static LocalDate day(String written) {
    try {
      return written.isEmpty()
          ? LocalDate.now(Clock.system(ZoneId.of("Europe/Copenhagen")))
          : LocalDate.parse(written);
    } catch (DateTimeParseException _) {
      throw new Cli.Refusal("a day is written yyyy-mm-dd, such as 2026-03-02");
    }
  }

  /// How long a rule set holds.
  static String validity(RuleSet rules) {
    return "valid from "
        + rules.validFrom()
        + rules.validUntil().map(until -> " until " + until).orElse("");
  }

  /// What identifies a rule set, for `--json`.
  static Map<String, Object> fields(RuleSet rules) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("municipality", rules.municipality().code());
    fields.put("name", rules.name());
    fields.put("source", rules.source());
    fields.put("validFrom", rules.validFrom().toString());
    rules.validUntil().ifPresent(until -> fields.put("validUntil", until.toString()));
    return fields;
  }

  /// Checks files.
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Reads rule files as `serve` would and tells every problem at once, each with file, key and",
        "remedy. Without a place: the shipped files and those of rulesDir. Exit code 0 where all can",
        "be used, 6 where one cannot."
      })
  static final class Check extends Action {
    @Parameters(paramLabel = "DIR|FILE", description = "directories of *.json files, or files")
    private List<Path> places = List.of();

    @Override
    ExitCode act(Screen screen) {
      try {
        RuleBook book = places.isEmpty() ? Registry.rules(config()) : RuleBook.of(places);
        screen.result(
            Map.of("sound", true, "ruleSets", book.all().stream().map(Check::fields).toList()),
            book.all().stream().map(Check::line).toList());
        return ExitCode.OK;
      } catch (RuleFault fault) {
        screen.result(Map.of("sound", false, "problems", fault.problems()), lines(fault));
        return ExitCode.FAULT_FOUND;
      }
    }

    private static Map<String, Object> fields(RuleSet rules) {
      Map<String, Object> fields = RulesCommand.fields(rules);
      fields.put("rules", rules.texts().size());
      return fields;
    }

    private static String line(RuleSet rules) {
      return "OK  %s %s, %s, %d rules"
          .formatted(
              rules.municipality().code(), rules.name(), validity(rules), rules.texts().size());
    }

    private static List<String> lines(RuleFault fault) {
      List<String> lines = new ArrayList<>(fault.problems());
      lines.add(fault.problems().size() + " problems; no rule file is used until all are mended");
      return lines;
    }
  }

  /// Prints the schema.
  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      description =
          "Prints the JSON Schema (draft 2020-12) of a rule file, for editors and other programs.")
  static final class Schema extends Action {
    @Override
    ExitCode act(Screen screen) {
      screen.document(RuleBook.schema());
      return ExitCode.OK;
    }
  }
}
