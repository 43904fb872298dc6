package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A [ProofHouse] as its parent sees it. Started with the options of memory and crashes that the
/// product's own start script has.
final class ProofChild implements AutoCloseable {
  private static final Pattern OPTION = Pattern.compile("  (-XX:\\S+)");

  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final String graphql;

  private ProofChild(Process process) throws IOException {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.graphql = said();
  }

  /// Starts a registry and waits until it serves.
  ///
  /// @param classesBefore classes that stand before the product's own; none where it is empty
  /// @param log where its log is appended
  /// @param temporary its folder for temporary files
  static ProofChild start(Path config, Optional<Path> classesBefore, Path log, Path temporary)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(shippedOptions());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    String own = System.getProperty("java.class.path");
    command.add(classesBefore.map(it -> it + ":" + own).orElse(own));
    command.add(ProofHouse.class.getName());
    command.add(config.toString());
    return new ProofChild(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  private static List<String> shippedOptions() throws IOException {
    String script = Files.readString(Path.of("ops/tillid"));
    List<String> options = OPTION.matcher(script).results().map(match -> match.group(1)).toList();
    assertThat(options).contains("-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError");
    return options;
  }

  /// Where it serves.
  String graphql() {
    return graphql;
  }

  /// Has a command carried out and gives the answer.
  String told(String command) {
    try {
      in.write(command);
      in.newLine();
      in.flush();
      return said();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String said() throws IOException {
    return Optional.ofNullable(out.readLine())
        .orElseThrow(() -> new AssertionError("the registry ended; its log says why"));
  }

  /// Stops it and waits for its end.
  @Override
  public void close() {
    try {
      in.close();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
