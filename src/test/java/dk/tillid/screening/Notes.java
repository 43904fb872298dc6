package dk.tillid.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Notes with what ought to be found in them.
record Notes(List<Note> notes) {
  private static final Pattern MARK = Pattern.compile("\\{([A-Z_]+):([^}]*)}");

  /// A part of a note that a rule ought to find.
  record Label(String rule, int start, int end) {
    boolean isSmall(String text) {
      return text.substring(start, end).chars().noneMatch(Character::isUpperCase);
    }
  }

  record Note(String text, List<Label> labels) {
    /// Reads `{RULE:part}` as a marked part.
    static Note marked(String line) {
      StringBuilder text = new StringBuilder();
      List<Label> labels = new ArrayList<>();
      Matcher matcher = MARK.matcher(line);
      int from = 0;
      while (matcher.find()) {
        text.append(line, from, matcher.start());
        int start = text.length();
        text.append(matcher.group(2));
        labels.add(new Label(matcher.group(1), start, text.length()));
        from = matcher.end();
      }
      return new Note(text.append(line, from, line.length()).toString(), labels);
    }
  }

  Notes {
    notes = List.copyOf(notes);
  }

  /// Those of `notes.txt`.
  static Notes written() {
    try (InputStream in = Notes.class.getResourceAsStream("notes.txt");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return new Notes(
          reader
              .lines()
              .filter(it -> !it.startsWith("#") && !it.isEmpty())
              .map(Note::marked)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
