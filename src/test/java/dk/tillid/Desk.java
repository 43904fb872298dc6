package dk.tillid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.domain.Actor;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Role;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.WorkerId;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Receipt;
import dk.tillid.keys.ReceiptReading;
import dk.tillid.keys.Receipts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Somebody who works with a [LiveServer], by its public API.
///
/// @param token empty for a citizen
record Desk(LiveServer live, String token) {
  private static final String CHANGE =
      "__typename ... on CaseChange { case { id handle } index warnings { warning } }"
          + " ... on Refused { reason rule }";

  /// The desk of a worker or team lead.
  static Desk of(LiveServer live, Role role, String municipality, String team) {
    Actor actor =
        new Actor(
            new WorkerId(role.name().toLowerCase(java.util.Locale.ROOT) + "-" + team),
            role,
            new Municipality(municipality),
            role == Role.WORKER ? Set.of(new TeamId(team)) : Set.of());
    return new Desk(live, live.token(actor, Duration.ofDays(3650)));
  }

  /// A citizen with no account.
  static Desk citizen(LiveServer live) {
    return new Desk(live, "");
  }

  /// A query's or mutation's data, without errors.
  JsonNode data(String query, Map<String, ?> variables) {
    return live.data(token, query, variables);
  }

  /// A whole answer.
  JsonNode post(String query, Map<String, ?> variables) {
    return live.post(token, query, variables);
  }

  /// The one error code of an answer; empty where there is none.
  static String code(JsonNode answer) {
    return answer.path("errors").path(0).path("extensions").path("code").asText();
  }

  /// The document of a mutation that takes `$input`.
  static String document(String mutation) {
    String type =
        mutation.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + mutation.substring(1);
    String selection =
        switch (mutation) {
          case "registerReferral" ->
              "__typename ... on ReferralRegistered { id } ... on Refused { reason rule }";
          case "giveConsent" -> CHANGE + " ... on ConsentGiven { code }";
          case "replaceCode" -> CHANGE + " ... on CodeReplaced { code }";
          default -> CHANGE;
        };
    return "mutation($input: "
        + type
        + "Input!) { "
        + mutation
        + "(input: $input) { "
        + selection
        + " } }";
  }

  /// Sends a mutation and gives its outcome, without errors.
  JsonNode change(String mutation, Map<String, ?> input) {
    return data(document(mutation), Map.of("input", keyed(input))).path(mutation);
  }

  /// The input with an idempotency key of its own, unless it has one.
  static Map<String, Object> keyed(Map<String, ?> input) {
    Map<String, Object> keyed = new HashMap<>(input);
    keyed.putIfAbsent("idempotencyKey", UUID.randomUUID().toString());
    return keyed;
  }

  /// Opens a case met by own outreach and gives its handle.
  String openCase(String team, String on) {
    JsonNode opened =
        change(
            "openCase",
            Map.of(
                "team",
                team,
                "source",
                "OWN_OUTREACH",
                "openedOn",
                on,
                "traits",
                Map.of("gender", "FEMALE", "ageBand", "A26_35")));
    return opened.path("case").path("handle").asText();
  }

  /// The name of a case as an input.
  static Map<String, String> named(String handle) {
    return Map.of("handle", handle);
  }

  /// Sends a mutation twice with the same key, and once more with another input.
  JsonNode changeTwice(String mutation, Map<String, ?> input) {
    Map<String, Object> keyed = keyed(input);
    String document = document(mutation);
    JsonNode first = data(document, Map.of("input", keyed));
    JsonNode again = data(document, Map.of("input", keyed));
    assertThat(again).as("retry of " + mutation).isEqualTo(first);
    Map<String, Object> other = new HashMap<>(keyed);
    other.putAll(
        keyed.containsKey("workers")
            ? Map.of("workers", List.of("somebody-else"))
            : Map.of(dayOf(keyed), "2026-03-01"));
    JsonNode reused = post(document, Map.of("input", other));
    assertThat(code(reused)).as("reuse of " + mutation).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    return first.path(mutation);
  }

  private static String dayOf(Map<String, Object> input) {
    return List.of("on", "openedOn", "receivedOn").stream()
        .filter(input::containsKey)
        .findFirst()
        .orElseThrow();
  }

  /// What a receipt of the registry states.
  static Receipt genuine(Path folder, String printed) {
    return switch (Receipts.read(receiptKey(folder), printed)) {
      case ReceiptReading.Genuine(Receipt receipt) -> receipt;
      case ReceiptReading bad -> throw new AssertionError(bad);
    };
  }

  /// The 32 bytes at the end of the public key's file (RFC 8410 §4).
  static byte[] receiptKey(Path folder) {
    try {
      String pem =
          Files.readString(
              LiveServer.config(folder).path("keysDir").resolve(KeyRing.RECEIPT_PUBLIC_FILE));
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return Arrays.copyOfRange(der, der.length - 32, der.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
