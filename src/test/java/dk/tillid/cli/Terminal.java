package dk.tillid.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.Config;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real command line with the configuration of one machine: its data, keys and slot copy below
/// one folder; custody may be elsewhere.
final class Terminal {
  private static final JsonMapper JSON = new JsonMapper();

  /// What a command printed and how it ended.
  record Ended(int code, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new AssertionError("not JSON", e);
      }
    }
  }

  final Path machine;
  final Path custody;
  private final Path file;
  private final ObjectNode settings;

  Terminal(Path machine, Path custody) {
    this.machine = machine;
    this.custody = custody;
    this.file = machine.resolve("tillid.json");
    this.settings =
        JSON.createObjectNode()
            .put("allowCopyOnWrite", true) // a test's folder may lie in a container
            .put("dataDir", machine.resolve("data").toString())
            .put("custodyDir", custody.toString())
            .put("slotCopyDir", machine.resolve("slots-copy").toString())
            .put("keysDir", machine.resolve("keys").toString())
            .put("passphraseFile", machine.resolve("passphrase").toString());
    settings.putObject("backup").put("recipientFile", machine.resolve("recipient.pub").toString());
    settings.putObject("http").put("port", 0).put("managementPort", freePort());
    write();
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    try {
      Files.createDirectories(machine);
      Files.writeString(file, settings.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sets the recipient of backups; none where it is empty.
  void recipient(String path) {
    settings.withObjectProperty("backup").put("recipientFile", path);
    write();
  }

  /// The operator's port.
  int port() {
    return settings.path("http").path("managementPort").asInt();
  }

  /// Sets the operator's port.
  void port(int port) {
    settings.withObjectProperty("http").put("managementPort", port);
    write();
  }

  Config config() {
    return Config.read(Optional.of(file), Map.of());
  }

  /// Runs a command with this configuration.
  Ended run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(file.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }
}
