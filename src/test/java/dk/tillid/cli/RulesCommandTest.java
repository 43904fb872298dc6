package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  /// What a command printed and how it ended.
  private record Ended(int code, String out, String err) {
    JsonNode json() throws JsonProcessingException {
      return JSON.readTree(out);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "show", "diff", "schema"})
  void everySubcommandHasHelpWithJson(String subcommand) {
    Ended help = rules(subcommand, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--json", "--config", "Usage: tillid rules " + subcommand);
  }

  @Test
  void shippedRulesAreSound() throws IOException {
    Ended checked = rules("check");

    assertThat(checked.code()).isZero();
    assertThat(checked.out())
        .contains("OK  0390 Vordingborg, valid from 2007-01-01, 18 rules")
        .contains("OK  0230 Rudersdal, valid from 2008-08-01 until 2011-02-14, 22 rules");
    assertThat(rules("check", "--json").json().get("ruleSets")).hasSize(6);
  }

  @Test
  void checkTellsEveryProblemWithFileKeyAndRemedy() throws IOException {
    Path bad =
        write("bad.json", "0766", "\"hourBudget\": {\"minutesPerIsoWeek\": 0, \"da\": \"d\"}");
    Path worse = Files.writeString(folder.resolve("worse.json"), "{");
    Path missing = folder.resolve("missing.json");

    Ended checked = rules("check", bad.toString(), worse.toString(), missing.toString());
    Ended told = rules("check", "--json", folder.toString());

    assertThat(checked.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(checked.out())
        .contains(bad + ": rules.hourBudget.en: missing; add it")
        .contains(bad + ": rules.hourBudget.minutesPerIsoWeek: must be a whole number from 1 to")
        .contains(worse + ": not JSON, or a key given twice, at line 1; correct it there")
        .contains(missing + ": cannot be read as UTF-8 text; save it as UTF-8")
        .contains("4 problems; no rule file is used");
    assertThat(told.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(told.json().get("problems")).hasSize(3);
  }

  @Test
  void checkFindsOneMunicipalityTwiceOnADayAndAFolderWithoutFiles() throws IOException {
    Path first = write("a.json", "0390", "");
    Path second = write("b.json", "0390", "");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(rules("check", first.toString()).code()).isZero();
    assertThat(rules("check", first.toString(), second.toString()).out())
        .contains("b.json: validFrom: overlaps with");
    assertThat(rules("check", empty.toString()).out())
        .contains(empty + ": holds no *.json file; name another directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0766", "Hedensted", "hedensted"})
  void showTellsFiguresWordsAndWhatIsNotStated(String named) {
    Ended shown = rules("show", named, "--on", "2026-03-02");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("0766 Hedensted, valid from 2007-01-01")
        .contains("in danger: 1813 Lægevagt / Doctor on call")
        .containsPattern("hourBudget +højst 120 minutter om ugen / at most 120 minutes a week")
        .contains("»Den tidsmæssige ramme for indsatsen er max. 2 timer pr. uge.«")
        .containsPattern("not stated: .*age, phases, workersPerCase, teamReviews.*");
  }

  @Test
  void showGoesByTheDay() throws IOException {
    JsonNode before = rules("show", "0230", "--on", "2010-06-01", "--json").json();
    JsonNode since = rules("show", "0230", "--on", "2012-06-01", "--json").json();

    assertThat(before.get("validUntil").asText()).isEqualTo("2011-02-14");
    assertThat(since.has("validUntil")).isFalse();
    assertThat(since.at("/rules/0/key").asText()).isEqualTo("legalBasis");
    assertThat(since.at("/rules/0/statement/en").asText()).isEqualTo("in words only");
    assertThat(since.get("notStated").toString()).contains("complaint");
  }

  @Test
  void diffOfTwoMunicipalitiesTellsWhatDiffersAndWhatOnlyOneStates() throws IOException {
    Ended told = rules("diff", "Hedensted", "0390", "--on", "2026-03-02");
    JsonNode fields = rules("diff", "0766", "0390", "--on", "2026-03-02", "--json").json();

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("A  0766 Hedensted (valid from 2007-01-01)")
        .containsPattern("complaint: klage\\R +A  ikke mulig / not possible\\R +B  skriftlig eller")
        .containsPattern("(?s)Only A states:.*firstContactTarget +inden for 5 hverdage")
        .containsPattern("(?s)Only B states:.*decisionIssued +nej / no")
        .containsPattern("(?s)Neither states:.*phases");
    assertThat(keys(fields, "onlySecond")).contains("userSurvey").doesNotContain("complaint");
    assertThat(keys(fields, "different")).contains("complaint", "price", "legalBasis");
  }

  @Test
  void diffOfTwoDaysOfOneMunicipalityTellsWhatChanged() throws IOException {
    JsonNode fields = rules("diff", "0230@2010-06-01", "0230@2012-06-01", "--json").json();

    assertThat(keys(fields, "different"))
        .containsExactly("legalBasis", "purpose", "targetGroup", "referral");
    assertThat(keys(fields, "otherWords")).containsExactly("timeLimit", "anonymity");
    assertThat(keys(fields, "onlyFirst")).isEmpty();
    assertThat(keys(fields, "same")).contains("age", "danger");
  }

  private static Iterable<String> keys(JsonNode fields, String of) {
    return fields.get(of).findValuesAsText("key").stream().distinct().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "show, Nowhere, no municipality of that name; give its four digits",
    "show, 0766 --on 2026-2-1, a day is written yyyy-mm-dd",
    "diff, 0766 0390@tomorrow, a day is written yyyy-mm-dd",
  })
  void whatCannotBeUnderstoodIsAnsweredWithARemedy(String command, String rest, String remedy) {
    Ended refused = rules((command + " " + rest).split(" "));

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(refused.err()).contains(remedy);
  }

  @Test
  void schemaIsPrintedAsItIs() throws IOException {
    assertThat(rules("schema").json().get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(rules("schema", "--json").out()).isEqualTo(rules("schema").out());
  }

  @Test
  void aMunicipalitysOwnFilesAreLoadedFromTheConfiguredFolder() throws IOException {
    write("own.json", "0390", "");
    Path config = configuration();

    Ended shown = rules("show", "Vordingborg", "--config", config.toString());

    assertThat(shown.out()).contains("source: own words").doesNotContain("complaint: klage");
    assertThat(rules("check", "--config", config.toString()).out())
        .contains("OK  0390 Own, valid from 2020-01-01, 0 rules")
        .contains("OK  0766 Hedensted");
  }

  @Test
  void serveAndDoctorRefuseABadFileInTheSameWords() throws IOException {
    Path bad = write("bad.json", "0390", "\"speed\": {}");
    Path config = configuration();
    String problem = bad + ": rules.speed: unknown key; correct its spelling or take it out";

    Ended served = tillid("serve", "--config", config.toString());
    Ended examined = tillid("doctor", "--config", config.toString());

    assertThat(served.code()).isEqualTo(ExitCode.CONFIG.code());
    assertThat(served.err()).contains(problem);
    assertThat(examined.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(examined.out()).contains("FAULT  rules:  " + problem);
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        Files.createDirectories(folder.resolve("config")).resolve("tillid.json"),
        JSON.createObjectNode()
            .put("dataDir", folder.resolve("data").toString())
            .put("custodyDir", folder.resolve("custody").toString())
            .put("slotCopyDir", folder.resolve("slots-copy").toString())
            .put("keysDir", folder.resolve("keys").toString())
            .put("passphraseFile", folder.resolve("keys/passphrase").toString())
            .put("rulesDir", folder.toString())
            .toString());
  }

  private Path write(String name, String municipality, String rules) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        {"format": 1, "municipality": "%s", "name": "Own", "source": "own words",
         "validFrom": "2020-01-01", "rules": {%s}}
        """
            .formatted(municipality, rules));
  }

  private static Ended rules(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "rules";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return tillid(all);
  }

  private static Ended tillid(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
