package dk.tillid.cli;

import dk.tillid.Registry;
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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a municipality states on a day.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the rules of a municipality: first a table of what each comes to, then its own words",
      "and what they say in English, then what it does not state."
    })
final class RulesShow extends Action {
  private static final String INDENT = "    ";

  @Parameters(paramLabel = "MUNICIPALITY", description = "four digits, or the name")
  private String municipality = "";

  @Option(names = "--on", paramLabel = "DAY", description = "yyyy-mm-dd; default: today")
  private String on = "";

  @Override
  ExitCode act(Screen screen) {
    RuleBook book = Registry.rules(config());
    RuleSet rules =
        book.ruleSet(RulesCommand.municipality(book, municipality), RulesCommand.day(on));
    screen.result(fields(rules), lines(rules, book.name(rules.municipality())));
    return ExitCode.OK;
  }

  private static List<RuleKey> keys(RuleSet rules, boolean stated) {
    return Arrays.stream(RuleKey.values()).filter(key -> rules.states(key) == stated).toList();
  }

  private static Map<String, Object> fields(RuleSet rules) {
    Map<String, Object> fields = RulesCommand.fields(rules);
    rules.office().unit().ifPresent(unit -> fields.put("unit", unit));
    fields.put(
        "emergencyNumbers",
        rules.office().emergencyNumbers().stream()
            .map(it -> Map.of("number", it.number(), "da", it.da(), "en", it.en()))
            .toList());
    fields.put("rules", keys(rules, true).stream().map(key -> rule(rules, key)).toList());
    fields.put("notStated", keys(rules, false).stream().map(RuleKey::key).toList());
    return fields;
  }

  /// What a rule comes to and the words for it, for `--json`; the key alone where it is not stated.
  static Map<String, Object> rule(RuleSet rules, RuleKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", key.key());
    Statement.of(rules, key)
        .ifPresent(it -> fields.put("statement", Map.of("da", it.da(), "en", it.en())));
    rules
        .text(key)
        .ifPresent(it -> {
          fields.put("quote", it.da());
          fields.put("gloss", it.en());
        });
    return fields;
  }

  private static List<String> lines(RuleSet rules, String name) {
    List<String> lines = new ArrayList<>();
    lines.add(rules.municipality().code() + " " + name + ", " + RulesCommand.validity(rules));
    lines.add("source: " + rules.source());
    rules.office().unit().ifPresent(unit -> lines.add("unit: " + unit));
    rules
        .office()
        .emergencyNumbers()
        .forEach(it -> lines.add("in danger: " + it.number() + " " + it.da() + " / " + it.en()));
    lines.add("");
    keys(rules, true).forEach(key -> lines.add(line(rules, key)));
    keys(rules, true).forEach(key -> lines.addAll(words(rules, key)));
    lines.add("");
    lines.add(
        "not stated: "
            + keys(rules, false).stream().map(RuleKey::key).collect(Collectors.joining(", ")));
    return lines;
  }

  private static String line(RuleSet rules, RuleKey key) {
    String told =
        Statement.of(rules, key).map(it -> it.da() + " / " + it.en()).orElse("not stated");
    return String.format(Locale.ROOT, "%-32s %s", key.key(), told);
  }

  private static List<String> words(RuleSet rules, RuleKey key) {
    List<String> lines = new ArrayList<>(List.of("", key.key() + ": " + key.da()));
    rules
        .text(key)
        .ifPresent(it -> {
          it.da().lines().forEach(passage -> lines.add(INDENT + "»" + passage + "«"));
          lines.add(INDENT + it.en());
        });
    return lines;
  }
}
