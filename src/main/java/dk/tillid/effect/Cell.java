package dk.tillid.effect;

import dk.tillid.domain.code.Code;

/// One cell of a table: a code and how many citizens it was recorded for.
///
/// @param count citizens
/// @param percent whole percent of the year's citizens, rounded half up
public record Cell(Code code, int count, int percent) {
  static Cell of(Code code, int count, int citizens) {
    return new Cell(code, count, Share.percent(count, citizens));
  }
}
