package dk.tillid.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The rules as data, `rules.json` and `names.json`: the server reads what a browser reads.
public final class RuleData {
  private static final String RULES = "rules.json";
  private static final String NAMES = "names.json";
  private static final JsonMapper JSON = new JsonMapper();

  private RuleData() {}

  /// The file of rules as it is, UTF-8.
  public static byte[] rules() {
    return resource(RULES);
  }

  /// The file of names and places as it is, UTF-8.
  public static byte[] names() {
    return resource(NAMES);
  }

  static Screening read() {
    JsonNode rules = tree(RULES);
    Map<String, Set<String>> lists = new HashMap<>();
    lists(rules, lists);
    lists(tree(NAMES), lists);
    List<Screening.Sieve> sieves = new ArrayList<>();
    rules.path("rules").forEach(it -> sieves.add(sieve(it, lists.keySet())));
    return new Screening(
        sieves,
        lists,
        new Alphabet(plain(rules.path("lookalikes")), plain(rules.path("numerals"))));
  }

  private static void lists(JsonNode file, Map<String, Set<String>> into) {
    file.path("lists")
        .properties()
        .forEach(list -> {
          Set<String> words = new HashSet<>();
          list.getValue().forEach(line -> words.addAll(Arrays.asList(line.asText().split(" "))));
          into.put(list.getKey(), Set.copyOf(words));
        });
  }

  private static Map<Integer, Integer> plain(JsonNode written) {
    Map<Integer, Integer> plain = new HashMap<>();
    written
        .properties()
        .forEach(entry ->
            entry
                .getValue()
                .asText()
                .codePoints()
                .forEach(it -> plain.put(it, entry.getKey().codePointAt(0))));
    return plain;
  }

  private static Screening.Sieve sieve(JsonNode rule, Set<String> lists) {
    List<Finder> finders = new ArrayList<>();
    rule.path("shapes").forEach(it -> finders.add(shape(it)));
    rule.path("pairs").forEach(it -> finders.add(pair(it, lists)));
    rule.path("sequences").forEach(it -> finders.add(new Sequence(descriptions(it, lists))));
    Rule told =
        new Rule(
            rule.path("id").asText(),
            Severity.valueOf(rule.path("severity").asText()),
            new Rule.Message(
                rule.path("message").path("da").asText(), rule.path("message").path("en").asText()),
            texts(rule.path("replacements")));
    return new Screening.Sieve(told, finders);
  }

  private static Shape shape(JsonNode shape) {
    return Shape.of(
        shape.path("find").asText(),
        Check.valueOf(shape.path("check").asText(Check.NONE.name())),
        texts(shape.path("except")),
        shape.path("cased").asBoolean(),
        Beside.valueOf(shape.path("beside").asText(Beside.NOTHING.name())));
  }

  private static Pair pair(JsonNode pair, Set<String> lists) {
    List<Description> words = descriptions(pair, lists);
    return new Pair(words.getFirst(), words.getLast());
  }

  private static List<Description> descriptions(JsonNode words, Set<String> lists) {
    return texts(words).stream().map(it -> Description.of(it, lists)).toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  private static JsonNode tree(String file) {
    try {
      return JSON.readTree(resource(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String file) {
    try (InputStream in = RuleData.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
