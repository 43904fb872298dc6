package dk.tillid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.tillid.Property;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JSON Schema and the reader take the same files.
class RuleSchemaProperties {
  /// What no schema can say, as the schema's description tells.
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of("lies below from", "lies below least", "lies before validFrom");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(RuleBook.schema(), InputFormat.JSON);

  private static boolean schemaTakes(JsonNode file) {
    return faults(file).isEmpty();
  }

  private static List<Error> faults(JsonNode file) {
    return SCHEMA.validate(
        file, context -> context.executionConfig(it -> it.formatAssertionsEnabled(true)));
  }

  private static List<String> problems(JsonNode file) {
    return RuleFile.read("drawn.json", file.toString()).problems();
  }

  private static boolean readerTakes(JsonNode file) {
    return problems(file).stream().allMatch(RuleSchemaProperties::beyondASchema);
  }

  private static boolean beyondASchema(String problem) {
    return BEYOND_A_SCHEMA.stream().anyMatch(problem::contains);
  }

  @Test
  void bothTakeEveryValidFile() {
    Property.holds(
        300,
        random -> {
          ObjectNode file = DrawnRuleFile.valid(random);
          assertThat(problems(file)).isEmpty();
          assertThat(schemaTakes(file)).as(file.toString()).isTrue();
        });
  }

  @Test
  void bothTakeAndRefuseTheSameChangedFiles() {
    int[] taken = new int[2];
    Property.holds(
        6_000,
        random -> {
          ObjectNode file = DrawnRuleFile.changed(random, DrawnRuleFile.valid(random));
          boolean read = readerTakes(file);
          assertThat(schemaTakes(file))
              .as("%s%n%s%n%s", problems(file), faults(file), file)
              .isEqualTo(read);
          taken[read ? 1 : 0]++;
        });
    Property.together(
        "many files are refused and many are taken",
        () -> {
          assertThat(taken[0]).isGreaterThan(1_000);
          assertThat(taken[1]).isGreaterThan(200);
        });
  }

  @Test
  void everyFigureTakesAndRefusesTheSameValues() {
    DrawnRuleFile.FIGURES.forEach((key, alternatives) ->
        alternatives.forEach(figures -> {
          ObjectNode rule = (ObjectNode) DrawnRuleFile.json(figures);
          rule.fieldNames()
              .forEachRemaining(name ->
                  DrawnRuleFile.STRANGE.forEach(strange -> compare(key, rule, name, strange)));
        }));
  }

  private static void compare(String key, ObjectNode rule, String name, String strange) {
    ObjectNode file =
        (ObjectNode)
            DrawnRuleFile.json(
                "{'format': 1, 'municipality': '0766', 'name': 'n', 'source': 's',"
                    + " 'validFrom': '2024-02-29', 'rules': {}}");
    ObjectNode changed = rule.deepCopy().put("da", "d").put("en", "e");
    changed.set(name, DrawnRuleFile.json(strange));
    ((ObjectNode) file.get("rules")).set(key, changed);
    assertThat(schemaTakes(file))
        .as("%s%n%s%n%s", problems(file), faults(file), changed)
        .isEqualTo(readerTakes(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'age': {'from': 65, 'to': 18, 'da': 'd', 'en': 'e'}}",
        "{'workersPerCase': {'least': 2, 'most': 1, 'da': 'd', 'en': 'e'}}"
      })
  void onlyTheReaderComparesTwoValues(String rules) {
    ObjectNode file =
        (ObjectNode)
            DrawnRuleFile.json(
                "{'format': 1, 'municipality': '0766', 'name': 'n', 'source': 's',"
                    + " 'validFrom': '2024-02-29'}");
    file.set("rules", DrawnRuleFile.json(rules));
    assertThat(problems(file)).singleElement().matches(RuleSchemaProperties::beyondASchema);
    assertThat(schemaTakes(file)).isTrue();
  }

  @Test
  void shippedFilesAreTakenByTheSchema() {
    assertThat(RuleBook.SHIPPED)
        .allSatisfy(file ->
            assertThat(schemaTakes(RuleFile.JSON.readTree(RuleBook.resource(file)))).isTrue());
  }

  @Test
  void schemaAndDrawingKnowEveryKeyAndEveryFigure() throws JsonProcessingException {
    Set<String> keys =
        Arrays.stream(RuleKey.values())
            .map(RuleKey::key)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Set<String>> drawn = new TreeMap<>();
    DrawnRuleFile.FIGURES.forEach((key, alternatives) ->
        alternatives.forEach(
            it -> names(DrawnRuleFile.json(it), drawn.computeIfAbsent(key, _ -> new TreeSet<>()))));
    Map<String, Set<String>> stated = new TreeMap<>();
    RuleFile.JSON
        .readTree(RuleBook.schema())
        .at("/properties/rules/properties")
        .properties()
        .forEach(it -> stated.put(it.getKey(), figures(it.getValue())));
    assertThat(stated).isEqualTo(drawn);
    assertThat(stated.keySet()).isEqualTo(keys);
  }

  private static Set<String> figures(JsonNode rule) {
    Set<String> names = new TreeSet<>();
    names(rule.path("properties"), names);
    rule.path("oneOf").forEach(alternative -> names(alternative.path("properties"), names));
    names.removeAll(Set.of("da", "en"));
    return names;
  }

  private static void names(JsonNode object, Set<String> names) {
    object.fieldNames().forEachRemaining(names::add);
  }
}
