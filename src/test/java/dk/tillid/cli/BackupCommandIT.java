package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.Registry;
import dk.tillid.Server;
import dk.tillid.cli.Terminal.Ended;
import dk.tillid.keys.KeyRing;
import dk.tillid.log.EventLog;
import dk.tillid.store.RocksLedger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What operator and key keeper do with backups and shares, with the commands they use.
class BackupCommandIT {
  private static final int CASES = 59;

  @TempDir Path folder;

  private Terminal machine;
  private Path privateKey;
  private Path backups;

  @BeforeEach
  void settle() {
    machine = new Terminal(folder.resolve("machine"), folder.resolve("custody"));
    privateKey = folder.resolve("drawer/recipient.key");
    backups = folder.resolve("backups");
    requireDone(
        machine.run(
            "keys", "recipient", "--private", privateKey.toString(), "--public", publicKey()));
    requireDone(machine.run("init", "--new-passphrase"));
    requireDone(machine.run("demo"));
  }

  private String publicKey() {
    return machine.machine.resolve("recipient.pub").toString();
  }

  private Ended create(String... more) {
    return machine.run(
        Stream.concat(Stream.of("backup", "create", backups.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private String backup(int generation) {
    return backups.resolve("tillid-backup-" + generation).toString();
  }

  private static Ended requireDone(Ended ended) {
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended;
  }

  private Ended restore(Terminal place, int generation, String key) {
    return place.run("backup", "restore", backup(generation), "--recipient-key", key, "--json");
  }

  @Test
  void aBackupIsMadeVerifiedAndRestoredOnAnEmptyMachine() {
    Ended made = requireDone(create());
    assertThat(made.out())
        .containsPattern("made and checked .*/tillid-backup-1, [1-9]\\d* KiB")
        .contains("restorable are the backups of generations [1]");
    Ended outside = requireDone(machine.run("backup", "verify", backup(1)));
    assertThat(outside.out()).contains("generation 1").contains("takes --recipient-key");
    JsonNode inside =
        machine
            .run("backup", "verify", backup(1), "--recipient-key", privateKey.toString(), "--json")
            .json();
    assertThat(inside.get("sound").asBoolean()).isTrue();
    assertThat(inside.get("files").asInt()).isGreaterThan(3);

    Terminal other = new Terminal(folder.resolve("other"), machine.custody);
    Ended none = restore(other, 1, privateKey.toString());
    assertThat(none.code()).as("no passphrase is there").isEqualTo(ExitCode.KEYS.code());
    assertThat(none.json().get("message").asText()).contains("passphrase");
    KeyRing.writeNewPassphrase(other.machine.resolve("passphrase"));
    JsonNode restored = requireDone(restore(other, 1, privateKey.toString())).json();
    assertThat(restored.get("cases").asInt()).isEqualTo(CASES);
    assertThat(restored.get("keystoreMade").asBoolean()).isTrue();
    assertThat(restored.get("withdrawalsCarriedOut").asInt()).isZero();
    assertThat(other.run("audit", "verify", "--json").json().get("whole").asBoolean()).isTrue();
    assertThat(other.run("audit", "entries", "--json").out()).contains("makeBackup");
    Ended again = restore(other, 1, privateKey.toString());
    assertThat(again.code()).isEqualTo(ExitCode.STORE.code());
    assertThat(again.json().get("message").asText()).contains("is not replaced");
  }

  @Test
  void aBackupThatWasAlteredIsNotSound() throws IOException {
    requireDone(create());
    Path data = Path.of(backup(1)).resolve("data.sealed");
    byte[] bytes = Files.readAllBytes(data);
    bytes[bytes.length / 2] ^= 1;
    Files.write(data, bytes);
    Ended altered = machine.run("backup", "verify", backup(1));
    assertThat(altered.code()).isEqualTo(ExitCode.STORE.code());
    assertThat(altered.err()).contains("data.sealed").contains("use another");
    assertThat(machine.run("backup", "verify", backup(2)).err()).contains("cannot be read");
    assertThat(restore(machine, 2, privateKey.toString()).json().get("message").asText())
        .contains("name one tillid-backup-<generation>");
  }

  @Test
  void theProcessThatServesMakesTheBackupAndGoesOnServing() {
    StringWriter log = new StringWriter();
    try (Server server =
        Server.start(machine.config(), Clock.systemUTC(), new EventLog(log, Clock.systemUTC()))) {
      server.ready();
      JsonNode made = requireDone(create("--json")).json();
      assertThat(made.get("generation").asInt()).isEqualTo(1);
      assertThat(made.get("restorableGenerations")).hasSize(1);
      assertThat(log.toString()).contains("BACKUP_MADE");
      Path below = folder.resolve("elsewhere");
      Ended rotated =
          requireDone(machine.run("keys", "rotate", "generation", "--to", below.toString()));
      assertThat(rotated.out()).contains("generations [2]").contains("remove the older");
      assertThat(below.resolve("tillid-backup-2/manifest.json")).exists();
      assertThat(server.ready().ledger().view().today()).isNotNull();
    }
    assertThat(machine.run("audit", "entries", "--json").out())
        .containsOnlyOnce("loadDemonstration")
        .contains("makeBackup");
    requireDone(machine.run("backup", "verify", backup(1), "--public-key", keyFile(), "--json"));
    Ended closed =
        machine.run("backup", "verify", backup(1), "--recipient-key", privateKey.toString());
    assertThat(closed.code()).isEqualTo(ExitCode.KEYS.code());
    assertThat(closed.err()).contains("Generation 1").contains("was destroyed").contains("[2]");
  }

  private String keyFile() {
    return machine.machine.resolve("keys/receipt.pub.pem").toString();
  }

  @Test
  void whatTheServingProcessCannotDoIsToldWithItsRemedy() throws IOException {
    Files.writeString(backups, "a file where the folder should be");
    try (Server server = server()) {
      server.ready();
      Ended failed = create();
      assertThat(failed.code()).isEqualTo(ExitCode.STORE.code());
      assertThat(failed.err()).contains(backups.toString()).contains("Check the path");
    }
    assertThat(create().err()).as("the same by itself").contains("Check the path");
  }

  @Test
  void aRegistryServedWithoutRecipientSaysSo() {
    machine.recipient("");
    assertThat(create().code()).isEqualTo(ExitCode.CONFIG.code());
    try (Server server = server()) {
      server.ready();
      machine.recipient(publicKey());
      Ended failed = create();
      assertThat(failed.code()).isEqualTo(ExitCode.STORE.code());
      assertThat(failed.err()).contains("start it anew with").contains("backup.recipientFile");
    }
    assertThat(backups).doesNotExist();
  }

  private Server server() {
    return Server.start(
        machine.config(), Clock.systemUTC(), new EventLog(new StringWriter(), Clock.systemUTC()));
  }

  @Test
  void aStoreInUseThatNobodyServesIsLeftAloneAndTold() {
    try (KeyRing keys = Registry.keys(machine.config());
        RocksLedger held = Registry.store(machine.config(), keys, Clock.systemUTC())) {
      assertThat(held.erasuresRedone()).isZero();
      Ended refused = create();
      assertThat(refused.code()).isEqualTo(ExitCode.STORE.code());
      assertThat(refused.err()).contains("nobody answers at 127.0.0.1:").contains("wait for its");
      try (Server another = stranger()) {
        assertThat(another.management()).endsWith(":" + machine.port());
        assertThat(create().err()).contains("is not the registry of these keys");
      }
      machine.port(0);
      assertThat(create().err()).contains("http.managementPort is 0");
    }
    assertThat(backups).doesNotExist();
  }

  /// Another registry, with keys of its own, at the port that this one's configuration names.
  private Server stranger() {
    Terminal other = new Terminal(folder.resolve("stranger"), folder.resolve("stranger/custody"));
    requireDone(other.run("init", "--new-passphrase"));
    other.port(machine.port());
    Server server =
        Server.start(
            other.config(), Clock.systemUTC(), new EventLog(new StringWriter(), Clock.systemUTC()));
    server.ready();
    return server;
  }

  @Test
  void withoutAStoreNoneIsMadeAndNothingIsBackedUp() {
    Terminal empty = new Terminal(folder.resolve("empty"), folder.resolve("empty/custody"));
    requireDone(
        empty.run(
            "keys",
            "recipient",
            "--private",
            folder.resolve("k").toString(),
            "--public",
            folder.resolve("empty/recipient.pub").toString()));
    Ended refused = empty.run("backup", "create", backups.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.STORE.code());
    assertThat(refused.err()).contains("tillid init");
    assertThat(folder.resolve("empty/data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup create",
        "backup verify",
        "backup restore",
        "keys split",
        "keys combine",
        "keys recipient",
        "keys rotate generation"
      })
  void everyCommandHasHelpWithJson(String command) {
    String[] words = (command + " --help").split(" ", -1);
    Ended help = machine.run(words);
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--json", "--config");
  }

  @Test
  void threeOfFiveSharesBringPassphraseAndPrivateKeyBackAndOpenABackup() throws IOException {
    requireDone(create());
    Path shares = split("shares");
    Ended combined = combine("back", share(shares, 5), share(shares, 1), share(shares, 3));
    requireDone(combined);
    assertThat(combined.err()).contains("the passphrase opens the keystore");
    Path back = folder.resolve("back");
    assertThat(back.resolve("recipient.key")).hasSameBinaryContentAs(privateKey);
    assertThat(Files.readString(back.resolve("passphrase")).strip())
        .isEqualTo(Files.readString(machine.machine.resolve("passphrase")).strip());

    Terminal other = new Terminal(folder.resolve("other"), machine.custody);
    Files.copy(back.resolve("passphrase"), other.machine.resolve("passphrase"));
    Ended restored = restore(other, 1, back.resolve("recipient.key").toString());
    assertThat(requireDone(restored).json().get("cases").asInt()).isEqualTo(CASES);
    assertThat(combine("back", share(shares, 5), share(shares, 1), share(shares, 3)).err())
        .as("nothing is written over")
        .contains("is not replaced");
  }

  @Test
  void tooFewSharesAndWrongOnesAreRefusedByName() throws IOException {
    Path former = split("former");
    Path shares = split("shares");
    Ended few = combine("few", share(shares, 1), share(shares, 2));
    requireRefused("few", few, "3 different shares are needed, and these are 2");
    Ended twice = combine("few", share(shares, 1), share(shares, 2), share(shares, 2));
    requireRefused("few", twice, "these are 2");

    Ended foreign = combine("few", share(shares, 1), share(former, 2), share(shares, 3));
    requireRefused("few", foreign, share(former, 2));
    Path typed = folder.resolve("typed.txt");
    Files.writeString(typed, mistyped(Files.readString(Path.of(share(shares, 2)))));
    Ended wrong = combine("few", share(shares, 1), typed.toString(), share(shares, 3));
    requireRefused("few", wrong, typed + ", line 2: character 3 is wrong");
    Ended missing = combine("few", share(shares, 1), share(shares, 2), "nowhere.txt");
    requireRefused("few", missing, "nowhere.txt is missing");
    requireDone(combine("few", share(shares, 2), share(shares, 3), share(shares, 4)));
  }

  private void requireRefused(String into, Ended ended, String why) {
    assertThat(ended.code()).isEqualTo(ExitCode.KEYS.code());
    assertThat(ended.err()).contains(why);
    assertThat(folder.resolve(into)).doesNotExist();
  }

  /// The third character of the second line is another one.
  private static String mistyped(String page) {
    List<String> lines = page.lines().toList();
    return IntStream.range(0, lines.size())
        .mapToObj(place ->
            lines.get(place).startsWith("  2  ") ? other(lines.get(place)) : lines.get(place))
        .reduce("", (text, line) -> text + line + "\n");
  }

  private static String other(String line) {
    char third = line.charAt(7);
    return line.substring(0, 7) + (third == '7' ? '8' : '7') + line.substring(8);
  }

  private Path split(String name) {
    Path shares = folder.resolve(name);
    Ended done =
        requireDone(
            machine.run(
                "keys",
                "split",
                "--recipient-key",
                privateKey.toString(),
                "--to",
                shares.toString()));
    assertThat(done.out()).contains("made 5 shares").contains("3 open it");
    try (Stream<Path> files = Files.list(shares)) {
      assertThat(files).hasSize(5);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shares;
  }

  private static String share(Path shares, int number) {
    return shares.resolve("tillid-share-" + number + ".txt").toString();
  }

  private Ended combine(String into, String... shares) {
    Path where = folder.resolve(into);
    return machine.run(
        Stream.concat(
                Stream.of(
                    "keys",
                    "combine",
                    "--passphrase",
                    where.resolve("passphrase").toString(),
                    "--recipient-key",
                    where.resolve("recipient.key").toString()),
                Stream.of(shares))
            .toArray(String[]::new));
  }
}
