package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dk.tillid.Config;
import dk.tillid.LiveServer;
import dk.tillid.Registry;
import dk.tillid.Server;
import dk.tillid.domain.Role;
import dk.tillid.keys.KeyRing;
import dk.tillid.log.EventLog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The published checks from npm, at the versions of `src/test/npm/package-lock.json`, against the
/// whole registry: `mvn verify -Pconformance`. Needs node 18 or newer and the npm registry.
class ConformanceIT {
  private static final Path SOURCES = Path.of("src/test/npm");
  private static final Path TOOLS = Path.of("target/npm").toAbsolutePath();
  private static final Path REPOSITORY = Path.of("").toAbsolutePath();
  private static final Path SCHEMA = REPOSITORY.resolve("schema.graphqls");

  /// Every rule but those that would sort the schema by name: its order tells its story.
  private static final String LINTER_RULES =
      String.join(
          ",",
          "arguments-have-descriptions",
          "defined-types-are-used",
          "deprecations-have-a-reason",
          "descriptions-are-capitalized",
          "enum-values-all-caps",
          "enum-values-have-descriptions",
          "fields-are-camel-cased",
          "fields-have-descriptions",
          "input-object-values-are-camel-cased",
          "input-object-values-have-descriptions",
          "interface-fields-have-descriptions",
          "relay-connection-arguments-spec",
          "relay-connection-types-spec",
          "relay-page-info-spec",
          "types-are-capitalized",
          "types-have-descriptions");

  /// A code list that `codeLists` serves and no field returns; the enum documents its codes.
  private static final String LINTER_EXCEPTIONS = "{\"defined-types-are-used\":[\"DurationBand\"]}";

  @TempDir Path folder;

  @BeforeAll
  static void installTools() throws IOException, InterruptedException {
    Files.createDirectories(TOOLS);
    for (String name :
        new String[] {"package.json", "package-lock.json", ".npmrc", "audits.mjs", "socket.mjs"}) {
      Files.write(TOOLS.resolve(name), Files.readAllBytes(SOURCES.resolve(name)));
    }
    succeeds(run(Map.of(), "npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts"));
  }

  @Test
  void graphqlOverHttpAuditsFindNoMustAndNoShould() throws IOException, InterruptedException {
    try (Server server = development()) {
      server.ready();
      Ran ran = run(Map.of("TILLID_GRAPHQL", server.graphql()), "node", "audits.mjs");
      succeeds(ran);
      assertThat(ran.output()).contains("SHOULD 0, MUST 0");
    }
  }

  /// Two audits ask `__type`, hence introspection must be open.
  private Server development() {
    Path home = folder.toAbsolutePath();
    Config config =
        Config.read(
            Optional.empty(),
            Map.of(
                "TILLID_ALLOW_COPY_ON_WRITE", // a test's folder may lie in a container
                "true",
                "TILLID_DATA_DIR",
                home.resolve("data").toString(),
                "TILLID_CUSTODY_DIR",
                home.resolve("custody").toString(),
                "TILLID_SLOT_COPY_DIR",
                home.resolve("slots-copy").toString(),
                "TILLID_KEYS_DIR",
                home.resolve("keys").toString(),
                "TILLID_PASSPHRASE_FILE",
                home.resolve("keys/passphrase").toString(),
                "TILLID_HTTP_PORT",
                "0",
                "TILLID_HTTP_MANAGEMENT_PORT",
                "0",
                "TILLID_HTTP_DEVELOPMENT",
                "true",
                "TILLID_HTTP_ANONYMOUS_PER_MINUTE_PER_ADDRESS",
                "1000"));
    KeyRing.writeNewPassphrase(config.path("passphraseFile"));
    Registry.initialise(config);
    Clock clock = Clock.systemUTC();
    return Server.start(config, clock, new EventLog(new StringWriter(), clock));
  }

  @Test
  void theGraphqlWsClientIsServed() throws IOException, InterruptedException {
    try (LiveServer live = LiveServer.onEmptyStore(folder, Clock.systemUTC())) {
      Map<String, String> environment =
          Map.of(
              "TILLID_GRAPHQL", live.graphql().toString(),
              "TILLID_TOKEN", live.token(Role.WORKER, "0390"));
      succeeds(run(environment, "node", "socket.mjs"));
    }
  }

  @Test
  void theLinterFindsNothingInTheSchema() throws IOException, InterruptedException {
    succeeds(lint(SCHEMA));
  }

  @Test
  void theLinterNoticesAnUndescribedField() throws IOException, InterruptedException {
    Path spoilt = folder.resolve("spoilt.graphqls");
    Files.writeString(spoilt, "\"Root.\"\ntype Query { bare: Int }\n");
    assertThat(lint(spoilt).output()).contains("fields-have-descriptions");
  }

  private static Ran lint(Path schema) throws IOException, InterruptedException {
    return run(
        Map.of(),
        "node_modules/.bin/graphql-schema-linter",
        "--rules",
        LINTER_RULES,
        "--ignore",
        LINTER_EXCEPTIONS,
        schema.toAbsolutePath().toString());
  }

  @Test
  void theSchemaBreaksNothingOfTheLastTag() throws IOException, InterruptedException {
    Optional<String> tag = lastTagWithASchema();
    if (tag.isEmpty()) {
      abort("no tag holds schema.graphqls yet: there is nothing to compare with");
    }
    Path old = folder.resolve("old.graphqls");
    Files.writeString(old, git("show", tag.orElseThrow() + ":schema.graphqls").output());
    succeeds(diff(old, SCHEMA));
  }

  @Test
  void theDiffNoticesAFieldThatIsGone() throws IOException, InterruptedException {
    Path before = folder.resolve("before.graphqls");
    Path after = folder.resolve("after.graphqls");
    Files.writeString(before, "type Query { a: Int b: Int }");
    Files.writeString(after, "type Query { a: Int }");
    assertThat(diff(before, after).status()).isNotZero();
    assertThat(diff(after, before).status()).isZero();
  }

  private static Ran diff(Path before, Path after) throws IOException, InterruptedException {
    return run(
        Map.of(),
        "node_modules/.bin/graphql-inspector",
        "diff",
        before.toAbsolutePath().toString(),
        after.toAbsolutePath().toString());
  }

  private static Optional<String> lastTagWithASchema() throws IOException, InterruptedException {
    String tags = git("tag", "--merged", "HEAD", "--sort=-creatordate").output();
    for (String tag : tags.lines().toList()) {
      if (!tag.isBlank() && git("cat-file", "-e", tag + ":schema.graphqls").status() == 0) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }

  private static Ran git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", REPOSITORY.toString()));
    command.addAll(Arrays.asList(arguments));
    return run(Map.of(), command.toArray(String[]::new));
  }

  private static void succeeds(Ran ran) {
    if (ran.status() != 0) {
      fail("ended with " + ran.status() + ":\n" + ran.output());
    }
  }

  private static Ran run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("tool", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("took more than five minutes");
    }
    return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private record Ran(int status, String output) {}
}
