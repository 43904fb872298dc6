package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Path config;

  /// What a command printed and how it ended.
  private record Ended(int code, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new AssertionError("not JSON", e);
      }
    }
  }

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            folder.resolve("tillid.json"),
            JSON.createObjectNode()
                .put("dataDir", folder.resolve("data").toString())
                .put("slotCopyDir", folder.resolve("slots-copy").toString())
                .put("keysDir", folder.resolve("keys").toString())
                .put("passphraseFile", folder.resolve("keys/passphrase").toString())
                .toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init", "serve", "demo", "token", "config", "doctor", "keys", "audit", "rules", "run"
      })
  void everyCommandHasHelpWithJson(String command) {
    Ended help = tillid(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--json", "--config");
  }

  @Test
  void theHelpListsEveryExitCode() {
    String help = tillid("--help").out();

    for (ExitCode code : ExitCode.values()) {
      assertThat(help).contains(code.code() + "  " + code.meaning());
    }
  }

  @Test
  void makesAStoreOnceAndOverwritesNothing() {
    assertThat(on("init").code()).isEqualTo(ExitCode.KEYS.code());
    assertThat(on("init", "--new-passphrase").code()).isZero();
    Ended again = on("init", "--new-passphrase", "--json");

    assertThat(again.code()).isEqualTo(ExitCode.STORE.code());
    assertThat(again.json().get("message").asText()).contains("is not replaced");
    assertThat(on("keys", "--json").json().get("keystoreId").asText()).hasSize(32);
  }

  @Test
  void loadsTheDemonstrationYearIntoAnEmptyStoreOnly() {
    on("init", "--new-passphrase");

    Ended loaded = on("demo", "--json");
    Ended again = on("demo");

    assertThat(loaded.json().get("citizens").asInt()).isEqualTo(55);
    assertThat(loaded.json().get("citizenCode").asText()).matches("(.{4}-){4}.{2}");
    assertThat(again.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(again.err()).contains("not empty");
  }

  @Test
  void verifiesTheTrailAlsoAgainstACheckpointKeptEarlier() throws IOException {
    on("init", "--new-passphrase");
    on("demo");
    Path kept =
        Files.writeString(folder.resolve("head"), on("audit", "checkpoint", "--json").out());
    Path forged =
        Files.writeString(
            folder.resolve("forged"), Files.readString(kept).replace("\"size\":", "\"size\":1"));

    assertThat(on("audit", "verify", "--json").json().get("whole").asBoolean()).isTrue();
    assertThat(on("audit", "verify", "--checkpoint", kept.toString()).code()).isZero();
    assertThat(on("audit", "verify", "--checkpoint", forged.toString()).err())
        .contains("not signed");
    assertThat(
            on("audit", "entries", "--json").json().get("entries").get(0).get("operation").asText())
        .isEqualTo("loadDemonstration");
  }

  @Test
  void issuesTokensForRolesAndRefusesAWorkerWithoutATeam() {
    on("init", "--new-passphrase");

    Ended token = on("token", "--role", "auditor", "--worker", "a", "--json");

    assertThat(token.json().get("token").asText()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(on("token", "--role", "worker", "--worker", "a").err()).contains("needs --team");
    assertThat(on("token", "--role", "citizen", "--worker", "a").err()).contains("--role takes");
    assertThat(on("token", "--role", "auditor", "--worker", "a", "--hours", "0").err())
        .contains("1 to 720");
  }

  @Test
  void namesFileAndRemedyForAWrongPassphrase() throws IOException {
    on("init", "--new-passphrase");
    Path passphrase = folder.resolve("keys/passphrase");
    Files.writeString(passphrase, "not the one it was made with");

    Ended wrong = on("keys");

    assertThat(wrong.code()).isEqualTo(ExitCode.KEYS.code());
    assertThat(wrong.err()).contains(passphrase.toString()).doesNotContain("not the one");
  }

  @Test
  void aWrongCommandLineAndAWrongConfigurationHaveTheirOwnExitCodes() throws IOException {
    Files.writeString(config, "{\"unknown\":1}");

    assertThat(tillid("nonsense").code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(on("config").code()).isEqualTo(ExitCode.CONFIG.code());
    assertThat(on("config").err()).contains("unknown key unknown");
  }

  @Test
  void theDoctorFindsWhatIsAmissAndSaysWhatToDo() {
    Ended before = on("doctor", "--json");
    on("init", "--new-passphrase");
    Ended after = on("doctor", "--json");

    assertThat(before.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(before.out()).contains("tillid init");
    assertThat(after.json().get("sound").asBoolean()).isTrue();
  }

  @Test
  void serveRefusesDevelopment() throws IOException {
    on("init", "--new-passphrase");
    String written = Files.readString(config);
    Files.writeString(config, written.replaceFirst("\\{", "{\"http\":{\"development\":true},"));

    Ended refused = on("serve");

    assertThat(refused.code()).isEqualTo(ExitCode.CONFIG.code());
    assertThat(refused.err()).contains("http.development: `serve` does not");
  }

  @Test
  void aStoreMadeInAFolderThatIsRenamedOpensWhereItIs() throws IOException {
    Path data = folder.resolve("whole");
    WholeFolder.make(
        data,
        making -> {
          assertThat(tillidIn(making, "init", "--new-passphrase").code()).isZero();
          assertThat(tillidIn(making, "demo").code()).isZero();
        });

    assertThat(tillidIn(data, "audit", "verify", "--json").json().get("whole").asBoolean())
        .isTrue();
    assertThat(tillidIn(data, "doctor", "--json").json().get("sound").asBoolean()).isTrue();
  }

  @Test
  void anInterruptedMakingLeavesNoFolderAndTheNextBeginsAnew() throws IOException {
    Path data = folder.resolve("whole");
    Path left = folder.resolve("whole.making");
    assertThatThrownBy(() ->
            WholeFolder.make(
                data,
                making -> {
                  tillidIn(making, "init", "--new-passphrase");
                  throw new IllegalStateException("interrupted");
                }))
        .hasMessage("interrupted");
    assertThat(data).doesNotExist();
    assertThat(left.resolve("keys")).isNotEmptyDirectory();

    WholeFolder.make(
        data, making -> assertThat(tillidIn(making, "init", "--new-passphrase").code()).isZero());

    assertThat(left).doesNotExist();
    assertThat(tillidIn(data, "doctor", "--json").json().get("sound").asBoolean()).isTrue();
    assertThatThrownBy(() -> WholeFolder.make(data, _ -> {})).hasMessageContaining("not replaced");
  }

  private Ended tillidIn(Path place, String... arguments) {
    try {
      Files.writeString(
          config,
          JSON.createObjectNode()
              .put("dataDir", place.resolve("data").toString())
              .put("slotCopyDir", place.resolve("slots-copy").toString())
              .put("keysDir", place.resolve("keys").toString())
              .put("passphraseFile", place.resolve("keys/passphrase").toString())
              .toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return on(arguments);
  }

  private Ended on(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(config.toString());
    return tillid(all.toArray(String[]::new));
  }

  private static Ended tillid(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
