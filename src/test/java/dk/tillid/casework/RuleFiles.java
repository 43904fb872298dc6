package dk.tillid.casework;

import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rules of their own for [Fieldwork#UNSTATED], for tests.
final class RuleFiles {
  private RuleFiles() {}

  /// A team of a municipality that states these rules alone.
  ///
  /// @param rules the members of the file's `rules`, in JSON
  static Fieldwork stating(Path folder, String rules) {
    try {
      Files.writeString(
          folder.resolve("0727.json"),
          """
          {"format": 1, "municipality": "0727", "name": "n", "source": "s",
           "validFrom": "2020-01-01", "rules": {%s}}
          """
              .formatted(rules),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Fieldwork team = new Fieldwork(Fieldwork.UNSTATED);
    team.practice = Practice.of(RuleBook.withDirectory(folder));
    return team;
  }
}
