package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import dk.tillid.rules.RuleKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleQueriesTest {
  private final Caller anna = Desk.anna();

  @Test
  void refusalQuotesTheRulesOfTheDayOfTheEvent(@TempDir Path folder) throws IOException {
    write(
        folder.resolve("old.json"), "\"2020-01-01\", \"validUntil\": \"2026-03-04\"", "gamle ord");
    write(folder.resolve("new.json"), "\"2026-03-05\"", "nye ord");
    Desk desk =
        new Desk(GraphSettings.standard(false), Practice.of(RuleBook.withDirectory(folder)));
    String handle = desk.open(anna, "syd");

    assertThat(closed(desk, handle, "2026-03-03").get("quote").asText()).isEqualTo("gamle ord");
    assertThat(closed(desk, handle, "2026-03-06").get("quote").asText()).isEqualTo("nye ord");
  }

  @Test
  void tenMunicipalitiesAtMostStandSideBySide() {
    Desk desk = new Desk();
    Caller nobody = new Caller.Anonymous();
    assertThat(Desk.code(desk.ask(nobody, compared(10)))).isEmpty();
    assertThat(Desk.code(desk.ask(nobody, compared(11)))).isEqualTo("LIMIT_EXCEEDED");
    assertThat(Desk.code(desk.ask(anna, compared(1_900)))).isEqualTo("LIMIT_EXCEEDED");
  }

  private static String compared(int municipalities) {
    return IntStream.range(1_000, 1_000 + municipalities)
        .mapToObj(code -> "\"" + code + "\"")
        .collect(
            Collectors.joining(
                " ",
                "{ ruleSets(municipalities: [",
                "]) { rules { key statements { quote } } } }"));
  }

  @Test
  void ruleSetsStandSideBySideWithEveryRuleInBothLanguages() {
    JsonNode compared =
        new Desk()
            .data(
                new Caller.Anonymous(),
                """
                { ruleSets(municipalities: ["0766", "0390", "0727", "0766"], on: "2026-03-02") {
                  on ruleSets { name } rules { key label(lang: EN) statements {
                    municipality stated da: statement en: statement(lang: EN) quote gloss } } } }
                """)
            .get("ruleSets");

    assertThat(compared.get("on").asText()).isEqualTo("2026-03-02");
    assertThat(compared.get("ruleSets").findValuesAsText("name"))
        .containsExactly("Hedensted", "Vordingborg", "Serviceloven § 99");
    assertThat(compared.get("rules").findValuesAsText("key"))
        .isEqualTo(Arrays.stream(RuleKey.values()).map(RuleKey::key).toList());
    JsonNode complaint = compared.at("/rules/" + RuleKey.COMPLAINT.ordinal() + "/statements");
    assertThat(complaint.findValuesAsText("en"))
        .containsExactly(
            "not possible",
            "written or oral, to Center for Psykiatri og Handicap, with help to write",
            "not stated");
    assertThat(complaint.at("/0/quote").asText()).isEqualTo("Der er ikke mulighed for at klage.");
    assertThat(complaint.at("/2/da").asText()).isEqualTo("ikke angivet");
    assertThat(complaint.at("/2/stated").asBoolean()).isFalse();
    assertThat(complaint.at("/2/quote").isNull()).isTrue();
  }

  @Test
  void everyMunicipalityWithRulesIsComparedOnTheDayAskedFor() {
    JsonNode compared =
        new Desk()
            .data(anna, "{ ruleSets(on: \"2010-06-01\") { ruleSets { municipality validUntil } } }")
            .at("/ruleSets/ruleSets");

    assertThat(compared.findValuesAsText("municipality"))
        .containsExactly("0151", "0230", "0390", "0766", "0999");
    assertThat(compared.at("/1/validUntil").asText()).isEqualTo("2011-02-14");
  }

  @Test
  void detailsOfARuleSetAreServed() {
    String details =
        "{ youngerUnit olderUnit teamReviewsPerWeek complaintPossible complaintUnit"
            + " complaintHelpToWrite interveners noteAllowed retentionMonths }";
    JsonNode rules =
        new Desk()
            .data(
                anna,
                "{ a: ruleSet(municipality: \"0999\") %s b: ruleSet(municipality: \"0230\") %s }"
                    .formatted(details, details));

    assertThat(rules.get("a").toString())
        .isEqualTo(
            "{\"youngerUnit\":\"FAMILY_DEPARTMENT\",\"olderUnit\":\"ELDERLY_DEPARTMENT\","
                + "\"teamReviewsPerWeek\":2,\"complaintPossible\":true,"
                + "\"complaintUnit\":\"Opsøgende team\",\"complaintHelpToWrite\":true,"
                + "\"interveners\":[],\"noteAllowed\":true,\"retentionMonths\":60}");
    assertThat(rules.at("/b/interveners").toString()).isEqualTo("[\"OWN_DOCTOR\",\"POLICE\"]");
    assertThat(rules.at("/b/complaintPossible").isNull()).isTrue();
    assertThat(rules.at("/b/noteAllowed").asBoolean()).isFalse();
  }

  private JsonNode closed(Desk desk, String handle, String on) {
    return desk.data(
            anna,
            """
            mutation { closeCase(input: {idempotencyKey: "%s", case: {handle: "%s"}, on: "%s",
              reason: UNREACHABLE_PROTOCOL}) { ... on Refused { reason rule quote } } }
            """
                .formatted(desk.key(), handle, on))
        .get("closeCase");
  }

  private static void write(Path file, String validFrom, String words) throws IOException {
    Files.writeString(
        file,
        """
        {"format": 1, "municipality": "0766", "name": "n", "source": "s", "validFrom": %s,
         "rules": {"attemptProtocol": {"kind": "VISITS_AND_CALLS", "visitsWithNote": 2,
           "da": "%s", "en": "e"}}}
        """
            .formatted(validFrom, words),
        StandardCharsets.UTF_8);
  }
}
