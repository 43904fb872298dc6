package dk.tillid.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules are data that a browser reads as the server does.
class RuleDataTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER = Path.of("src/main/resources/dk/tillid/screening");

  /// What Java and ECMAScript read alike, case ignored or not.
  private static final Pattern PORTABLE =
      Pattern.compile(
          "(?:\\\\(?:d|[./?+*()\\[\\]]|p\\{(?:L|M|N|P|Lu|So|Cf|Zl|Zp)}|u[0-9A-F]{4})"
              + "|\\(\\?(?:[:!]|<!)|\\((?!\\?)|[^\\\\(])*");

  @Test
  void rulesFitTheirSchema() throws IOException {
    assertThat(schema().validate(rules())).isEmpty();
    ObjectNode broken = (ObjectNode) rules();
    ((ObjectNode) broken.path("rules").path(0)).put("severity", "PERHAPS");
    assertThat(schema().validate(broken)).isNotEmpty();
  }

  @Test
  void expressionsAreReadAlikeByJavaAndBrowsers() throws IOException {
    assertThat(expressions("")).hasSizeGreaterThan(30);
    assertThat(expressions("")).allMatch(it -> PORTABLE.matcher(it).matches());
    assertThat(List.of("\\bcpr", "a++", "(?<name>a)", "\\w", "\\s", "(?i)a"))
        .filteredOn(it -> PORTABLE.matcher(it).matches() && !it.contains("++"))
        .isEmpty();
    assertThat(expressions("")).noneMatch(it -> it.matches(".*[+*?}]\\+.*"));
    assertThat(expressions("shape without case")).noneMatch(it -> it.contains("\\p{Lu}"));
  }

  @Test
  void everyRuleNamesTheRemedyAndEveryWarningAReplacement() {
    List<Rule> rules = Screening.standard().rules();
    assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.message().da()).containsPattern("Slet|Skriv|skriv");
          assertThat(rule.message().en()).containsPattern("Delete|Write|write");
          assertThat(rule.replacements().isEmpty()).isEqualTo(rule.severity() == Severity.BLOCK);
        });
  }

  @Test
  void replacementsAreHarmlessThemselves() {
    assertThat(Screening.standard().rules())
        .flatExtracting(Rule::replacements)
        .allMatch(it -> Screening.standard().of("talte med " + it + " i dag").isEmpty());
  }

  @Test
  void listThatIsMissingIsNoticed() {
    assertThatThrownBy(() -> Description.of("capital !nowhere", Set.of("name")))
        .hasMessageContaining("nowhere");
  }

  private static List<String> expressions(String which) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode rule : rules().path("rules")) {
      for (JsonNode shape : rule.path("shapes")) {
        if (which.isEmpty() || !shape.path("cased").asBoolean()) {
          found.add(shape.path("find").asText());
          shape.path("except").forEach(it -> found.add(it.asText()));
        }
      }
    }
    return found;
  }

  private static JsonNode rules() throws IOException {
    return JSON.readTree(new String(RuleData.rules(), StandardCharsets.UTF_8));
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(FOLDER.resolve("rules.schema.json")));
  }
}
