package dk.tillid.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.tillid.domain.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// What a backup says of itself: technical figures, nothing of a case.
///
/// @param keystoreId the keystore's name, in hexadecimal
/// @param slotFileId the slot file's name, in hexadecimal
/// @param generation from 1
/// @param day the Danish day it was made
/// @param erasureEpoch how many acts of destruction it knows of
/// @param trailSize entries of the audit trail
/// @param trailHead the link after the last of them, in hexadecimal
record Manifest(
    String keystoreId,
    String slotFileId,
    int generation,
    LocalDate day,
    long erasureEpoch,
    long trailSize,
    String trailHead,
    Sealed data,
    Sealed keys) {
  /// One of the two sealed files.
  ///
  /// @param sha256 in hexadecimal
  record Sealed(long bytes, String sha256) {}

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  byte[] text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("tillidBackup", FORMAT)
        .put("keystoreId", keystoreId)
        .put("slotFileId", slotFileId)
        .put("generation", generation)
        .put("day", day.toString())
        .put("erasureEpoch", erasureEpoch)
        .put("trailSize", trailSize)
        .put("trailHead", trailHead);
    root.set("data", node(data));
    root.set("keys", node(keys));
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode node(Sealed sealed) {
    return JSON.createObjectNode().put("bytes", sealed.bytes).put("sha256", sealed.sha256);
  }

  /// @param file for the message
  static Manifest read(byte[] text, Path file) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("tillidBackup").asInt() != FORMAT) {
        throw new StoreFailure(
            file
                + " is no manifest that this program knows. Use the version that made the backup.");
      }
      return new Manifest(
          root.path("keystoreId").asText(),
          root.path("slotFileId").asText(),
          root.path("generation").asInt(),
          LocalDate.parse(root.path("day").asText()),
          root.path("erasureEpoch").asLong(),
          root.path("trailSize").asLong(),
          root.path("trailHead").asText(),
          sealed(root.path("data")),
          sealed(root.path("keys")));
    } catch (IOException | DateTimeParseException e) {
      throw new StoreFailure(file + " cannot be read. The backup is damaged: use another.", e);
    }
  }

  private static Sealed sealed(JsonNode node) {
    return new Sealed(node.path("bytes").asLong(), node.path("sha256").asText());
  }
}
