package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Request;
import dk.tillid.domain.Role;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.Purpose;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.keys.CitizenCode;
import dk.tillid.keys.CodeReading;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.store.RocksLedger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The auditor's check on a registry with the demonstration year.
class EraseCheckIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Actor CITIZEN =
      new Actor(new WorkerId("citizen"), Role.CITIZEN, new Municipality("0000"), Set.of());

  @TempDir Path folder;

  private Path config;
  private String code;

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
  void loadTheDemonstrationYear() throws IOException {
    config = configuration("tillid.json", "keys");
    assertThat(on("init", "--new-passphrase").code()).isZero();
    code = on("demo", "--json").json().get("citizenCode").asText();
  }

  private Path configuration(String name, String keys) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        JSON.createObjectNode()
            .put("allowCopyOnWrite", true) // a test's folder may lie in a container
            .put("dataDir", folder.resolve("data").toString())
            .put("custodyDir", folder.resolve("custody").toString())
            .put("slotCopyDir", folder.resolve("slots-copy").toString())
            .put("keysDir", folder.resolve(keys).toString())
            .put("passphraseFile", folder.resolve(keys + "-passphrase").toString())
            .toString());
  }

  @Test
  void aCodeThatOpensACaseIsSaidNotToBeErased() {
    Ended living = on("erase-check", "--code", code);
    Ended json = on("erase-check", "--code", code, "--json");

    assertThat(living.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(living.out()).contains("NOT erased: the code opens a case");
    assertThat(json.json().get("verdict").asText()).isEqualTo("LIVING");
    assertThat(json.json().get("codeRow").asText()).isEqualTo("LIVING");
    assertThat(json.json().at("/codeRowSearch/found/ROW_KEY").asInt()).isPositive();
    assertThat(json.json().get("clean").asBoolean()).isFalse();
  }

  @Test
  void afterTheWithdrawalBothCopiesAndTheJournalNameTheActAlsoWhileTheRegistryIsOpen() {
    try (KeyRing keys = Registry.keys(config());
        RocksLedger ledger = Registry.store(config(), keys, Clock.systemUTC())) {
      withdraw(ledger, keys);
      Ended served = on("erase-check", "--code", code.toLowerCase(java.util.Locale.ROOT), "--json");
      assertThat(served.json().get("verdict").asText()).isEqualTo("ERASED");
      assertThat(served.json().get("journal").asText()).isEqualTo("RECORDED");
      assertThat(served.json().get("codeRow").asText()).isEqualTo("NONE");
      assertThat(served.json().get("secondCopy")).isEqualTo(served.json().get("firstCopy"));
      assertThat(served.json().at("/firstCopy/0/erasureEpoch").asInt()).isEqualTo(1);
      assertThat(ledger.erasuresRedone()).isZero();
    }
    Ended after = on("erase-check", "--code", code);
    assertThat(after.out())
        .contains("erased: in both copies of the slot file, erasure 1 destroyed the keys of slots")
        .contains("custody's journal names the act too")
        .contains("proves nothing by itself");
  }

  @Test
  void whatWasRememberedIsFoundBeforeAndOfKeysAndTextsNothingAfter() throws IOException {
    Path needles = folder.resolve("needles");
    Path log = Files.writeString(folder.resolve("other.log"), "nothing of anybody");

    Ended remembered = on("erase-check", "--code", code, "--remember", needles.toString());
    Ended before = on("erase-check", "--code", code, "--remembered", needles.toString(), "--json");
    withdraw();
    Ended after =
        on(
            "erase-check",
            "--code",
            code,
            "--remembered",
            needles.toString(),
            "--also",
            log.toString(),
            "--json");

    assertThat(remembered.code()).isZero();
    assertThat(found(before, "dataDir"))
        .containsKeys("WRAPPED_KEY", "ROW_KEY", "CIPHERTEXT")
        .doesNotContainKeys("CASE_KEY", "HANDLE", "WORDS", "NOTE", "CODE");
    assertThat(found(before, "slotCopyDir")).containsOnlyKeys("WRAPPED_KEY");
    assertThat(found(after, "dataDir")).containsOnlyKeys("ROW_KEY", "CIPHERTEXT");
    for (String place : List.of("slotCopyDir", "keysDir", "custodyDir", "also")) {
      assertThat(found(after, place)).as(place).isEmpty();
    }
    assertThat(after.json().get("verdict").asText()).isEqualTo("ERASED");
    assertThat(after.json().at("/places/0/telling").asBoolean()).isFalse();
    assertThat(after.code()).isEqualTo(ExitCode.FAULT_FOUND.code());

    keepHouse();
    Ended night = on("erase-check", "--code", code, "--remembered", needles.toString());

    assertThat(night.out()).contains("dataDir " + folder.resolve("data") + ": not found");
    assertThat(night.code()).isZero();
  }

  @Test
  void aPlaceThatIsNamedBesideIsSearchedAndWhatIsFoundThereIsNamed() throws IOException {
    Path needles = folder.resolve("needles");
    on("erase-check", "--code", code, "--remember", needles.toString());
    Path copy = Files.copy(folder.resolve("slots-copy/tillid.slots"), folder.resolve("kept"));
    Path history =
        Files.writeString(folder.resolve("history"), "tillid erase-check --code " + code);
    withdraw();

    Ended found =
        on(
            "erase-check",
            "--code",
            code,
            "--remembered",
            needles.toString(),
            "--also",
            copy.toString(),
            "--also",
            history.toString(),
            "--also",
            folder.resolve("absent").toString());

    assertThat(found.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(found.out())
        .contains("also " + copy + ": FOUND")
        .contains("wrapped key of the case")
        .contains("must not be there")
        .contains("citizen's code: 1 times, first in " + history + " at 26")
        .contains("could not be read: " + folder.resolve("absent"))
        .doesNotContain(code);
  }

  @Test
  void aCodeOfNobodyIsUnknownAndHasNothingToRemember() {
    String nobodys = new Randomness().citizenCode().printed();

    Ended unknown = on("erase-check", "--code", nobodys);
    Path needles = folder.resolve("needles");
    Ended remember = on("erase-check", "--code", nobodys, "--remember", needles.toString());

    assertThat(unknown.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(unknown.out()).contains("unknown: the code opens nothing");
    assertThat(remember.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(remember.err()).contains("nothing to remember");
    assertThat(needles).doesNotExist();
  }

  @Test
  void aMisreadCodeIsToldWithoutBeingRepeated() {
    String wrong = (code.charAt(0) == 'A' ? "B" : "A") + code.substring(1);

    assertThat(on("erase-check", "--code", wrong).err())
        .contains("has a wrong character, number 1")
        .doesNotContain(wrong);
    assertThat(on("erase-check", "--code", code + "0").err()).contains("too long");
    assertThat(on("erase-check", "--code", "ABC").err()).contains("too short");
    assertThat(on("erase-check", "--code", "ABC").code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(on("erase-check").code()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void theCodeCanComeFromStandardInput() throws IOException {
    InputStream before = System.in;
    try (InputStream typed =
        new ByteArrayInputStream((code + "\n").getBytes(StandardCharsets.UTF_8))) {
      System.setIn(typed);
      assertThat(on("erase-check", "--code", "-").out()).contains("the code opens a case");
    } finally {
      System.setIn(before);
    }
    assertThat(on("erase-check", "--help").out()).contains("history", "list of processes");
  }

  @Test
  void otherKeysSeeNothingOfIt() throws IOException {
    Path needles = folder.resolve("needles");
    on("erase-check", "--code", code, "--remember", needles.toString());
    Path own = config;
    config = configuration("foreign.json", "foreign-keys");
    KeyRing.writeNewPassphrase(folder.resolve("foreign-keys-passphrase"));
    KeyRing.create(folder.resolve("foreign-keys"), folder.resolve("foreign-keys-passphrase"))
        .close();

    Ended foreign = on("erase-check", "--code", code);

    assertThat(foreign.code()).isEqualTo(ExitCode.KEYS.code());
    assertThat(foreign.err()).contains("another keystore");
    config = own;
    Files.writeString(needles, Files.readString(needles).replaceFirst("\nHANDLE [^\n]*", ""));
    Ended altered = on("erase-check", "--code", code, "--remembered", needles.toString());
    assertThat(altered.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(altered.err()).contains("was altered or cut");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(on("erase-check", "--code", code, "--remember", "a", "--remembered", "b").err())
        .contains("before the withdrawal");
    assertThat(on("erase-check", "--code", code, "--also", "a").err())
        .contains("goes with --remembered");
  }

  private static Map<String, JsonNode> found(Ended ended, String place) {
    for (JsonNode one : ended.json().get("places")) {
      if (one.get("place").asText().equals(place)) {
        return JSON.convertValue(
            one.get("found"),
            JSON.getTypeFactory().constructMapType(Map.class, String.class, JsonNode.class));
      }
    }
    throw new AssertionError("no such place: " + place);
  }

  private void keepHouse() {
    try (KeyRing keys = Registry.keys(config());
        RocksLedger ledger = Registry.store(config(), keys, Clock.systemUTC())) {
      assertThat(ledger.housekeep()).isEqualTo(1);
    }
  }

  private void withdraw() {
    try (KeyRing keys = Registry.keys(config());
        RocksLedger ledger = Registry.store(config(), keys, Clock.systemUTC())) {
      withdraw(ledger, keys);
    }
  }

  private void withdraw(RocksLedger ledger, KeyRing keys) {
    CitizenCode read =
        CitizenCode.read(code) instanceof CodeReading.Read<CitizenCode>(CitizenCode it)
            ? it
            : new Randomness().citizenCode();
    ledger.transact(
        Request.read(CITIZEN, Operation.REVOKE_CONSENT, Purpose.CITIZEN_REQUEST),
        new RevokeConsent(keys.tags().codeTag(read), WithdrawalScope.EVERYTHING));
  }

  private Config config() {
    return Config.read(Optional.of(config), Map.of());
  }

  private Ended on(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(config.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int ended =
        Cli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ended(ended, out.toString(), err.toString());
  }
}
