package dk.tillid.cli;

import dk.tillid.Registry;
import dk.tillid.rules.Difference;
import dk.tillid.rules.RuleBook;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import dk.tillid.rules.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares two rule sets.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two municipalities, or one on two days: what differs, what only one states, what is",
      "the same in other words. Exit code 0 whether they differ or not."
    })
final class RulesDiff extends Action {
  private static final String AT = "@";

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "four digits or name, with @DAY for another day: 0230@2010-06-01")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "the same for the other")
  private String second = "";

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "yyyy-mm-dd, for a side without @DAY; default: today")
  private String on = "";

  /// The two sides, each with the name it is shown by.
  private record Sides(RuleSet first, String firstName, RuleSet second, String secondName) {}

  @Override
  ExitCode act(Screen screen) {
    RuleBook book = Registry.rules(config());
    RuleSet one = side(book, first);
    RuleSet other = side(book, second);
    Sides sides = new Sides(one, name(book, one), other, name(book, other));
    screen.result(fields(sides), lines(sides));
    return ExitCode.OK;
  }

  private RuleSet side(RuleBook book, String written) {
    String[] parts = written.split(AT, 2);
    String day = parts.length == 2 ? parts[1] : on;
    return book.ruleSet(RulesCommand.municipality(book, parts[0]), RulesCommand.day(day));
  }

  private static String name(RuleBook book, RuleSet rules) {
    return "%s %s (%s)"
        .formatted(
            rules.municipality().code(),
            book.name(rules.municipality()),
            RulesCommand.validity(rules));
  }

  private static List<RuleKey> keys(Sides sides, Difference difference) {
    return Arrays.stream(RuleKey.values())
        .filter(key -> Difference.of(sides.first(), sides.second(), key) == difference)
        .toList();
  }

  private static Map<String, Object> fields(Sides sides) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("first", RulesCommand.fields(sides.first()));
    fields.put("second", RulesCommand.fields(sides.second()));
    for (Difference difference : Difference.values()) {
      fields.put(
          field(difference),
          keys(sides, difference).stream().map(key -> fields(sides, key)).toList());
    }
    return fields;
  }

  private static Map<String, Object> fields(Sides sides, RuleKey key) {
    return Map.of(
        "key", key.key(),
        "first", RulesShow.rule(sides.first(), key),
        "second", RulesShow.rule(sides.second(), key));
  }

  private static String field(Difference difference) {
    return switch (difference) {
      case DIFFERENT -> "different";
      case ONLY_FIRST -> "onlyFirst";
      case ONLY_SECOND -> "onlySecond";
      case OTHER_WORDS -> "otherWords";
      case SAME -> "same";
      case NEITHER -> "neither";
    };
  }

  private static List<String> lines(Sides sides) {
    List<String> lines = new ArrayList<>();
    lines.add("A  " + sides.firstName());
    lines.add("B  " + sides.secondName());
    for (Difference difference : Difference.values()) {
      List<RuleKey> keys = keys(sides, difference);
      if (!keys.isEmpty()) {
        lines.add("");
        lines.add(heading(difference));
        keys.forEach(key -> lines.addAll(lines(sides, key, difference)));
      }
    }
    return lines;
  }

  private static String heading(Difference difference) {
    return switch (difference) {
      case DIFFERENT -> "They differ in:";
      case ONLY_FIRST -> "Only A states:";
      case ONLY_SECOND -> "Only B states:";
      case OTHER_WORDS -> "The same in other words:";
      case SAME -> "The same in the same words:";
      case NEITHER -> "Neither states:";
    };
  }

  private static List<String> lines(Sides sides, RuleKey key, Difference difference) {
    return switch (difference) {
      case DIFFERENT ->
          List.of(
              "  " + key.key() + ": " + key.da(),
              "    A  " + told(sides.first(), key),
              "    B  " + told(sides.second(), key));
      case ONLY_FIRST, OTHER_WORDS, SAME -> List.of(line(sides.first(), key));
      case ONLY_SECOND -> List.of(line(sides.second(), key));
      case NEITHER -> List.of("  " + key.key());
    };
  }

  private static String line(RuleSet rules, RuleKey key) {
    return String.format(Locale.ROOT, "  %-32s %s", key.key(), told(rules, key));
  }

  /// What a rule comes to; where it is words only, the words.
  private static String told(RuleSet rules, RuleKey key) {
    return Statement.of(rules, key)
        .filter(it -> !it.equals(Statement.WORDS_ONLY))
        .map(it -> it.da() + " / " + it.en())
        .or(() -> rules.text(key).map(it -> "»" + it.da().replace("\n", " … ") + "«"))
        .orElse("not stated");
  }
}
