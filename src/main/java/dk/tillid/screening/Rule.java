package dk.tillid.screening;

import java.util.List;

/// A rule of the screening, as it is told to the writer.
///
/// @param id upper case words joined by `_`; the one thing of a finding that may be kept or counted
/// @param message what was seen and what to do about it, never quoting the text
/// @param replacements Danish words that can stand in the finding's place; at least one where the
///   rule warns
public record Rule(String id, Severity severity, Message message, List<String> replacements) {
  /// A text in both languages.
  public record Message(String da, String en) {}

  /// Copies the list.
  public Rule {
    replacements = List.copyOf(replacements);
  }
}
