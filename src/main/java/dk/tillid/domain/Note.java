package dk.tillid.domain;

/// The one short note (notat) of a case, where the municipality allows one. It says nothing that
/// identifies anybody: it is screened before it gets here.
///
/// @param text 1–140 characters (code points), no line break of any kind
public record Note(String text) {
  /// The longest note.
  public static final int MAX_CHARACTERS = 140;

  /// Refuses another length, control characters and the separators of lines and paragraphs.
  public Note {
    long characters = text.codePoints().count();
    if (text.isBlank()
        || characters > MAX_CHARACTERS
        || text.codePoints().anyMatch(Note::breaksLine)) {
      throw new Rejected(Rejected.Field.NOTE);
    }
  }

  private static boolean breaksLine(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /// Hides the text, so that no message or log can show it.
  @Override
  public String toString() {
    return "Note";
  }
}
