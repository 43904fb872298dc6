package dk.tillid.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Rule files drawn at random: valid ones, and the same broken in one or two places.
public final class DrawnRuleFile {
  /// For each key the figures a rule may have; each is valid.
  static final Map<String, List<String>> FIGURES =
      Map.ofEntries(
          Map.entry("firstContactTarget", List.of("{'workingDays': 1}", "{'workingDays': 366}")),
          Map.entry(
              "attemptProtocol",
              List.of(
                  "{'kind': 'VISITS_AND_CALLS', 'visitsWithNote': 20}",
                  "{'kind': 'INDIVIDUAL_ASSESSMENT'}",
                  "{'kind': 'PRIOR_APPOINTMENT'}")),
          Map.entry("minPhoneAttempts", List.of("{'calls': 1}", "{'calls': 20.0}")),
          Map.entry("hourBudget", List.of("{}", "{'minutesPerIsoWeek': 10080}")),
          Map.entry(
              "timeLimit", List.of("{'limit': 'TEMPORARY_INDIVIDUAL'}", "{'limit': 'NONE_SET'}")),
          Map.entry(
              "serviceHours",
              List.of("{'hours': 'WORKING_DAYS'}", "{'hours': 'WORKING_DAYS_AND_WHEN_NEEDED'}")),
          Map.entry(
              "age",
              List.of(
                  "{'from': 0, 'to': 120}",
                  "{'from': 18, 'to': 65, 'younger': 'FAMILY_DEPARTMENT', 'older': 'SEL_85'}")),
          Map.entry("phases", List.of("{'phases': ['OUTREACH', 'CLOSING']}")),
          Map.entry(
              "workersPerCase", List.of("{'least': 1, 'most': 2}", "{'least': 2, 'most': 2}")),
          Map.entry("teamReviews", List.of("{'perWeek': 14}")),
          Map.entry(
              "anonymity",
              List.of("{'anonymity': 'CITIZEN_CHOICE'}", "{'anonymity': 'MAY_BE_OFFERED'}")),
          Map.entry("registrationWithoutPersonalData", List.of("{'allEnquiries': true}")),
          Map.entry(
              "effectMeasure",
              List.of("{'measures': ['USES_SOCIETY', 'ISOLATION_BROKEN', 'OVERALL_GOAL']}")),
          Map.entry("scheduledFollowUp", List.of("{'followUp': 'NONE'}")),
          Map.entry("decisionIssued", List.of("{}", "{'issued': false}")),
          Map.entry(
              "complaint",
              List.of(
                  "{'complaint': 'NOT_POSSIBLE'}",
                  "{'complaint': 'WRITTEN_OR_ORAL', 'receivingUnit': 'u', 'helpToWrite': false}",
                  "{'complaint': 'WRITTEN_OR_ORAL'}")),
          Map.entry("userSurvey", List.of("{'made': false}")),
          Map.entry("freeChoiceOfProvider", List.of("{'offered': false}")),
          Map.entry("price", List.of("{'price': 'FREE'}")),
          Map.entry("confidentiality", List.of("{'untilConsent': true}")),
          Map.entry("authorityPowers", List.of("{'held': false}")),
          Map.entry("danger", List.of("{}", "{'interveners': ['POLICE', 'OWN_DOCTOR']}")),
          Map.entry("exactAge", List.of("{'kept': true}")),
          Map.entry("daysOff", List.of("{'days': ['CHRISTMAS_EVE']}")),
          Map.entry("note", List.of("{'allowed': true}")),
          Map.entry("retention", List.of("{'monthsAfterClosing': 1200}")),
          Map.entry("legalBasis", List.of("{}")),
          Map.entry("purpose", List.of("{}")),
          Map.entry("targetGroup", List.of("{}")),
          Map.entry("referral", List.of("{}")),
          Map.entry("activities", List.of("{}")),
          Map.entry("citizenDuties", List.of("{}")),
          Map.entry("provider", List.of("{}")),
          Map.entry("staff", List.of("{}")),
          Map.entry("closing", List.of("{}")));

  /// What is put in another value's place.
  static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "2",
          "-1",
          "1.0",
          "1.5",
          "121",
          "1201",
          "10081",
          "12345678901234567890",
          "1e300",
          "''",
          "' '",
          "'\\n\\t'",
          "'\\u00a0'",
          "'x'",
          "'0766'",
          "'076'",
          "'07661'",
          "'0766\\n'",
          "'٠٧٦٦'",
          "'2024-02-29'",
          "'2023-02-29'",
          "'2024-1-1'",
          "'0000-01-01'",
          "'-001-01-01'",
          "'2024-01-01T00:00:00Z'",
          "'NONE'",
          "'POLICE'",
          "'OUTREACH'",
          "'outreach'",
          "'NOT_POSSIBLE'",
          "'WRITTEN_OR_ORAL'",
          "'VISITS_AND_CALLS'",
          "'PRIOR_APPOINTMENT'",
          "[]",
          "{}",
          "[1]",
          "['POLICE', 'POLICE']",
          "['OUTREACH', 'CLARIFYING']",
          "[{}]",
          "{'x': 1}");

  private static final List<String> KEYS =
      List.of("da", "en", "kind", "visitsWithNote", "receivingUnit", "from", "issued", "speed");

  private DrawnRuleFile() {}

  /// A file that every reader takes.
  public static ObjectNode valid(SplittableRandom random) {
    ObjectNode file =
        (ObjectNode)
            json(
                "{'format': 1, 'municipality': '0766', 'name': 'n', 'source': 's',"
                    + " 'validFrom': '2024-02-29'}");
    if (random.nextBoolean()) {
      file.put("validUntil", "2024-12-31").put("unit", "u");
      file.set("emergencyNumbers", json("[{'number': '112', 'da': 'd', 'en': 'e'}]"));
    }
    ObjectNode rules = file.putObject("rules");
    FIGURES.forEach((key, alternatives) -> {
      if (random.nextInt(4) > 0) {
        ObjectNode rule = (ObjectNode) json(pick(random, alternatives));
        rules.set(key, rule.put("da", "det er\nsådan").put("en", "e"));
      }
    });
    return file;
  }

  /// The file with one or two places changed; it may still be valid.
  static ObjectNode changed(SplittableRandom random, ObjectNode file) {
    ObjectNode copy = file.deepCopy();
    for (int i = random.nextInt(2); i < 2; i++) {
      change(random, pick(random, inner(copy)));
    }
    return copy;
  }

  private static List<JsonNode> inner(JsonNode root) {
    List<JsonNode> found = new ArrayList<>(List.of(root));
    for (int i = 0; i < found.size(); i++) {
      found
          .get(i)
          .forEach(child -> {
            if (child.isContainerNode()) {
              found.add(child);
            }
          });
    }
    return found;
  }

  private static void change(SplittableRandom random, JsonNode place) {
    JsonNode strange = json(pick(random, STRANGE));
    switch (place) {
      case ObjectNode object -> change(random, object, strange);
      case ArrayNode array -> array.add(strange);
      default -> throw new IllegalStateException("a container was drawn");
    }
  }

  private static void change(SplittableRandom random, ObjectNode object, JsonNode strange) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    if (keys.isEmpty() || random.nextInt(4) == 0) {
      object.set(pick(random, KEYS), strange);
    } else if (random.nextInt(3) == 0) {
      object.remove(pick(random, keys));
    } else {
      object.set(pick(random, keys), strange);
    }
  }

  private static <T> T pick(SplittableRandom random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  static JsonNode json(String text) {
    try {
      return RuleFile.JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
