package dk.tillid.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The table of the README: how well the rules do on the written notes.
final class Measurements {
  private static final String HEAD = "| what | marked | recall | precision |\n|---|---|---|---|";

  private Measurements() {}

  /// The table, as Markdown.
  static String table(Notes notes) {
    List<String> rows = new ArrayList<>(List.of(HEAD));
    for (Rule rule : Screening.standard().rules()) {
      if (!Measurement.NAMES.contains(rule.id())) {
        rows.add(Measurement.of(Set.of(rule.id()), notes).row("`" + rule.id() + "`"));
      }
    }
    rows.add(cased(notes).row("`NAME` `RELATIVE` `STAFF`, with capitals"));
    rows.add(small(notes).row("the same, all in small letters"));
    return String.join("\n", rows);
  }

  static Measurement cased(Notes notes) {
    return Measurement.of(Measurement.NAMES, notes, (note, label) -> !label.isSmall(note.text()));
  }

  static Measurement small(Notes notes) {
    return Measurement.of(Measurement.NAMES, notes, (note, label) -> label.isSmall(note.text()));
  }
}
