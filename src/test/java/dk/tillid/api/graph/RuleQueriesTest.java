package dk.tillid.api.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tillid.api.Caller;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
