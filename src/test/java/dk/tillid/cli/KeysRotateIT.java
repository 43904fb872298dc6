package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.cli.Terminal.Ended;
import dk.tillid.keys.KeyChange;
import dk.tillid.keys.KeyChange.Changed;
import dk.tillid.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the key keeper is told of a change of keys, at its end and afterwards.
class KeysRotateIT {
  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void makeAStore() {
    terminal = new Terminal(folder, folder.resolve("custody"));
    assertThat(on("init", "--new-passphrase").code()).isZero();
  }

  private Ended on(String... arguments) {
    return terminal.run(arguments);
  }

  private String examined(String check) {
    for (JsonNode finding : on("doctor", "--json").json().get("findings")) {
      if (finding.get("check").asText().equals(check)) {
        return finding.get("state").asText() + " " + finding.get("text").asText();
      }
    }
    return "";
  }

  @Test
  void everyChangeTellsItsPauseAndWhatIsNext() {
    assertThat(on("keys").code()).isEqualTo(ExitCode.USAGE.code());
    for (String key : List.of("file", "store")) {
      Ended changed = on("keys", "rotate", key, "--json");
      assertThat(changed.code()).isZero();
      assertThat(changed.json().get("pauseSeconds").asDouble()).isPositive();
      assertThat(changed.json().get("next").toString()).contains("backup");
      assertThat(changed.err().lines())
          .contains("tillid: the key before is gone")
          .allMatch(line -> line.startsWith("tillid: "));
    }
    JsonNode shown = on("keys", "show", "--json").json();
    assertThat(shown.get("storeKeyEpoch").asInt()).isEqualTo(2);
    assertThat(shown.get("fileKeyEpoch").asInt()).isEqualTo(2);
    assertThat(shown.get("changeUnderWay").asBoolean()).isFalse();
  }

  private Ended changePassphrase() throws IOException {
    Path next = folder.resolve("next");
    Ended changed = on("keys", "rotate", "root", "--new-passphrase", next.toString());
    assertThat(changed.out()).contains("put " + next + " where passphraseFile points");
    assertThat(on("keys", "show").code()).isEqualTo(ExitCode.KEYS.code());
    Files.move(next, folder.resolve("passphrase"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(on("doctor", "--json").json().get("sound").asBoolean()).isTrue();
    return changed;
  }

  private void split(String name) {
    Ended split =
        on(
            "keys",
            "split",
            "--recipient-key",
            folder.resolve("recipient.pem").toString(),
            "--to",
            folder.resolve(name).toString());
    assertThat(split.err()).contains("hand each share over");
  }

  /// Three shares, put together.
  private String combined(String name) throws IOException {
    Path passphrase = folder.resolve(name + "-passphrase");
    Path recipient = folder.resolve(name + "-recipient.pem");
    String share = folder.resolve(name).resolve("tillid-share-") + "%d.txt";
    on(
        "keys",
        "combine",
        share.formatted(1),
        share.formatted(3),
        share.formatted(5),
        "--passphrase",
        passphrase.toString(),
        "--recipient-key",
        recipient.toString());
    assertThat(recipient).hasSameBinaryContentAs(folder.resolve("recipient.pem"));
    return Files.readString(passphrase);
  }

  @Test
  void sharesOfAFormerPassphraseAreToldOfUntilTheyAreMadeAnew() throws IOException {
    assertThat(changePassphrase().out()).as("no shares").doesNotContain("keys split");
    assertThat(examined("recovery")).isEmpty();
    on(
        "keys",
        "recipient",
        "--private",
        folder.resolve("recipient.pem").toString(),
        "--public",
        folder.resolve("recipient.pub").toString());
    split("shares");
    assertThat(examined("recovery")).startsWith("ok ");
    String former = Files.readString(folder.resolve("passphrase"));

    assertThat(changePassphrase().out()).contains("make shares anew with `tillid keys split`");

    assertThat(examined("recovery")).startsWith("warn ").contains("`tillid keys split`");
    assertThat(combined("shares")).as("the recipient's key is there still").isEqualTo(former);
    split("anew");
    assertThat(examined("recovery")).startsWith("ok ");
    assertThat(combined("anew")).isEqualTo(Files.readString(folder.resolve("passphrase")));
  }

  private String eventsOfAStart() {
    Config read = terminal.config();
    StringBuilder events = new StringBuilder();
    EventLog log = new EventLog(events, Clock.systemUTC());
    Registry.open(read, Registry.keys(read), Clock.systemUTC(), log, _ -> {}).close();
    return events.toString();
  }

  @ParameterizedTest
  @EnumSource
  void aChangeThatWasCutShortIsToldOfUntilItIsFinished(Changed changed) {
    assertThat(eventsOfAStart()).as("control").doesNotContain("KEY_CHANGE_UNFINISHED");
    assertThat(examined("key change")).isEmpty();
    new KeyChange(folder.resolve("keys"), folder.resolve("passphrase")).begin(changed).close();
    String name =
        switch (changed) {
          case STORE -> "store";
          case FILE -> "file";
        };

    assertThat(eventsOfAStart().lines().filter(line -> line.contains("KEY_CHANGE_UNFINISHED")))
        .singleElement()
        .asString()
        .contains("\"numbers\":[" + (changed == Changed.STORE ? 1 : 2) + "]");
    assertThat(examined("key change"))
        .startsWith("warn ")
        .contains("`tillid keys rotate " + name + "` again");

    assertThat(on("keys", "rotate", name).code()).isZero();
    assertThat(eventsOfAStart()).doesNotContain("KEY_CHANGE_UNFINISHED");
    assertThat(examined("key change")).isEmpty();
  }
}
