package dk.tillid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.LiveServer;
import dk.tillid.keys.Randomness;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCommandIT {
  private static final String REVOKE =
      "mutation ($c: CitizenCode!) { revokeConsent(token: $c, scope: EVERYTHING) {"
          + " ... on WithdrawalReceipt { commitment erasureEpoch day printed } } }";

  @TempDir Path folder;

  private final InputStream terminal = System.in;
  private final String code = new Randomness().citizenCode().printed();
  private JsonNode receipt;
  private Path config;
  private Path key;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void withdraw() throws IOException {
    try (LiveServer live = LiveServer.onEmptyStore(folder, Clock.systemUTC())) {
      receipt = live.data("", REVOKE, Map.of("c", code)).path("revokeConsent");
    }
    key = folder.resolve("keys/receipt.pub.pem");
    config =
        Files.writeString(
            folder.resolve("tillid.json"),
            "{\"keysDir\":\"%s\",\"passphraseFile\":\"%s\"}"
                .formatted(folder.resolve("keys"), folder.resolve("keys/passphrase")));
  }

  @AfterEach
  void giveTheTerminalBack() {
    System.setIn(terminal);
  }

  private String printed() {
    return receipt.path("printed").asText();
  }

  @Test
  void aReceiptOfTheApiVerifiesWithThePublicKeyAlone() throws IOException {
    Path elsewhere = Files.copy(key, folder.resolve("elsewhere.pem"));
    Files.delete(key);

    Ended told = verify("--public-key", elsewhere.toString(), printed());

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("genuine", "everything is erased", receipt.path("day").asText())
        .contains(receipt.path("commitment").asText(), "nothing that the code behind it can open");
  }

  @Test
  void programsGetTheSame() throws IOException {
    System.setIn(input(printed() + "\n"));
    Ended told = verify("--json", "--config", config.toString());

    JsonNode fields = new JsonMapper().readTree(told.out());
    assertThat(told.code()).isZero();
    assertThat(fields.path("genuine").asBoolean()).isTrue();
    assertThat(fields.path("scope").asText()).isEqualTo("EVERYTHING");
    assertThat(fields.path("erasureEpoch").asLong())
        .isEqualTo(receipt.path("erasureEpoch").asLong());
    assertThat(fields.path("commitment")).isEqualTo(receipt.path("commitment"));
    assertThat(fields.path("day")).isEqualTo(receipt.path("day"));
  }

  @Test
  void everyKindOfDamageIsNamed() {
    String printed = printed();
    String other = printed.charAt(60) == 'A' ? "B" : "A";
    damaged("mistyped", printed.substring(0, 60) + other + printed.substring(61));
    damaged("3 characters are missing", printed.substring(0, printed.length() - 3));
    damaged("1 characters too many", printed + "A");
    damaged("character 30 stands in no receipt", new StringBuilder(printed).insert(29, '/') + "");
    damaged("this is no receipt", printed.substring(8));
    damaged("this is no receipt", "");
  }

  private void damaged(String words, String text) {
    Ended told = verify("--public-key", key.toString(), text);
    assertThat(told.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(told.out()).contains(words);
    Ended json = verify("--public-key", key.toString(), text, "--json");
    assertThat(json.out()).contains("\"genuine\":false");
  }

  @Test
  void anotherRegistrysReceiptAndAWrongKeyFileAreTold() {
    String foreign = folder.resolve("keys/issuer.pub.pem").toString();
    assertThat(verify("--public-key", foreign, printed()).out()).contains("another registry");
    Ended none = verify("--public-key", config.toString(), printed());
    assertThat(none.code()).isEqualTo(ExitCode.KEYS.code());
    assertThat(none.err()).contains("holds no public Ed25519 key");
    Ended absent = verify("--public-key", folder.resolve("nowhere").toString(), printed());
    assertThat(absent.code()).isEqualTo(ExitCode.KEYS.code());
  }

  @Test
  void theKeystoreTellsWhoseCodeItIs() {
    assertThat(withKeystore(code).code()).isZero();
    assertThat(withKeystore(code.replace("-", "")).out()).contains("it is of this code");
    Ended other = withKeystore(new Randomness().citizenCode().printed());
    assertThat(other.code()).isEqualTo(ExitCode.FAULT_FOUND.code());
    assertThat(other.out()).contains("ANOTHER code");
    Ended misread = withKeystore(code.substring(1));
    assertThat(misread.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(misread.err()).contains("adds up").doesNotContain(code.substring(1));
    assertThat(verify("--with-keystore", "--config", config.toString()).err())
        .contains("give the receipt as an argument");
  }

  private Ended withKeystore(String typed) {
    System.setIn(input(typed + "\n"));
    return verify("--with-keystore", "--config", config.toString(), printed());
  }

  private static ByteArrayInputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Ended verify(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 2];
    all[0] = "receipt";
    all[1] = "verify";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    int code = Cli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(all);
    return new Ended(code, out.toString(), err.toString());
  }
}
