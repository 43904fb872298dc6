package dk.tillid.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.tillid.Config;
import dk.tillid.Registry;
import dk.tillid.backup.Backups;
import dk.tillid.domain.StoreFailure;
import dk.tillid.keys.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Has the process that serves the registry make a backup: asks the operator's port of this machine
/// with a token that this process signs for itself.
final class ServedBackup {
  private static final Duration TOKEN_HOLDS = Duration.ofMinutes(1);
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final Config config;
  private final KeyRing keys;
  private final LongConsumer progress;

  ServedBackup(Config config, KeyRing keys, LongConsumer progress) {
    this.config = config;
    this.keys = keys;
    this.progress = progress;
  }

  Backups.Made make(Path below, boolean alone) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build()) {
      HttpResponse<Stream<String>> answer =
          client.send(request(below, alone), BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        requireBegun(answer.statusCode());
        return told(lines.iterator());
      }
    } catch (IOException e) {
      throw noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a backup was made", e);
    }
  }

  private HttpRequest request(Path below, boolean alone) {
    String token = Registry.token(config, keys, Clock.systemUTC(), Backups.ITSELF, TOKEN_HOLDS);
    String body =
        JSON.createObjectNode().put("dir", below.toString()).put("alone", alone).toString();
    return HttpRequest.newBuilder(URI.create("http://" + door() + "/backup"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private String door() {
    int port = config.number("http.managementPort");
    if (port == 0) {
      throw new StoreFailure(
          "The store is in use, and http.managementPort is 0, so that nobody knows where to ask for"
              + " a backup. Set it to a port, start Tillid anew, and order the backup again.");
    }
    return "127.0.0.1:" + port;
  }

  private void requireBegun(int status) {
    switch (status) {
      case 200 -> {}
      case 401, 403, 404 ->
          throw new StoreFailure(
              "What answers at "
                  + door()
                  + " is not the registry of these keys. Name the configuration that Tillid serves"
                  + " with.");
      case 409 ->
          throw new StoreFailure(
              "A backup is being made already. Wait for its end, then order one again if need be.");
      case 503 ->
          throw new StoreFailure("Tillid is starting, or ending. Order the backup in a moment.");
      default ->
          throw new StoreFailure(
              "The registry at " + door() + " does not take the order. Use its version of Tillid.");
    }
  }

  private Backups.Made told(Iterator<String> lines) throws IOException {
    try {
      while (lines.hasNext()) {
        JsonNode line = JSON.readTree(lines.next());
        if (line.has("made")) {
          return Backups.Made.read(line.get("made"));
        }
        if (line.has("failed")) {
          throw new StoreFailure(line.get("failed").asText());
        }
        progress.accept(line.path("sealedBytes").asLong());
      }
    } catch (UncheckedIOException e) {
      throw cutOff(e);
    }
    throw cutOff(new UncheckedIOException(new IOException("no last line")));
  }

  private static StoreFailure cutOff(UncheckedIOException trigger) {
    return new StoreFailure(
        "Tillid ended before the backup was made. Look whether it serves, and order it again; what"
            + " is left of this one is no backup and is removed.",
        trigger);
  }

  private StoreFailure noAnswer(IOException trigger) {
    return new StoreFailure(
        "The store is in use, but nobody answers at "
            + door()
            + ". Where another command works on it, wait for its end; where Tillid serves, name the"
            + " configuration that it serves with.",
        new UncheckedIOException(trigger));
  }
}
