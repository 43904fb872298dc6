package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.keys.KeyRing;
import dk.tillid.store.RocksLedger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .put("allowCopyOnWrite", true) // a test's folder may lie in a container
                .put("dataDir", folder.resolve("data").toString())
                .put("custodyDir", folder.resolve("custody").toString())
                .put("slotCopyDir", folder.resolve("slots-copy").toString())
                .put("keysDir", folder.resolve("keys").toString())
                .put("passphraseFile", folder.resolve("keys/passphrase").toString())
                .toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "serve",
        "demo",
        "import",
        "export",
        "token",
        "config",
        "doctor",
        "keys",
        "audit",
        "erase-check",
        "receipt",
        "rules",
        "run"
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
    assertThat(on("keys", "show", "--json").json().get("keystoreId").asText()).hasSize(32);
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
    assertThat(on("token", "--role", "worker", "--worker", "a", "--team", "t").err())
        .contains("--municipality");
    assertThat(on("token", "--role", "teamlead", "--worker", "a").err()).contains("--municipality");
    assertThat(on("token", "--role", "teamlead", "--worker", "a", "--municipality", "0766").code())
        .isZero();
    assertThat(on("token", "--role", "citizen", "--worker", "a").err()).contains("--role takes");
    assertThat(on("token", "--role", "auditor", "--worker", "a", "--hours", "0").err())
        .contains("1 to 720");
  }

  @Test
  void namesFileAndRemedyForAWrongPassphrase() throws IOException {
    on("init", "--new-passphrase");
    Path passphrase = folder.resolve("keys/passphrase");
    Files.writeString(passphrase, "not the one it was made with");

    Ended wrong = on("keys", "show");

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

  @Test
  void writesAMunicipalityOutForItsOwnerAloneAndOverwritesNothing() throws IOException {
    on("init", "--new-passphrase");
    on("demo");
    Path file = folder.resolve("out.ndjson");

    Ended written = on("export", "--municipality", "0999", file.toString());
    String content = Files.readString(file);
    Ended again = on("export", "--municipality", "0999", file.toString(), "--json");

    assertThat(written.code()).isZero();
    assertThat(written.out()).contains("wrote 59 cases and 3 enquiries");
    assertThat(written.err()).contains("readable in the clear", "shred");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(again.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(again.json().get("message").asText()).contains("not overwritten");
    assertThat(Files.readString(file)).isEqualTo(content);
    assertThat(on("export", "--municipality", "x", file + "2").err()).contains("four digits");
  }

  @Test
  void bringsAFileInOnceAndNamesTheLinesItRefuses() throws IOException {
    on("init", "--new-passphrase");
    on("demo");
    Path file = folder.resolve("out.ndjson");
    on("export", "--municipality", "0999", file.toString());
    Files.writeString(
        file, Files.readString(file) + "{\"kind\":\"case\",\"cpr\":\"0101011234\"}\n");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    tillidIn(elsewhere, "init", "--new-passphrase");

    JsonNode dry = on("import", file.toString(), "--dry-run", "--json").json();
    Ended first = on("import", file.toString());
    Ended second = on("import", file.toString(), "--json");

    assertThat(dry.get("new").asInt()).isEqualTo(62);
    assertThat(first.code()).isEqualTo(ExitCode.LINES_REFUSED.code());
    assertThat(first.out()).contains("read 63 lines: 62 new, 0 unchanged, 1 refused");
    assertThat(first.err()).contains("line 64: a member is not in the schema");
    assertThat(second.json().get("unchanged").asInt()).isEqualTo(62);
    assertThat(second.json().at("/problems/0/line").asInt()).isEqualTo(64);
    assertThat(second.json().at("/problems/0/code").asText()).isEqualTo("UNKNOWN_MEMBER");
    assertThat(first.err() + second.out()).doesNotContain("0101011234");
  }

  @Test
  void importSaysWhatAFileLooksLikeAndWhereTheStoreIsInUse() {
    on("init", "--new-passphrase");

    assertThat(on("import", "--schema").out()).startsWith("{").contains("2020-12");
    assertThat(on("import").err()).contains("takes a FILE");
    assertThat(on("import", "nowhere").err()).contains("no file that can be read");
    try (KeyRing keys = Registry.keys(config());
        RocksLedger held = Registry.store(config(), keys, Clock.systemUTC())) {
      Ended refused = on("import", config.toString());
      assertThat(held.erasuresRedone()).isZero();
      assertThat(refused.code()).isEqualTo(ExitCode.STORE.code());
      assertThat(refused.err()).contains("held by another process").contains("Stop the other");
    }
  }

  private Config config() {
    return Config.read(Optional.of(config), Map.of());
  }

  private Ended tillidIn(Path place, String... arguments) {
    try {
      Files.writeString(
          config,
          JSON.createObjectNode()
              .put("allowCopyOnWrite", true)
              .put("dataDir", place.resolve("data").toString())
              .put("custodyDir", place.resolve("custody").toString())
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
