package dk.tillid.transfer;

import dk.tillid.casework.Flaw;

/// A line that was refused: which, where in it, why. Nothing of what it holds.
///
/// @param line its number, from 1
/// @param place in the words of the schema; empty for the line as a whole
/// @param code a [Fault] or a [Flaw] by name
/// @param text the reason in words
public record Problem(long line, String place, String code, String text) {
  static Problem of(long line, Malformed malformed) {
    return new Problem(line, malformed.place(), malformed.fault().name(), malformed.fault().text());
  }

  static Problem of(long line, Fault fault) {
    return new Problem(line, "", fault.name(), fault.text());
  }

  static Problem of(long line, Flaw flaw) {
    return new Problem(line, "", flaw.name(), flaw.text());
  }
}
