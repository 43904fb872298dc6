package dk.tillid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `ops/` as a newcomer starts them, with the jar that the build has just made.
class OpsIT {
  private static final int PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  private Process start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("said").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TILLID_"));
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  @Test
  void optionsForTheJvmReachItAndAreNoSettingsOfTheRegistry() throws Exception {
    Process given = start(Map.of("TILLID_JAVA_OPTS", "-showversion"), "ops/tillid", "config");
    given.getInputStream().readAllBytes();

    assertThat(ended(given)).as(said()).isZero();
    assertThat(said()).contains("Server VM");
  }

  @Test
  void anUnknownSettingInTheEnvironmentIsRefusedByName() throws Exception {
    Process given = start(Map.of("TILLID_DATA_DUR", "x"), "ops/tillid", "config");
    given.getInputStream().readAllBytes();

    assertThat(ended(given)).isEqualTo(3);
    assertThat(said()).contains("TILLID_DATA_DUR").doesNotContain("Server VM");
  }

  @Test
  void aSecondStartKeepsDataAndKeysAndAnInterruptEndsItInOrder() throws Exception {
    JsonNode first = served();
    JsonNode second = served();

    assertThat(first.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("graphql", "health", "dataDir", "pid", "tokens", "citizenCode");
    assertThat(first.get("tokens").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("worker", "teamlead", "statistician", "auditor", "operator");
    assertThat(second.get("citizenCode")).isEqualTo(first.get("citizenCode"));
  }

  /// Starts it, asks with the tokens it prints, interrupts it.
  private JsonNode served() throws Exception {
    Process run =
        start(
            Map.of(),
            "ops/run",
            "--data",
            folder.resolve("run").toString(),
            "--port",
            "0",
            "--json");
    try (BufferedReader printed = run.inputReader(UTF_8)) {
      String line = printed.readLine();
      assertThat(line).as(said()).isNotNull();
      JsonNode serving = LiveServer.JSON.readTree(line);
      String code = serving.get("citizenCode").asText();
      String worker = serving.get("tokens").get("worker").asText();
      JsonNode mine =
          asked(
              serving, "", "{ myCase(token: \"%s\") { ... on MyCase { words } } }".formatted(code));
      assertThat(mine.at("/data/myCase/words").asText()).isNotEmpty();
      assertThat(
              asked(serving, worker, "{ today(first: 1) { pageInfo { hasNextPage } } }")
                  .has("errors"))
          .isFalse();
      assertThat(serving.get("pid").asLong()).isEqualTo(run.pid());
      interrupt(run);
      assertThat(printed.readLine()).as("nothing after the one line").isNull();
      return serving;
    } finally {
      run.destroyForcibly();
    }
  }

  private static JsonNode asked(JsonNode serving, String token, String query) throws Exception {
    String body = LiveServer.JSON.valueToTree(Map.of("query", query)).toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(serving.get("graphql").asText()))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return LiveServer.json(client.send(request.build(), BodyHandlers.ofString()).body());
    }
  }

  private static void interrupt(Process run) throws Exception {
    Process kill = new ProcessBuilder(List.of("kill", "-INT", Long.toString(run.pid()))).start();
    assertThat(ended(kill)).isZero();
    assertThat(ended(run)).isIn(0, 130);
  }
}
